"""What the evidence blocks cost: a build with them, over a build of the same pages with their HTML pasted in.

Run with `make bench`. Prints every run and the ratio of medians; asserts nothing, since a clock is no test.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from press import listings
from press.blocks import options
from press.evidence import draw_evidence, draw_list
from press.grammar import Block
from press.library import load
from press.site import read_pages
from press.where import Desk
from tests.tools import MKDOCS, QUIET, ROOT, copy_of_project

RUNS = 5
DRAWN = {"evidence", *listings.LISTS}


def paste(project: Path) -> int:
    """Put the HTML of every evidence block in its place. Returns how many."""
    docs, count = project / "docs", 0
    library = load(docs)
    for page in read_pages(docs):
        lines = page.text.split("\n")
        for block in reversed([block for block in page.scan.blocks if block.name in DRAWN]):
            desk = Desk(page, library, library.latest_check(), docs)
            html = _drawn(desk, block)
            lines[block.line - 1 : block.end] = ["", f"<div>{html}</div>".replace("\n", " "), ""]
            count += 1
        (docs / page.path).write_text("\n".join(lines), encoding="utf-8")
    return count


def _drawn(desk: Desk, block: Block) -> str:
    def cite(pairs: list[tuple[str, str]]) -> str:
        return "<sup>1</sup>" * len(pairs)

    if block.name == "evidence":
        return draw_evidence(desk, block.argument, options(block)["as"], f"evidence-{block.line}", cite)
    return draw_list(desk, block.name, block.argument, cite)


def seconds(project: Path, out: Path) -> float:
    start = time.perf_counter()
    subprocess.run([*MKDOCS, "build", "--site-dir", str(out)], cwd=project, check=True, capture_output=True,
                   env={**os.environ, **QUIET})
    return time.perf_counter() - start


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        drawn, pasted = copy_of_project(work / "drawn"), copy_of_project(work / "pasted")
        count = paste(pasted)
        times: dict[str, list[float]] = {"drawn": [], "pasted": []}
        for _ in range(RUNS):
            for kind, project in (("drawn", drawn), ("pasted", pasted)):
                times[kind].append(seconds(project, work / f"{kind}-site"))
    for kind, found in times.items():
        print(f"{kind:7} {' '.join(f'{one:6.2f}' for one in found)} s   median {statistics.median(found):.2f} s")
    ratio = statistics.median(times["drawn"]) / statistics.median(times["pasted"])
    print(f"{count} blocks in {len(read_pages(ROOT / 'docs'))} pages: build time with them over without, {ratio:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
