"""Helped and harmed side by side: one row an outcome, ring without, dot with, all of them on 0 to 100.

In:  outcomes with both groups per hundred, as (key, outcome); a prefix for ids, unique on the page; `cite`.
Out: one well-formed <figure> around a real table. ValueError in plain words where an outcome has no two groups of 100.
Use: the evidence block. Harms stand in the same table, in the same size and on the same scale as benefits.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from press.figures.evidence_parts import (
    HERE,
    Cite,
    Links,
    caption,
    cell,
    differs,
    figure,
    heard,
    judged,
    line,
    link,
    origin_line,
    table,
    text,
)
from press.figures.evidence_words import (
    against,
    capital,
    compared,
    did,
    ended,
    given,
    meaning,
    pico,
    sides,
    when,
    who,
)
from press.figures.per_hundred import Hundred, hundred
from press.figures.side_notes import notes, parted, small
from press.figures.svg import element

if TYPE_CHECKING:
    from press.model import Outcome

    _Item = tuple[Outcome, Hundred]

GROUPS = {"benefit": "Helped", "harm": "Harmed"}
LONG = 4
"""Names of data files from which on they fold away."""
CLOSE = 3
"""Shares that are nearer than this are drawn one in the other, so that neither is hidden."""


def fact_box(items: Sequence[tuple[str, Outcome]], prefix: str, cite: Cite, *, title: str = "",
             links: Links = HERE) -> str:
    """The figure as HTML text: all that helped, then all that harmed, grouped by who had what, against what, when.

    Where every row has the same people and treatments, the caption says so once, and the groups say when.
    """
    if not items:
        raise ValueError("a fact box needs one outcome or more")
    alike_throughout = len({compared(outcome) for _, outcome in items}) == 1
    groups: dict[tuple[str, str], list[_Item]] = {}
    for kind in GROUPS:
        for key, outcome in items:
            if outcome.is_ == kind:
                asked = when(outcome.time) if alike_throughout else pico(outcome)
                groups.setdefault((kind, asked), []).append((outcome, hundred(key, outcome)))
    people = {who(outcome) for _, outcome in items}
    whom = people.pop() if len(people) == 1 else "people in these studies"
    kinds = [name for kind, name in GROUPS.items() if any(kind == of for of, _ in groups)]
    alike = {(given(outcome), against(outcome), sides(outcome)) for _, outcome in items}
    with_, without = next(iter(alike))[2] if len(alike) == 1 else ("with", "without")
    named = f": {given(items[0][1])}, against {against(items[0][1])}" if len(alike) == 1 else ", with and without"
    how = _how(without, with_, any(shown.range for group in groups.values() for _, shown in group))
    how += f" In every row: {ended(compared(items[0][1]))}" if alike_throughout else ""
    bodies = [_group(kind, asked, group, cite, links) for (kind, asked), group in groups.items()]
    return figure(
        "fact-box", prefix,
        caption(title or f"{' and '.join(kinds).capitalize()}{named}", how),
        table(f"Of 100 {whom}, how many, without and with the treatment", _head(whom, without, with_), bodies,
              "evidence__facts"),
        _reasons(items, links), _files(list(dict.fromkeys(key for key, _ in items)), cite, links))


def _how(without: str, with_: str, ranged: bool) -> str:
    """How to read it. Groups that are the same in every row have their names: the other may be a treatment too."""
    names = ("without the treatment", "with it") if with_ == "with" else (f"with {without}", f"with {with_}")
    said = (f"A ring is the number {names[0]}, a dot the number {names[1]}, out of 100. The line between them is the "
            "difference; every row has the same scale.")
    return said + (" “Could be” is the range in which the true number that the dot shows may lie." if ranged else "")


def _files(keys: list[str], cite: Cite, links: Links) -> str:
    """The data files; a long row of their names folds away."""
    listed = origin_line("", [], cite, keys, links)
    if len(keys) < LONG:
        return listed
    return element("details", text(f"Data: {len(keys)} files", "summary") + listed, class_="evidence__table")


def _reasons(items: Sequence[tuple[str, Outcome]], links: Links) -> str:
    """Why the certainty is what it is, with the names of those that it is said of where the reasons differ."""
    reasons: dict[tuple[str, str], list[str]] = {}
    for _, outcome in items:
        sure = outcome.certainty
        reasons.setdefault((judged(sure, links.named), sure.reason), []).append(did(outcome))
    said = [(f"{capital(', '.join(names))}: {level}. " if len(reasons) > 1 else f"{capital(level)}. ")
            + ended(capital(reason)) for (level, reason), names in reasons.items()]
    how = link(links.certainty, "How certainty is judged")
    if len(said) == 1:
        return element("p", escape(said[0]) + " " + how, class_="evidence__sure")
    return element("ul", "".join(element("li", escape(one)) for one in said) + element("li", how),
                   class_="evidence__sure evidence__reasons")


def _head(whom: str, without: str, with_: str) -> str:
    """The columns, with ring and dot beside the words that say what they are, and the scale."""
    ends = "".join(element("text", str(at), class_="e-tick", x=f"{at}%", y="14", text_anchor=anchor)
                   for at, anchor in ((0, "start"), (50, "middle"), (100, "end")))
    scale = heard("Difference") + element("svg", ends, class_="evidence__axis", aria_hidden="true")
    return line([cell(escape(f"Of 100 {whom}, how many\u00a0…"), "th", scope="col"),
                 cell(scale, "th", scope="col", class_="evidence__plot"),
                 cell(_mark("e-without") + " " + escape(without), "th", scope="col", class_="evidence__count"),
                 cell(_mark("e-with") + " " + escape(with_), "th", scope="col", class_="evidence__count")],
                "evidence__head")


def _mark(kind: str) -> str:
    """Ring or dot in a heading."""
    dot = element("circle", class_=kind, cx="6", cy="6", r="5")
    return element("svg", dot, class_="evidence__mark", viewBox="0 0 12 12", aria_hidden="true")


def _group(kind: str, asked: str, group: list[_Item], cite: Cite, links: Links) -> str:
    """What the rows of a group share is said once, in its heading: where from, how sure, and that no range is known."""
    shared, own = parted([notes(outcome, shown, links) for outcome, shown in group])
    said = text(GROUPS[kind], "strong") + ": " + escape(ended(asked)) + small(shared)
    heading = line([cell(said, "th", scope="rowgroup", colspan="4")], "evidence__group")
    return heading + "".join(_row(outcome, shown, mine, cite)
                             for (outcome, shown), mine in zip(group, own, strict=True))


def _row(outcome: Outcome, shown: Hundred, mine: list[str], cite: Cite) -> str:
    """One outcome: its name, what counts, and what is its own of the notes; the drawing; both numbers."""
    mark = cite([(shown.origin.source, shown.origin.locator)])
    means = meaning(outcome)
    said = small([escape(ended(capital(means))) if means else "", escape(shown.same), *mine])
    name = escape(capital(did(outcome))) + mark + said + differs(shown.origin.discrepancy, "small")
    return line([cell(name, "th", scope="row"),
                 cell(scale(shown) + heard(_difference(shown)), class_="evidence__plot"),
                 cell(escape(str(shown.without)), class_="evidence__count"),
                 cell(escape(str(shown.with_)), class_="evidence__count evidence__count--with")])


def _difference(shown: Hundred) -> str:
    more = shown.with_.people - shown.without.people
    return f"{abs(more)} {'more' if more > 0 else 'fewer'} in 100 with" if more else "no difference in whole people"


def scale(shown: Hundred) -> str:
    """0 to 100 with its middle, the difference, ring and dot. Positions are shares of the width: no word is scaled."""
    without, with_ = shown.without.people, shown.with_.people
    ticks = "".join(_across(at, at, "e-axis", y1=y1, y2=y2) for at, y1, y2 in ((0, 7, 17), (50, 9, 15), (100, 7, 17)))
    near = abs(with_ - without) < CLOSE
    dots = (_dot(without, "e-without", 7 if near else 5), _dot(with_, "e-with", 3.5 if near else 6))
    return element("svg", _across(0, 100, "e-axis") + ticks + _across(without, with_, "e-range") + "".join(dots),
                   class_="evidence__scale", aria_hidden="true")


def _across(start: float, end: float, kind: str, y1: float = 12, y2: float = 12) -> str:
    return element("line", class_=kind, x1=f"{start}%", x2=f"{end}%", y1=y1, y2=y2)


def _dot(at: float, kind: str, radius: float) -> str:
    return element("circle", class_=kind, cx=f"{at}%", cy="12", r=radius)
