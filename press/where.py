"""The only file that knows which engine runs, and so which page is being drawn.

In:  a Markdown converter in the middle of its work.
Out: a Desk: the page, the library and the problems of this rendering.
Use: the extensions ask for the desk; they know nothing of MkDocs.

MkDocs strips the front matter before Markdown runs and passes no page to extensions. It does register a
tree processor named “relpath” that holds the file and the configuration. That is undocumented, so a test
guards it.
"""

from __future__ import annotations

import logging
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from press import checks
from press.clock import build_day
from press.library import Library, load
from press.problem import Problem
from press.site import Page, Site, read_page, read_pages
from press.usage import Usage, usage

log = logging.getLogger("mkdocs.press")
"""Below `mkdocs.`, because --strict counts only the warnings of loggers there."""

_said: set[Problem] = set()


@dataclass
class Desk:
    """One page on its way through the extensions."""

    page: Page
    library: Library
    today: date
    docs: Path = Path("docs")
    problems: list[Problem] = field(default_factory=list)
    """This page's problems, in order; those drawn in place are taken out of `undrawn`."""
    undrawn: list[Problem] = field(default_factory=list)

    def usage(self) -> Usage:
        """Which page cites and draws what, over all pages as they are now."""
        return usage(read_pages(self.docs), self.library)

    def take(self, raw: str, every: bool = False) -> list[Problem]:
        """The not yet drawn problems of one stretch of text, taken off the list: its first line's, or all."""
        found = [problem for problem in self.undrawn if problem.raw == raw]
        if not every:
            found = [problem for problem in found if problem.line == found[0].line]
        self.undrawn = [problem for problem in self.undrawn if problem not in found]
        return found

    def add(self, problem: Problem) -> None:
        """A problem that only drawing could find."""
        self.problems.append(problem)
        self.undrawn.append(problem)

    def fail(self, error: Exception) -> None:
        """A fault of press itself. It must not escape: under `mkdocs serve` that would hang the author's browser."""
        what = f"press could not draw this: {type(error).__name__}: {error}"
        self.add(Problem(self.page.shown, 0, "press-fault", what,
                         "This is a fault of the program, not of the page: report it with the page's text."))


def desk_of(md: object, lines: list[str] | None = None) -> Desk:
    """The desk of this rendering, laid on first asking. `lines` stand in for the file outside any engine."""
    desk = getattr(md, "press_desk", None)
    if desk is None:
        try:
            desk = _lay(md, lines or [])
        except Exception as error:
            desk = Desk(read_page("page.md", "\n".join(lines or [])), load(Path("no-such-folder")), date.today())
            desk.fail(error)
        md.press_desk = desk
    return desk


def clear(md: object) -> None:
    """Forget the page: the converter starts another."""
    md.press_desk = None


def say(desk: Desk) -> None:
    """Warn of every problem, so that a strict build fails. A data file's stands on every page and is said once."""
    for problem in desk.problems:
        log.warning("%s", problem)
    for problem in desk.library.problems:
        if problem not in _said:
            log.warning("%s", problem)
    _said.intersection_update(desk.library.problems)
    _said.update(desk.library.problems)


def _lay(md: object, lines: list[str]) -> Desk:
    path, text, docs, serving = _engine(md, lines)
    library = load(docs)
    page = read_page(path, text, docs.name)
    today = date.today() if serving else build_day(docs.parent, library.latest_check())
    problems = checks.of_page(Site(docs.parent, (page,), library, today, whole=False))
    return Desk(page, library, today, docs, list(problems), list(problems))


def _engine(md: object, lines: list[str]) -> tuple[str, str, Path, bool]:
    """(path in docs, whole text, docs folder, whether an author is being served) as the running engine tells."""
    given = getattr(md, "press_where", None)
    if given is not None:
        return given["path"], given["text"], Path(given["docs"]), False
    if "relpath" in md.treeprocessors:
        relpath = md.treeprocessors["relpath"]
        file, docs = relpath.file, Path(relpath.config["docs_dir"])
        return file.src_uri, _text_of(file, lines), docs, "serve" in sys.argv
    return "page.md", "\n".join(lines), Path("docs"), False


def _text_of(file: object, lines: list[str]) -> str:
    try:
        return Path(file.abs_src_path).read_text(encoding="utf-8-sig")
    except (OSError, TypeError, UnicodeDecodeError):
        return "\n".join(lines)
