"""Every number that stands beside a citation is one that a record of that source holds."""

from __future__ import annotations

from press.across_files import cited_in
from press.library import Library
from press.numbers import nearest, printed, stands_for, values_of
from press.problem import Problem
from press.site import Site

NAME = "number-sourced"
WHY = "A number that nobody read at its source can hurt somebody."

_last: list = []
"""The library last asked about, and its numbers by source: every page of a build asks about the same one."""


def check(site: Site) -> list[Problem]:
    found = []
    for page in site.pages:
        for mark in page.scan.citations:
            keys = [cited.key for cited in mark.cited if cited.key in site.library.sources]
            if not keys:
                continue
            known = {value for key in keys for value in known_of(site.library, key)}
            for number in printed(mark.said):
                if stands_for(number, known):
                    continue
                close = nearest(number, known)
                cure = (f"The nearest that is recorded is {close:g}. " if close is not None
                        else "No number of it is recorded. ")
                found.append(Problem(page.shown, mark.line, NAME,
                                     f"“{number.text}” in “{_short(mark.said)}” is in no record of {', '.join(keys)}.",
                                     f"{cure}Mend it, or record where it was read in data/findings/{keys[0]}.yml."))
    return found


def coverage(site: Site) -> str:
    """How many of the numbers beside citations were looked for: all of them."""
    count = sum(len(printed(mark.said)) for page in site.pages for mark in page.scan.citations)
    return f"{NAME}: {count} numbers beside citations looked for in the records of their sources"


def _by_source(library: Library) -> dict[str, frozenset[float]]:
    held: dict[str, set[float]] = {}
    for key, findings in library.findings.items():
        held.setdefault(key, set()).update(values_of(findings))
    for key, source in library.sources.items():
        held.setdefault(key, set()).update(values_of(source.title, source.issued, source.notes))
    for outcome in library.outcomes.values():
        for part in (*outcome.rows, *outcome.pooled):
            values = values_of(part)
            if hasattr(part, "drug"):
                values |= {arm.share for arm in (part.drug, part.comparator) if arm.share is not None}
            for key in cited_in(part):
                held.setdefault(key, set()).update(values)
    return {key: frozenset(values) for key, values in held.items()}


def known_of(library: Library, key: str) -> frozenset[float]:
    """Every number that our records hold of one source."""
    if not _last or _last[0] is not library:
        _last[:] = [library, _by_source(library)]
    return _last[1].get(key, frozenset())


def _short(text: str) -> str:
    return text if len(text) <= 90 else "… " + text[-88:].split(" ", 1)[-1]
