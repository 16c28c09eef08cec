"""The command: python -m press check.

In:  the project's root (this folder, or --root).
Out: every problem, then one count; exit 1 where there is any.
Use: authors before they publish; CI.
"""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from press import checks
from press.build import build
from press.derived import derived
from press.library import load
from press.new import outcome_page
from press.page_links import OUTCOME_PAGES
from press.problem import did_you_mean
from press.reading_report import chosen, report
from press.site import read_pages, read_site
from press.skeletons import BLANK, blank_page
from press.words import count


def check(root: Path) -> int:
    """Print every problem of the tree under `root`; 0 where there is none."""
    if not (root / "docs").is_dir():
        print(f"{root} holds no docs folder. Run this where mkdocs.yml is, or say --root.")
        return 2
    site = read_site(root, load(root / "docs"), date.today())
    problems = checks.of_site(site)
    for problem in problems:
        print(f"{problem}\n")
    read = f"{count(len(site.pages), 'page')} and {count(len(site.library.sources), 'source')} read"
    print(f"{count(len(problems), 'problem')} in {read}." if problems else f"No problems in {read}.")
    for said in checks.coverage(site):
        print(f"  {said}")
    return 1 if problems else 0


def new(root: Path, kind: str, names: list[str]) -> int:
    """Write each page: an outcome's from its record, any other from its type's skeleton. One that is there is kept."""
    library, code = load(root / "docs"), 0
    for name in names:
        name = name.removeprefix("docs/").removesuffix(".md")
        file = root / "docs" / (f"{OUTCOME_PAGES}/{name}.md" if kind == "outcome" else f"{name}.md")
        if kind == "outcome" and name not in library.outcomes:
            print(f"There is no outcome “{name}”. {did_you_mean(name, library.outcomes)}")
            code = 1
        elif file.exists():
            print(f"{file} is there already, and is left as it is.")
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            text = outcome_page(name, library) if kind == "outcome" else blank_page(kind, name, date.today())
            file.write_text(text, encoding="utf-8")
            print(file)
    return code


def publish(root: Path, out: Path, draft: bool) -> int:
    """Build what is put on a host; 0 where `out` now holds it."""
    problems = build(root, out, os.environ.get("SITE_URL", ""), draft)
    for problem in problems:
        print(f"{problem}\n")
    if problems:
        kept = f"; {out} is as it was" if out.exists() else ""
        print(f"{count(len(problems), 'problem')}. Nothing was published{kept}.")
        return 1
    print(f"Published into {out}{' as a draft' if draft else ''}.")
    return 0


def reading(root: Path, asked: list[Path]) -> int:
    """Print how hard pages are to read. Always 0: it is measured, and gates nothing."""
    print("\n".join(report(chosen(read_pages(root / "docs"), asked, root), with_sentences=bool(asked))))
    return 0


def data(root: Path) -> int:
    """Write what is derived: downloads, schemas, and the font where its packages are installed."""
    for path, text in derived(load(root / "docs")).items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        print(file)
    try:
        from press import fonts
        print(fonts.make(root))
    except ImportError as error:
        print(f"{error}. Making the font needs more than authors install: pip install -r requirements-dev.txt")
        return 2
    return 0


def book(root: Path, out: Path) -> int:
    """Print the whole guide; 0 where `out` now holds it."""
    try:
        from press import pdf
        problems, pages = pdf.make(root, out, os.environ.get("SITE_URL", ""))
    except ImportError as error:
        print(f"{error}. Printing needs a browser: pip install -r requirements-dev.txt, and sh tests/needs.sh")
        return 2
    for problem in problems:
        print(f"{problem}\n")
    if problems:
        return 1
    print(f"{out}: {count(pages, 'page')}")
    return 0


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="press", description="Checks and prepares this guide.")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the folder that holds mkdocs.yml")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="report every problem in pages and data")
    made = commands.add_parser("build", help="check, build and prepare what is put on a host")
    made.add_argument("--draft", action="store_true", help="nobody answers for this copy: mark every page as a draft")
    made.add_argument("--site-dir", type=Path, help="the folder to publish into; site/ if not given")
    printed = commands.add_parser("pdf", help="print the whole guide as one tagged PDF")
    printed.add_argument("--out", type=Path, help="where it goes; guide.pdf if not given")
    commands.add_parser("data", help="make again what is derived and committed: downloads, schemas, font")
    fresh = commands.add_parser("new", help="make a page: an outcome's from its record, others with their parts")
    fresh.add_argument("kind", choices=["outcome", *BLANK])
    fresh.add_argument("names", nargs="+", help="an outcome's file in docs/data/outcomes, without .yml; or a page's "
                       "address, such as considering/will-it-last")
    read = commands.add_parser("reading", help="measure how hard pages are to read, and show the hardest sentences")
    read.add_argument("paths", nargs="*", type=Path, help="pages or folders; all pages if not given")
    given = parser.parse_args(arguments)
    if given.command == "check":
        return check(given.root)
    if given.command == "new":
        return new(given.root, given.kind, given.names)
    if given.command == "reading":
        return reading(given.root, given.paths)
    if given.command == "build":
        return publish(given.root, given.site_dir or given.root / "site", given.draft)
    if given.command == "pdf":
        return book(given.root, given.out or given.root / "guide.pdf")
    return data(given.root)


if __name__ == "__main__":
    sys.exit(main())
