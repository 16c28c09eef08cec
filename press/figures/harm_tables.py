"""Harms as people in 100 on both sides: one table for each drug, form, comparison, population and time.

In:  harms with both groups per hundred, as (key, outcome); `named`, which links an outcome's words to its page.
Out: well-formed <figure>s, the one with most harms first; in each, the commonest with treatment first.
Use: the block harms. What all rows of a table share (whose data, how sure, what to beware of) is said once, under it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from press.figures.evidence_parts import (
    HERE,
    LEVELS,
    Cite,
    Links,
    badge,
    caption,
    cell,
    certainty_line,
    data_link,
    differs,
    figure,
    judged,
    line,
    link,
    table,
    text,
)
from press.figures.evidence_words import against, capital, did, ended, given, meaning, pico, sides
from press.figures.per_hundred import Hundred, hundred
from press.figures.side_notes import notes, parted, small
from press.figures.svg import element
from press.words import full_date

if TYPE_CHECKING:
    from press.model import Arm, Outcome

FEW = 3
"""Data files that fit in a line."""
Named = Callable[[str, "Outcome", str], str]


@dataclass(frozen=True)
class Harm:
    """One outcome with its two numbers of 100."""

    key: str
    outcome: Outcome
    shown: Hundred


def harm_tables(items: Iterable[tuple[str, Outcome]], cite: Cite, named: Named, *, links: Links = HERE) -> str:
    """The figures, one after the other. ValueError in plain words where an outcome has no two groups of 100."""
    groups: dict[str, list[Harm]] = {}
    for key, outcome in items:
        groups.setdefault(pico(outcome), []).append(Harm(key, outcome, hundred(key, outcome)))
    return "".join(_table(group, cite, named, links)
                   for group in sorted(groups.values(), key=len, reverse=True))


def _table(group: list[Harm], cite: Cite, named: Named, links: Links) -> str:
    group = sorted(group, key=lambda harm: (-harm.shown.with_.share, harm.key))
    first = group[0].outcome
    said = [notes(harm.outcome, harm.shown, links)[:2] for harm in group]
    if len({_sure(harm.outcome) for harm in group}) > 1:
        said = [[*own, notes(harm.outcome, harm.shown, links)[2]] for own, harm in zip(said, group, strict=True)]
    shared, own = parted([[*own, *map(escape, _told(harm)), links.due(harm.key).strip()]
                          for own, harm in zip(said, group, strict=True)])
    how = ("Of 100 people in each group, how many had each effect. One person can have several, so the numbers are "
           "never added up.")
    bodies = [_row(harm, mine, cite, named) for harm, mine in zip(group, own, strict=True)]
    return figure(
        "harms", f"harms-{group[0].key}", caption(f"Harms of {given(first)}, against {against(first)}", how, first),
        table(f"Of 100 people, how many had each effect. {capital(pico(first))}", _head(first), bodies,
              "evidence__harms"),
        element("p", " ".join(shared).strip(), class_="evidence__told") if any(shared) else "",
        _how_sure(group, cite, links), _dates(group),
        _files([harm.key for harm in group], links))


def _sure(outcome: Outcome) -> tuple[str, ...]:
    sure = outcome.certainty
    return sure.level, sure.by, sure.locator or "", sure.reason


def _how_sure(group: Sequence[Harm], cite: Cite, links: Links) -> str:
    """Once, where all rows have the same certainty for the same reason; else each reason with the rows it is for."""
    for_whom: dict[tuple[str, ...], list[Harm]] = {}
    for harm in group:
        for_whom.setdefault(_sure(harm.outcome), []).append(harm)
    if len(for_whom) == 1:
        return certainty_line(group[0].outcome.certainty, cite, links)
    items = "".join(_reason(harms, cite, links) for harms in for_whom.values())
    return (element("p", "Why that sure: " + link(links.certainty, "How certainty is judged"), class_="evidence__sure")
            + element("ul", items, class_="evidence__reasons"))


def _reason(harms: Sequence[Harm], cite: Cite, links: Links) -> str:
    sure = harms[0].outcome.certainty
    mark = cite([(sure.by, sure.locator)]) if sure.by != "us" and sure.locator else ""
    names = ", ".join(harm.outcome.measure.name for harm in harms)
    dots = badge(sure.level) + " " if sure.level in LEVELS else ""
    said = f"{capital(judged(sure, links.named))}: {names}."
    return element("li", dots + escape(said) + mark + escape(f" {ended(capital(sure.reason))}"))


def _dates(group: Sequence[Harm]) -> str:
    """When the records were checked, and until when to trust the first of them."""
    oldest = min(harm.outcome.checked for harm in group)
    ends = [harm.outcome.check_by for harm in group if harm.outcome.check_by]
    until = f", to be checked again by {full_date(min(ends))}" if ends else ""
    return text(f"Checked on {full_date(oldest)}{until}.", "p", "evidence__from")


def _files(keys: Sequence[str], links: Links) -> str:
    """The data, folded away where it is more than a line."""
    if len(keys) <= FEW:
        return element("p", "Data: " + ", ".join(data_link(key, links) for key in keys), class_="evidence__from")
    items = "".join(element("li", data_link(key, links)) for key in keys)
    return element("details", text(f"Data: {len(keys)} files", "summary") + element("ul", items, class_="files"),
                   class_="evidence__table")


def _head(outcome: Outcome) -> str:
    drug, comparator = sides(outcome)
    return line([cell("Of 100 people, how many\u00a0…", "th", scope="col"),
                 cell(escape(capital(comparator)), "th", scope="col", class_="evidence__count"),
                 cell(escape(capital(drug)), "th", scope="col", class_="evidence__count")], "evidence__head")


def _row(harm: Harm, own: list[str], cite: Cite, named: Named) -> str:
    """The effect with its two numbers; beneath, over the whole width, what is its own to know."""
    outcome, shown = harm.outcome, harm.shown
    mark = cite([(shown.origin.source, shown.origin.locator)])
    name = cell(named(harm.key, outcome, capital(did(outcome))) + mark, "th", scope="rowgroup")
    numbers = line([name, cell(escape(str(shown.without)), class_="evidence__count"),
                    cell(escape(str(shown.with_)), class_="evidence__count evidence__count--with")])
    means = meaning(outcome)
    said = small([escape(ended(capital(means))) if means else "", escape(_counted(harm)), escape(shown.same),
                        *own]) + differs(shown.origin.discrepancy, "small")
    return numbers + (line([cell(said, colspan="3")], "evidence__details") if said else "")


def _counted(harm: Harm) -> str:
    """Counted: 21 of 222 and 142 of 346. Nothing where no counts are printed."""
    row = harm.shown.study
    if row is None or not all(arm.events is not None and arm.n for arm in (row.drug, row.comparator)):
        return ""
    derived = " (worked out from what is printed)" if row.drug.derived or row.comparator.derived else ""
    drug, comparator = sides(harm.outcome)
    return f"{_of(row.comparator)} with {comparator}, {_of(row.drug)} with {drug}{derived}."


def _of(arm: Arm) -> str:
    return f"{arm.events} of {arm.n}"


def _told(harm: Harm) -> list[str]:
    """A time of its own, and the record's note, a sentence each: what all rows say is then said once."""
    row, note = harm.shown.study, harm.shown.origin.note
    said = [f"Counted over: {row.time}."] if row and row.time not in (None, harm.outcome.time.words) else []
    return said + (re.split(r"(?<=[.!?])\s+(?=[A-Z])", ended(note)) if note else [])
