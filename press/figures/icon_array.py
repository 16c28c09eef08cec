"""A hundred people without and a hundred with: one dot a person, the range beneath on the same scale.

In:  an outcome with both groups per hundred; a prefix for ids, unique on the page; `cite`.
Out: one well-formed <figure>. ValueError in plain words where the outcome has no two groups of 100 to show.
Use: the evidence block.

Twenty columns of five, filled column by column, so that across is also a scale from 0 to 100.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from press.figures.evidence_parts import (
    HERE,
    Cite,
    Links,
    caption,
    certainty_line,
    differs,
    figure,
    origin_line,
    text,
    with_table,
)
from press.figures.evidence_words import against, capital, did, given, is_done, meaning, pico, who
from press.figures.outcome_table import studies
from press.figures.per_hundred import Hundred, Whole, hundred
from press.figures.svg import circle, drawing, element, line, number

if TYPE_CHECKING:
    from press.model import Outcome

PITCH, DOWN, ACROSS = 20, 5, 20
"""From dot to dot; dots in a column; columns. The drawing is 400 units wide: 4 for each person."""
UNIT = PITCH * ACROSS / 100
BOTTOM = PITCH * DOWN
LEVEL, CAP = BOTTOM + 13, 6
"""Where the range is drawn, and how far its caps reach."""


def icon_array(key: str, outcome: Outcome, prefix: str, cite: Cite, *, row: str | None = None,
               links: Links = HERE) -> str:
    """The figure as HTML text. `row` is the id of the study to draw, where there are several and nothing pooled."""
    shown = hundred(key, outcome, row)
    means = meaning(outcome)
    people = (f"A filled dot is someone who {did(outcome)}; a ring is someone who did not." if is_done(outcome) else
              f"Filled dots are those counted: {did(outcome)}. Rings are the others.")
    how = (f"Each dot is one of 100 {who(outcome)}. {people}"
           + (f" What counts: {means}." if means else "")
           + (" Under the dots, on the same scale: the best guess, and the range in which the true number may lie."
              if shown.range else ""))
    parts = [
        caption(outcome.title, how, outcome),
        _panel(outcome, f"{prefix}-without", shown.without, against(outcome)),
        _panel(outcome, f"{prefix}-with", shown.with_, given(outcome), shown),
        text(_doubt(shown), "p", "evidence__range"),
        text(shown.same, "p", "evidence__same") if shown.same else "",
        certainty_line(outcome.certainty, cite, links),
        origin_line(shown.source(links.named), [(shown.origin.source, shown.origin.locator)], cite, [key], links),
        differs(shown.origin.discrepancy),
        with_table(outcome, studies(outcome, f"{prefix}-table", cite, links)),
    ]
    return figure("icon-array", prefix, *parts)


def _doubt(shown: Hundred) -> str:
    """The range in words, and where it comes from."""
    if not shown.range:
        return "No range is published for this number: how far the truth may be from it is not known."
    said = f"Best guess {shown.with_}, could be {shown.range} in 100."
    if shown.carried:
        said += (f" We worked the range out from the published interval of the {shown.carried.kind}, with "
                 f"{shown.without} in 100 in the other group.")
    return said


def _panel(outcome: Outcome, prefix: str, arm: Whole, after: str, shown: Hundred | None = None) -> str:
    """One group: its number, large, in words; then its dots, and the range where it has one."""
    ranged = shown if shown and shown.range else None
    words = f"{arm} in 100 after {after}"
    told = [f"{arm.people} of 100 dots are filled: {arm} in 100 {who(outcome)}: {did(outcome)}."]
    told += [f"The true number could be {ranged.range} in 100."] if ranged else []
    told += [f"{capital(pico(outcome))}."]
    inside = dots(arm.people)
    if ranged:
        inside = _tint(ranged) + inside + _range(ranged)
    size = (PITCH * ACROSS, LEVEL + CAP + 1 if ranged else BOTTOM)
    big = element("strong", escape(str(arm)), class_="evidence__big") + " " + escape(words.removeprefix(f"{arm} "))
    return element("p", big, class_="evidence__number") + drawing(
        "evidence__people", prefix, words, " ".join(told), size, inside)


def places(first: int, last: int) -> str:
    """Dots from one person to before another as a path of points, column by column."""
    return "".join(f"M{at // DOWN * PITCH + PITCH // 2} {at % DOWN * PITCH + PITCH // 2}h0"
                   for at in range(first, last))


def dots(filled: int) -> str:
    """A hundred people, of whom so many are filled. A ring is a dot with a smaller one in ground colour on it."""
    made = element("path", class_="e-person", d=places(0, filled)) if filled else ""
    if filled < 100:
        rings = places(filled, 100)
        made += element("path", class_="e-ring", d=rings) + element("path", class_="e-hole", d=rings)
    return made


def _tint(shown: Hundred) -> str:
    """The range behind the dots."""
    low, high = shown.low.people * UNIT, shown.high.people * UNIT
    return element("rect", class_="e-tint", x=number(low), y="0", width=number(high - low), height=number(BOTTOM))


def _range(shown: Hundred) -> str:
    """The range as a line with caps, and the best guess as a dot on it."""
    low, best, high = (whole.people * UNIT for whole in (shown.low, shown.with_, shown.high))
    return (line(low, LEVEL, high, LEVEL, "e-range")
            + "".join(line(at, LEVEL - CAP, at, LEVEL + CAP, "e-range") for at in (low, high))
            + circle(best, LEVEL, 4.5, "e-best"))
