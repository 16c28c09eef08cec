"""Lighthouse, as its makers give it, on pages of a served site: on a phone of average speed, on a slow line.

In:  addresses of pages.
Out: a Report each: four scores of 100, when the largest thing is painted, and what costs a point.
Use: tests/audit.py. It needs Node and, the first time, npm's registry; it is kept in .cache/lighthouse.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.tools import ROOT, chromium

VERSION = "12.8.2"
"""The last that runs on Node 20."""
HOME = ROOT / ".cache/lighthouse"
SCORES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless=new --no-sandbox --disable-gpu"
RUNS = 3
"""How often a page that is not perfect in speed is measured: a busy machine is no fault of its. The median counts."""


@dataclass(frozen=True)
class Report:
    page: str
    scores: tuple[int, ...]
    """In the order of SCORES."""
    painted: float
    """Largest contentful paint, in seconds."""
    costs: tuple[str, ...]
    """Each audit that costs a point."""

    @property
    def perfect(self) -> bool:
        return set(self.scores) == {100}


def install() -> Path:
    """The program. Raises RuntimeError with a cure where Node or npm is missing."""
    program = HOME / "node_modules/lighthouse/cli/index.js"
    if not shutil.which("node") or not shutil.which("npm"):
        raise RuntimeError("Lighthouse needs Node 20 or later with npm: sudo apt-get install nodejs npm, or nodejs.org")
    package = program.parent.parent / "package.json"
    if not package.exists() or json.loads(package.read_text(encoding="utf-8"))["version"] != VERSION:
        HOME.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--prefix", str(HOME), "--no-audit", "--no-fund", "--silent",
                        f"lighthouse@{VERSION}"], check=True)
    return program


def report(program: Path, page: str, address: str) -> Report:
    """The page's Report; measured again where speed alone lets it down."""
    first = _run(program, page, address)
    if first.perfect or first.scores[0] == 100:
        return first
    runs = [first, *(_run(program, page, address) for _ in range(RUNS - 1))]
    middle = statistics.median_low(run.scores[0] for run in runs)
    return next(run for run in runs if run.scores[0] == middle)


def _run(program: Path, page: str, address: str) -> Report:
    found = json.loads(subprocess.run(
        ["node", str(program), address, "--output=json", "--quiet", f"--chrome-flags={FLAGS}",
         f"--only-categories={','.join(SCORES)}"],
        env={**os.environ, "CHROME_PATH": chromium() or ""}, check=True, capture_output=True, text=True).stdout)
    audits, hidden = found["audits"], not _wanted(found)
    costs, scores = [], []
    for name in SCORES:
        asked = found["categories"][name]["auditRefs"]
        weighed = [(audits[one["id"]], one["weight"]) for one in asked if one["weight"]]
        weighed = [(audit, weight) for audit, weight in weighed
                   if audit["score"] is not None and not (hidden and audit["id"] == "is-crawlable")]
        total = sum(weight for _, weight in weighed)
        scores.append(round(100 * sum(audit["score"] * weight for audit, weight in weighed) / total))
        costs += [f"{audit['id']} {audit.get('displayValue', '')}".strip()
                  for audit, _ in weighed if audit["score"] < 1]
    return Report(page, tuple(scores), audits["largest-contentful-paint"]["numericValue"] / 1000, tuple(costs))


def _wanted(found: dict) -> bool:
    """Whether the page wants to be found: that of authors and of lost readers asks not to be, and is right to."""
    crawlable = found["audits"]["is-crawlable"]
    return "noindex" not in json.dumps(crawlable.get("details", {}))
