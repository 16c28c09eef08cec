"""Which page cites which source, and which page draws which outcome.

In:  parsed pages, the library.
Out: for each source or outcome, the pages and records that rest on it.
Use: “cited on” and “used on”, right under `serve` too, since pages are read through the same grammar.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from press.across_files import cited_in
from press.arguments import draws
from press.library import Library
from press.model import Outcome
from press.site import Page

Titled = tuple[str, str]
"""(path in docs, title)"""


@dataclass(frozen=True)
class Usage:
    """Paths with titles, in the order of the pages."""

    sources: Mapping[str, tuple[Titled, ...]]
    outcomes: Mapping[str, tuple[Titled, ...]]
    records: Mapping[str, tuple[str, ...]]
    """For each source, the outcomes whose records rest on it."""


_last: list = []
"""What was asked last, and the answer: every page of a build asks the same."""


def usage(pages: tuple[Page, ...], library: Library) -> Usage:
    """Drawing a record cites its sources; a page's own marks are added to that."""
    if not _last or _last[0] is not library or _last[1] != [id(page) for page in pages]:
        _last[:] = [library, [id(page) for page in pages], _usage(pages, library)]
    return _last[2]


def _usage(pages: Iterable[Page], library: Library) -> Usage:
    sources: dict[str, dict[str, str]] = {}
    outcomes: dict[str, dict[str, str]] = {}
    rests: dict[str, list[str]] = {}
    for key, outcome in library.outcomes.items():
        for source in dict.fromkeys(cited_in(outcome)):
            rests.setdefault(source, []).append(key)
    for page in pages:
        title = page.matter.title if page.matter else page.path
        if page.matter and page.matter.audience == "authors":
            continue
        for mark in page.scan.citations:
            for cited in mark.cited:
                sources.setdefault(cited.key, {})[page.path] = title
        for block in page.scan.blocks:
            for key, record in draws(block.name, block.argument, library):
                if isinstance(record, Outcome):
                    outcomes.setdefault(key, {})[page.path] = title
                for source in cited_in(record):
                    sources.setdefault(source, {})[page.path] = title
    return Usage({key: tuple(found.items()) for key, found in sources.items()},
                 {key: tuple(found.items()) for key, found in outcomes.items()},
                 {key: tuple(found) for key, found in rests.items()})
