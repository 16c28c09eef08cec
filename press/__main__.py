"""The command: python -m press check.

In:  the project's root (this folder, or --root).
Out: every problem, then one count; exit 1 where there is any.
Use: authors before they publish; CI.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from press import checks
from press.derived import derived
from press.library import load
from press.listings import OUTCOME_PAGES
from press.new import outcome_page
from press.problem import did_you_mean
from press.site import read_site
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


def new(root: Path, keys: list[str]) -> int:
    """Write the page of each outcome; one that is there is left as it is."""
    library, code = load(root / "docs"), 0
    for key in keys:
        file = root / "docs" / OUTCOME_PAGES / f"{key}.md"
        if key not in library.outcomes:
            print(f"There is no outcome “{key}”. {did_you_mean(key, library.outcomes)}")
            code = 1
        elif file.exists():
            print(f"{file} is there already, and is left as it is.")
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(outcome_page(key, library), encoding="utf-8")
            print(file)
    return code


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


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="press", description="Checks and prepares this guide.")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the folder that holds mkdocs.yml")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="report every problem in pages and data")
    commands.add_parser("data", help="make again what is derived and committed: downloads, schemas, font")
    fresh = commands.add_parser("new", help="make a page from its record")
    fresh.add_argument("kind", choices=["outcome"])
    fresh.add_argument("keys", nargs="+", help="names of files in docs/data/outcomes, without .yml")
    given = parser.parse_args(arguments)
    if given.command == "check":
        return check(given.root)
    if given.command == "new":
        return new(given.root, given.keys)
    return data(given.root)


if __name__ == "__main__":
    sys.exit(main())
