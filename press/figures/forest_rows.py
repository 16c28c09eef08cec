"""The rows of a forest plot: a study, a pooled result as published, one that we computed, and the axis beneath.

In:  rows and results of an outcome, and the plot that they share.
Out: text of table rows; drawings are for the eye, and the same is said in words for the ear.
Use: forest.py.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from press.figures.evidence_parts import Cite, cell, differs, heard, line, text
from press.figures.evidence_words import capital, counted, ended, figure, interval, people, sides
from press.figures.svg import element

if TYPE_CHECKING:
    from press.figures.forest import Computed
    from press.figures.scale import Axis
    from press.model import Effect, Outcome, Pooled, Row

CAP = 5
"""Half the height of the caps of an interval, in pixels."""
DESIGNS = {
    "crossover": "crossover: the same people in both groups", "randomised withdrawal": "randomised withdrawal",
    "open-label randomised": "everyone knew who had what", "not randomised": "not randomised",
    "pooled trials": "several trials counted together", "subgroup": "a subgroup of a study",
}


@dataclass(frozen=True)
class Plot:
    """What all rows of one plot share."""

    axis: Axis
    nothing: float
    outcome: Outcome
    cite: Cite
    named: Callable[[str], str]


def heading(name: str, plot: Plot) -> str:
    return line([cell(escape(capital(name)), "th", scope="rowgroup", colspan="3")], "evidence__group")


def study(row: Row, plot: Plot, weight: float | None = None) -> str:
    """One study: name, people, what to beware of; its dot and line; its numbers."""
    known = {one.id: one.study for one in plot.outcome.rows}
    names = dict.fromkeys(known.get(other) or plot.named(other) for other in row.same_people_as)
    also = ", ".join(name for name in names if name != row.study)
    facts = [*counted(people(row), "person", "people"), DESIGNS.get(row.design, ""), row.time or "",
             "a subgroup" if row.set == "subgroup" and row.design != "subgroup" else "",
             "run or paid for by a maker of the drug" if row.company_trial else "",
             f"some of the same people as {also}" if also else "",
             "" if weight is None else f"weight {figure(round(weight, 1))}%"]
    notes = text(ended(capital("; ".join(fact for fact in facts if fact))), "small") if any(facts) else ""
    bias = row.risk_of_bias
    if bias and bias.judgement == "high":
        whose = escape(ended(f", as judged by {plot.named(bias.by)}"))
        notes += element("small", text("High risk of bias", "strong") + whose + plot.cite([(bias.by, bias.locator)]))
    notes += differs(row.discrepancy, "small")
    name = escape(row.study) + plot.cite([(row.source, row.locator)])
    return _line(name + notes, row.effect, plot, "e-with", "evidence__study")


def published(pooled: Pooled, plot: Plot) -> str:
    """A ring on a thicker line."""
    size = ", ".join([*counted(pooled.studies, "study", "studies"), *counted(pooled.people, "person", "people"),
                      *([] if pooled.i_squared is None else [f"I² {figure(pooled.i_squared)}%"])])
    name = (text(f"Pooled by {plot.named(pooled.source)}", "strong") + plot.cite([(pooled.source, pooled.locator)])
            + text(f"As published{': ' if size else ''}{size}.", "small") + differs(pooled.discrepancy, "small"))
    return _line(name, pooled.effect, plot, "e-pooled", "evidence__pooled")


def ours(computed: Computed, plot: Plot) -> list[str]:
    """A diamond; and, where it can be told, where a further study's own result may lie."""
    same = "" if computed.i_squared is None else f"; I² {figure(computed.i_squared, False)}%"
    name = text("Pooled, worked out by us", "strong") + text(f"{capital(computed.method)}{same}.", "small")
    effect = computed.effect.model_copy(update={"published": False})
    made = [_line(name, effect, plot, "e-diamond", "evidence__pooled")]
    if computed.prediction:
        low, high = computed.prediction
        name = "Where a new study’s result may lie" + text("Prediction interval, worked out by us.", "small")
        drawn = element("svg", _nothing(plot) + _across(plot, low, high, "e-range e-range--predicted"),
                        class_="evidence__row", aria_hidden="true")
        said = f"{figure(low, False)} to {figure(high, False)}"
        made.append(line([cell(name, "th", scope="row"),
                          cell(drawn + heard(_sides(low, high, plot)), class_="evidence__plot"),
                          cell(escape(said), class_="evidence__effect")], "evidence__study"))
    return made


def _line(name: str, effect: Effect, plot: Plot, mark: str, kind: str) -> str:
    ends = (effect.value, effect.value) if effect.low is None else (effect.low, effect.high)
    said = (text(figure(effect.value, effect.published), "strong") + " "
            + text(f"({interval(effect)})", "span", "" if effect.low is None else "evidence__interval")
            + ("" if effect.published else text("worked out by us", "small")))
    return line([cell(name, "th", scope="row"),
                 cell(_drawn(effect, plot, mark) + heard(_sides(*ends, plot)), class_="evidence__plot"),
                 cell(said, class_="evidence__effect")], kind)


def _sides(low: float, high: float, plot: Plot) -> str:
    """What the eye sees of the line of no difference."""
    drug, comparator = sides(plot.outcome)
    more, less = (drug, comparator) if plot.outcome.measure.direction == "more is better" else (comparator, drug)
    if low <= plot.nothing <= high:
        return "on the line of no difference" if low == high else "reaches or crosses the line of no difference"
    return f"better with {more if low > plot.nothing else less}"


def _drawn(effect: Effect, plot: Plot, mark: str) -> str:
    """Interval with caps, then the estimate's mark, on the line of no difference. x in shares, y in pixels."""
    at, thick = _share(plot, effect.value), "" if mark == "e-with" else " e-range--pooled"
    made = _nothing(plot)
    if effect.low is not None:
        made += _across(plot, effect.low, effect.high, f"e-range{thick}")
        made += "".join(_upright(_share(plot, end), f"e-range{thick}") for end in (effect.low, effect.high))
    if mark == "e-diamond":
        shape = element("path", class_="e-with", d="M-7 0L0 -8L7 0L0 8Z")
        made += element("svg", shape, x=at, y="50%", overflow="visible")
    else:
        made += element("circle", class_=mark, cx=at, cy="50%", r=6 if mark == "e-with" else 5.5)
    return element("svg", made, class_="evidence__row", aria_hidden="true")


def _share(plot: Plot, value: float) -> str:
    return f"{plot.axis.at(value):.2f}%"


def _nothing(plot: Plot) -> str:
    at = _share(plot, plot.nothing)
    return element("line", class_="e-nothing", x1=at, x2=at, y1="0", y2="100%")


def _across(plot: Plot, low: float, high: float, kind: str) -> str:
    return element("line", class_=kind, x1=_share(plot, low), x2=_share(plot, high), y1="50%", y2="50%")


def _upright(at: str, kind: str) -> str:
    """A cap. Its middle is the row's: a nested drawing puts its zero there."""
    cap = element("line", class_=kind, x1="0", x2="0", y1=-CAP, y2=CAP)
    return element("svg", cap, x=at, y="50%", overflow="visible")


def axis_row(plot: Plot) -> str:
    """The numbers under the axis: for the eye, since every row says its own."""
    ticks = "".join(
        element("line", class_="e-axis", x1=_share(plot, at), x2=_share(plot, at), y1="0", y2="6")
        + element("text", figure(at), class_="e-tick", x=_share(plot, at), y="22", text_anchor="middle")
        for at in plot.axis.ticks)
    base = element("line", class_="e-axis", x1="0%", x2="100%", y1="0", y2="0")
    scale = element("svg", base + ticks, class_="evidence__axis")
    return line([cell("", "th", scope="row"), cell(scale, class_="evidence__plot"),
                 cell("", class_="evidence__effect")], "evidence__foot", aria_hidden="true")
