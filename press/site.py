"""The pages and the library together: what a rule looks at.

In:  the project's root, or one page's path and text.
Out: a Site of parsed pages, and for each source the pages that cite it.
Use: rules take a Site; the extensions take a Site of the one page that is being drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from press import grammar
from press.library import Library
from press.model import FrontMatter
from press.problem import Problem
from press.records import fit

FRONT_MATTER_RULE = "front-matter-closed"


@dataclass(frozen=True)
class Page:
    """One Markdown file. `path` is relative to the docs folder, `shown` is its path in messages."""

    path: str
    shown: str
    text: str
    scan: grammar.Scan
    matter: FrontMatter | None
    matter_problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Site:
    """`whole` is false where only one page was read, so that nothing can be said of the others."""

    root: Path
    pages: tuple[Page, ...]
    library: Library
    today: date
    whole: bool = True



def read_page(path: str, text: str, docs: str = "docs") -> Page:
    """Parse one page's text."""
    text = text.replace("\r\n", "\n")
    scan, shown = grammar.scan(text), f"{docs}/{path}"
    if scan.front_matter is None:
        what = "This page has no front matter, or its front matter is not closed by a line of ---."
        cure = "Begin with a line of ---, then title, description, type, audience, checked and check-by, then ---."
        return Page(path, shown, text, scan, None, (Problem(shown, 1, FRONT_MATTER_RULE, what, cure),))
    fitted = fit(scan.front_matter, shown, FrontMatter, FRONT_MATTER_RULE, first_line=2)
    if isinstance(fitted, FrontMatter):
        return Page(path, shown, text, scan, fitted, ())
    return Page(path, shown, text, scan, None, tuple(fitted))


_pages: dict[str, tuple[tuple[int, int], Page]] = {}


def read_pages(folder: Path) -> tuple[Page, ...]:
    """Every page under a docs folder, each parsed again only when its file has changed."""
    found = []
    for file in sorted(folder.rglob("*.md")):
        stat = file.stat()
        state = (stat.st_mtime_ns, stat.st_size)
        kept = _pages.get(str(file))
        if kept is None or kept[0] != state:
            text = file.read_text(encoding="utf-8-sig", errors="replace")
            kept = _pages[str(file)] = (state, read_page(file.relative_to(folder).as_posix(), text, folder.name))
        found.append(kept[1])
    return tuple(found)


def read_site(root: Path, library: Library, today: date, docs: str = "docs") -> Site:
    """Every page under the docs folder."""
    return Site(root, read_pages(root / docs), library, today)
