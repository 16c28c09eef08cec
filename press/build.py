"""The publishing path: check, build beside the old site, run the steps, then put the new one in its place.

In:  the project's root, where the site will stand, whether it is a draft.
Out: site/, whole; or the problems, and site/ as it was.
Use: make build (python -m press build).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from press import checks, publish
from press.checks.facts_in_date import stops_publishing
from press.clock import build_day
from press.library import Library, load
from press.problem import Problem
from press.site import read_site

SITE_FACTS = "docs/data/site.yml"


def build(root: Path, out: Path, address: str = "", draft: bool = False) -> list[Problem]:
    """Publish into `out`. Any problem leaves `out` as it was. Raises nothing for what an author can mend."""
    library = load(root / "docs")
    site = read_site(root, library, date.today())
    day = build_day(root, library.latest_check())
    problems = checks.of_site(site) + stops_publishing(replace(site, today=day)) + _nobody_answers(library, draft)
    if problems:
        return problems
    address = address and address.rstrip("/") + "/"
    with tempfile.TemporaryDirectory(prefix=".site-", dir=out.parent) as name:  # one file system: renames are whole
        made = Path(name) / "site"
        said = built(root, made, address)
        if said:
            return [said]
        copy = publish.Copy(made, root, address, day, draft)
        for step in publish.steps():
            problems = step.run(copy)
            if problems:
                return problems
        _swap(made, out, Path(name) / "old")
    return []


def _nobody_answers(library: Library, draft: bool) -> list[Problem]:
    missing = [name for name in ("publisher", "contact") if not getattr(library.site, name)]
    if draft or not missing:
        return []
    return [Problem(SITE_FACTS, 0, "publisher-named", f"Nobody answers for this copy: {' and '.join(missing)} "
                    f"{'is' if len(missing) == 1 else 'are'} empty.",
                    "Fill in what is true, or build with --draft, which marks every page as a draft.")]


def built(root: Path, made: Path, address: str) -> Problem | None:
    """A strict build; its own words where it fails."""
    done = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(made)], cwd=root,
                          text=True, capture_output=True, env={**os.environ, "SITE_URL": address}, check=False)
    if done.returncode == 0:
        return None
    said = "\n    ".join(line for line in done.stderr.splitlines() if line.strip().startswith(("WARNING", "ERROR")))
    return Problem("mkdocs.yml", 0, "mkdocs-builds", f"mkdocs build --strict failed:\n    {said or done.stderr}",
                   "Each line names its page.")


def _swap(made: Path, out: Path, old: Path) -> None:
    """The new site in place of the old. If the second rename fails, the first is taken back."""
    had = out.exists()
    if had:
        out.rename(old)
    try:
        made.rename(out)
    except OSError:
        if had:
            old.rename(out)
        raise
    shutil.rmtree(old, ignore_errors=True)
