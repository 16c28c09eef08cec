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
from press.library import load
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
    return 1 if problems else 0


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="press", description="Checks and prepares this guide.")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the folder that holds mkdocs.yml")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="report every problem in pages and data")
    commands.add_parser("data", help="make again what is derived and committed: the font's subset")
    given = parser.parse_args(arguments)
    if given.command == "check":
        return check(given.root)
    try:
        from press import fonts
        print(fonts.make(given.root))
    except ImportError as error:
        print(f"{error}. Making the font needs more than authors install: pip install -r requirements-dev.txt")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
