"""No page or record rests on a work that was retracted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from press.across_files import cited_in
from press.model import Source
from press.problem import Problem
from press.site import Site

NAME = "not-retracted"
WHY = "A retracted finding is one that its own publisher no longer stands behind."
_CLEAR = ("none", "no ", "not retracted")


def check(site: Site) -> list[Problem]:
    found = []
    for page in site.pages:
        for mark in page.scan.citations:
            for cited in mark.cited:
                said = _retracted(site.library.sources.get(cited.key))
                if said:
                    found.append(Problem(page.shown, mark.line, NAME,
                                         f"The source “{cited.key}” is recorded as retracted: {said}",
                                         "Take the statement out, or rest it on another source.", mark.raw))
    for key, sources in _records(site) if site.whole else ():
        for source in sources:
            said = _retracted(site.library.sources.get(source))
            if said:
                found.append(Problem(f"docs/data/{key}.yml", 0, NAME,
                                     f"It rests on “{source}”, which is recorded as retracted: {said}",
                                     "Take it out, or rest it on another source."))
    return found


def _records(site: Site) -> Iterator[tuple[str, Iterable[str]]]:
    for folder in ("outcomes", "claims", "status", "courses"):
        for key, record in getattr(site.library, folder).items():
            yield f"{folder}/{key}", dict.fromkeys(cited_in(record))


def _retracted(source: Source | None) -> str:
    """What is recorded of a retraction; empty where there is none or nobody has looked."""
    if source is None or source.retraction == "not-checked":
        return ""
    value = source.retraction.value
    return "" if value.lower().startswith(_CLEAR) else value


def coverage(site: Site) -> str:
    """Absence of a check never counts as a pass."""
    known = [source for source in site.library.sources.values() if source.retraction != "not-checked"]
    return f"{NAME}: retraction checked for {len(known)} of {len(site.library.sources)} sources"
