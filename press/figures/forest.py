"""A forest plot as a table: a row a study, each on the same axis, with no difference as a line through all of them.

In:  an outcome; a prefix for ids, unique on the page; `cite`; a result that we computed, where there is one.
Out: one well-formed <figure> around a real table. ValueError in plain words where nothing can be drawn.
Use: the evidence block.

A pooled result is drawn with the studies behind it, or alone and named as published; beside single studies that are
not its own it is told in words. Positions are shares of the width, so that dots stay round and words keep their size.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from press.figures import forest_rows as rows
from press.figures.evidence_parts import (
    HERE,
    Cite,
    Links,
    caption,
    cell,
    certainty_line,
    figure,
    line,
    origin_line,
    table,
    text,
    with_table,
)
from press.figures.evidence_words import UNITS, capital, interval, sides
from press.figures.evidence_words import figure as amount
from press.figures.outcome_table import studies
from press.figures.scale import axis
from press.figures.svg import element
from press.model import RATIOS

if TYPE_CHECKING:
    from press.model import Effect, Outcome, Pooled, Row


@dataclass(frozen=True)
class Computed:
    """A result that we pooled ourselves, of exactly the rows that a named publication pooled."""

    set_name: str
    effect: Effect
    weights: Mapping[str, float]
    """Of each row, by its id: percent of the whole."""
    method: str
    prediction: tuple[float, float] | None = None
    i_squared: float | None = None


@dataclass(frozen=True)
class _Group:
    """Rows that belong together, and what may stand under them."""

    name: str
    rows: tuple[Row, ...] = ()
    pooled: tuple[Pooled, ...] = ()
    computed: Computed | None = None

    def effects(self) -> Iterator[Effect]:
        yield from (one.effect for one in (*self.rows, *self.pooled) if one.effect)
        if self.computed:
            yield self.computed.effect


def forest(key: str, outcome: Outcome, prefix: str, cite: Cite, *, computed: Computed | None = None,
           links: Links = HERE) -> str:
    """The figure as HTML text."""
    if outcome.show != "drawn":
        raise ValueError(f"{key} is not drawn: {outcome.why_shown_so}")
    kind = _kind(key, outcome)
    groups, told = _groups(key, outcome, kind, computed, links)
    effects = [one for group in groups for one in group.effects()]
    values = [value for one in effects for value in (one.value, one.low, one.high) if value is not None]
    if computed and computed.prediction:
        values += computed.prediction
    log, nothing = kind in RATIOS, effects[0].nothing
    plot = rows.Plot(axis(values, nothing, log), nothing, outcome, cite, links.named)
    bodies = []
    for group in groups:
        lines = [rows.heading(group.name, plot)] if len(groups) > 1 or group.pooled else []
        lines += [rows.study(row, plot, computed.weights.get(row.id) if computed and group.computed else None)
                  for row in group.rows]
        lines += [rows.published(one, plot) for one in group.pooled]
        if group.computed:
            lines += rows.ours(group.computed, plot)
        bodies.append("".join(lines))
    bodies[-1] += rows.axis_row(plot)
    parts = [caption(outcome.title, _how(groups, kind), outcome),
             table(f"{outcome.title}: each study's {kind}", _head(plot, kind), bodies, "evidence__forest"),
             *told, *_left_out(outcome, kind), certainty_line(outcome.certainty, cite, links),
             origin_line("", [], cite, [key], links),
             with_table(outcome, studies(outcome, f"{prefix}-table", cite, links))]
    return figure("forest", prefix, *parts)


def _kind(key: str, outcome: Outcome) -> str:
    """The measure that is drawn: the outcome's own, or the one that most studies have. One axis, one measure."""
    kinds = Counter(one.effect.kind for one in (*outcome.rows, *outcome.pooled) if one.effect)
    if not kinds:
        raise ValueError(f"{key} has no study and no pooled result with an effect: there is nothing to put on a line. "
                         "Draw a table instead")
    return outcome.measure.kind if outcome.measure.kind in kinds else kinds.most_common(1)[0][0]


def _groups(key: str, outcome: Outcome, kind: str, computed: Computed | None, links: Links
            ) -> tuple[list[_Group], list[str]]:
    """Sets with what was pooled of them, then single studies; or published results alone. And what is told in words."""
    drawn = sorted((row for row in outcome.rows if row.effect and row.effect.kind == kind),
                   key=lambda row: row.year or 9999)
    results = [one for one in outcome.pooled if one.effect and one.effect.kind == kind]
    groups, bare = [], [one for one in results if not one.set_name]
    for name in dict.fromkeys(row.set_name for row in outcome.rows if row.set_name):
        members = tuple(row for row in drawn if row.set_name == name)
        whole = len(members) == sum(row.set_name == name for row in outcome.rows)
        mine = tuple(one for one in results if one.set_name == name)
        bare += [] if whole else mine
        ours = computed if computed and computed.set_name == name and whole else None
        whose = " and ".join(links.named(one.source) for one in outcome.pooled if one.set_name == name)
        if members:
            groups.append(_Group(f"The studies that {whose} pooled" if whose else f"The set “{name}”", members,
                                 mine if whole else (), ours))
    if computed:
        used = next((group for group in groups if group.computed), None)
        if not used or not used.pooled or set(computed.weights) != {row.id for row in used.rows} \
                or computed.effect.kind != kind:
            raise ValueError(f"{key}: what we computed of the set {computed.set_name} is drawn only under every study "
                             f"of it, each with its weight and its {kind}, beside the published result")
    single = tuple(row for row in drawn if not row.set_name)
    if single:
        groups.append(_Group("Single studies, not pooled", single))
    if groups:
        return groups, [_told(one, links) for one in bare]
    return [_Group("Pooled, as published: drawn without the single studies, whose results we do not hold",
                   pooled=tuple(bare))], []


def _told(pooled: Pooled, links: Links) -> str:
    """A pooled result beside studies that are not its own."""
    said = (f"{capital(links.named(pooled.source))} pooled other or more studies: {pooled.effect.kind} "
            f"{amount(pooled.effect.value)} ({interval(pooled.effect)}). It is not "
            "drawn here, since we do not hold the result of each study behind it.")
    return text(said, "p", "evidence__told")


def _left_out(outcome: Outcome, kind: str) -> list[str]:
    """Studies that have no place on this axis, by name."""
    none = [row.study for row in outcome.rows if row.effect is None]
    other = [f"{row.study} ({row.effect.kind})" for row in outcome.rows if row.effect and row.effect.kind != kind]
    said = [f"Not drawn, because no {kind} is published: {', '.join(none)}."] if none else []
    said += [f"Not drawn, because the result is given in another measure: {', '.join(other)}."] if other else []
    return [text(" ".join([*said, "Their numbers are in the table."]), "p", "evidence__told")] if said else []


def _how(groups: list[_Group], kind: str) -> str:
    said = ["A dot is one study, and its line the interval in which the truth may lie."] if any(
        group.rows for group in groups) else []
    said += ["A ring on a thicker line is a pooled result as published."] if any(one.pooled for one in groups) else []
    said += ["A diamond is our own pooling of the same studies."] if any(one.computed for one in groups) else []
    said += ["The upright line means no difference: an interval that crosses it allows for either side."]
    said += ["Steps along the axis multiply: 2 is as far from 1 as 0.5 is."] if kind in RATIOS else []
    return " ".join(said)


def _head(plot: rows.Plot, kind: str) -> str:
    """Columns, with the directions in words over the two ends of the axis."""
    drug, comparator = sides(plot.outcome)
    right, left = (drug, comparator) if plot.outcome.measure.direction == "more is better" else (comparator, drug)
    ends = (element("span", "← " + escape(f"better with {left}")) + " "
            + element("span", escape(f"better with {right}") + " →"))
    unit = f", {UNITS[kind]}" if kind in UNITS else ""
    name = escape(f"{capital(kind)}{unit} ") + text("(95% interval)", "span", "evidence__interval")
    return line([cell("Study", "th", scope="col"),
                 cell(element("span", ends, class_="evidence__ends"), "th", scope="col", class_="evidence__plot"),
                 cell(name, "th", scope="col", class_="evidence__effect")],
                "evidence__head")
