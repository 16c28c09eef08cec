"""The whole audit of the published site: axe on every page in every state and scheme, and Lighthouse on every page.

Run with `make audit`, or on a few pages: make audit PAGES="overview evidence/sources". It takes more than an hour for
the whole guide, so it is no part of the gate: run it before a release. 0 where nothing is found and every score is 100.

A draft asks search engines to stay away, which costs points: so what is audited is a copy of this project for which a
publisher is named, of that purpose alone.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from press.build import build
from press.derived import derived
from press.library import load
from tests import lighthouse
from tests.browser.browsers import told
from tests.browser.conftest import Site
from tests.browser.kinds import LOST
from tests.browser.matrix import matrix
from tests.tools import copy_of_project, free_port, nginx

FACTS = "publisher: Nobody, for an audit\ncontact: nobody@example.org\nfunding:\nrepository:\n"
HEADS = ("speed", "access", "practice", "search", "painted")


def published(work: Path, address: str) -> Path:
    """The project as it would be published at the address. Exits where it cannot be."""
    project = copy_of_project(work / "project")
    (project / "docs/data/site.yml").write_text(FACTS, encoding="utf-8")
    for path, text in derived(load(project / "docs")).items():
        (project / path).write_text(text, encoding="utf-8")
    problems = build(project, work / "site", address)
    if problems:
        sys.exit("\n\n".join(map(str, problems)))
    return work / "site"


def row(one: lighthouse.Report) -> str:
    """A line for a page; beneath it, where it is not perfect, what costs it a point."""
    line = "  ".join(f"{score:>8}" for score in one.scores) + f"{one.painted:>9.2f}s  {one.page or 'home'}"
    return "\n".join([line, *(f"{'':>52}{cost}" for cost in one.costs if not one.perfect)])


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="tests.audit", description=__doc__.split("\n", 1)[0])
    parser.add_argument("pages", nargs="*", help="addresses below the site; every page if none is given")
    parser.add_argument("--only", choices=["axe", "lighthouse"], help="half of it")
    asked = parser.parse_args(arguments)
    try:
        program = None if asked.only == "axe" else lighthouse.install()
    except RuntimeError as missing:
        print(missing)
        return 2
    ports = free_port(), free_port()
    with tempfile.TemporaryDirectory() as name:
        folder = published(Path(name), f"http://127.0.0.1:{ports[0]}/")
        with nginx(folder, Path(name) / "nginx", ports) as (root, below):
            site = Site(folder, root, below)
            pages = [page.strip("/").removeprefix("home") for page in asked.pages] or [*site.pages, LOST]
            faults = "" if asked.only == "lighthouse" else told(matrix(pages, site.at, done(len(pages))))
            print(f"\n{faults or 'axe: nothing found'}" if asked.only != "lighthouse" else "")
            reports = [] if program is None else measured(program, pages, site)
    if reports:
        worst = min(reports, key=lambda one: (min(one.scores), -one.painted))
        print(f"\nThe worst of {len(reports)}: {worst.page or 'home'}, {min(worst.scores)} of 100, "
              f"painted after {worst.painted:.2f} s.")
    return 1 if faults or not all(one.perfect for one in reports) else 0


def done(total: int) -> object:
    """Tells how far it is."""
    count = 0

    def one() -> None:
        nonlocal count
        count += 1
        print(f"\r{count} of {total} pages", end="", file=sys.stderr, flush=True)
    return one


def measured(program: Path, pages: list[str], site: Site) -> list[lighthouse.Report]:
    """One page after the other, each told at once: two together would slow each other down."""
    told_one, reports = done(len(pages)), []
    print("  ".join(f"{head:>8}" for head in HEADS) + "  page")
    for page in pages:  # Lighthouse refuses an answer of 404
        reports.append(lighthouse.report(program, page, f"{site.root}404.html" if page == LOST else site.at(page)))
        told_one()
        print(f"\r{row(reports[-1])}", flush=True)
    return reports


if __name__ == "__main__":
    sys.exit(main())
