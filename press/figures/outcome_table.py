"""Every study of an outcome and every pooled result, in a table: numbers, and beneath them how they came about.

In:  an outcome; a prefix for ids, unique on the page; `cite`.
Out: one well-formed <figure>, or the table alone for the figures that carry it.
Use: the evidence block, icon_array.py, forest.py. Never fails on a valid Outcome.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from press.figures.evidence_parts import (
    HERE,
    Cite,
    Links,
    caption,
    cell,
    certainty_line,
    differs,
    figure,
    line,
    origin_line,
    table,
    text,
)
from press.figures.evidence_words import UNITS, capital, counted, ended, interval, people, sides
from press.figures.evidence_words import figure as amount
from press.figures.svg import element

if TYPE_CHECKING:
    from press.model import Arm, Effect, Outcome, Pooled, Row

NOT_SAID = "not given"
DESIGNS = {
    "parallel": "randomised, two separate groups", "crossover": "crossover: the same people in both groups, in turn",
    "randomised withdrawal": "randomised withdrawal: people who were doing well stayed on the drug or stopped",
    "open-label randomised": "randomised; everyone knew who had what", "not randomised": "not randomised",
    "pooled trials": "several trials counted together", "subgroup": "a subgroup of a study",
}


def outcome_table(key: str, outcome: Outcome, prefix: str, cite: Cite, *, links: Links = HERE) -> str:
    """The figure as HTML text. Where nothing is drawn, readers are told why."""
    parts = [caption(outcome.title, _how(outcome), outcome)]
    if outcome.why_shown_so:
        parts.append(text(ended(capital(outcome.why_shown_so)), "p", "evidence__why"))
    if outcome.rows or outcome.pooled:
        parts.append(studies(outcome, prefix + "-table", cite, links))
    parts += [certainty_line(outcome.certainty, cite, links), origin_line("", [], cite, [key], links)]
    return figure("table", prefix, *parts)


def _how(outcome: Outcome) -> str:
    if not (outcome.rows or outcome.pooled):
        return "There are no usable numbers to show."
    more, less = ("better", "worse") if outcome.measure.direction == "more is better" else ("worse", "better")
    return (f"Each study with its two groups, then the difference and the interval in which the truth may lie. "
            f"Higher numbers of “{outcome.measure.name}” are {more}, lower ones {less}. "
            "Doses are as used in the studies: they are not advice."
            + (f" Here: {ended(outcome.intervention.dose)}" if outcome.intervention.dose else ""))


def studies(outcome: Outcome, prefix: str, cite: Cite, links: Links = HERE) -> str:
    """The table alone: pooled results first, then every study in the order of years."""
    columns = (*(capital(side) for side in sides(outcome)), "Effect (interval)")
    head = line([cell(escape(name), "th", scope="col") for name in ("Study", *columns)], "evidence__head")
    bodies = [_pooled(pooled, columns, f"{prefix}-p{at}", cite, links) for at, pooled in enumerate(outcome.pooled, 1)]
    names = {row.id: row.study for row in outcome.rows}
    bodies += [_row(row, names, columns, f"{prefix}-{at}", cite, links)
               for at, row in enumerate(sorted(outcome.rows, key=lambda row: row.year or 9999), 1)]
    return table(f"{outcome.title}: every study, with the numbers of both groups", head, bodies, "evidence__studies")


def _body(name: str, mark: str, numbers: Iterable[tuple[str, str]], details: str, prefix: str) -> str:
    """Numbers in one line; beneath, over the whole width, what else is known of the study.

    Each number carries its column's name, which a phone shows before it.
    """
    cells = [cell(text(name, "strong") + mark, "th", scope="row", id=prefix),
             *(cell(one, data_column=column) for column, one in numbers)]
    return line(cells) + line([cell(details, colspan="4", headers=prefix)], "evidence__details")


def _pooled(pooled: Pooled, columns: tuple[str, ...], prefix: str, cite: Cite, links: Links) -> str:
    shares = pooled.per_hundred
    with_, without = (f"{amount(shares.with_)} in 100", f"{amount(shares.without)} in 100") if shares else ("", "")
    if shares and shares.low is not None:
        with_ += f" ({amount(shares.low)} to {amount(shares.high)})"
    facts = [", ".join([*counted(pooled.studies, "study", "studies"), *counted(pooled.people, "person", "people")]),
             "" if pooled.i_squared is None else f"differences between studies (I²) {amount(pooled.i_squared)}%",
             f"method: {pooled.method}" if pooled.method else "", pooled.note or ""]
    return _body(f"Pooled by {links.named(pooled.source)}", cite([(pooled.source, pooled.locator)]),
                 zip(columns, (escape(with_ or NOT_SAID), escape(without or NOT_SAID), effect(pooled.effect)),
                     strict=True),
                 _facts(facts) + differs(pooled.discrepancy), prefix)


def _row(row: Row, names: dict[str, str], columns: tuple[str, ...], prefix: str, cite: Cite, links: Links) -> str:
    shared = dict.fromkeys(names.get(other) or links.named(other) for other in row.same_people_as)
    also = ", ".join(name for name in shared if name != row.study)
    facts = [DESIGNS[row.design], *counted(people(row), "person", "people"),
             f"time: {row.time}" if row.time else "", f"dose as used: {row.dose}" if row.dose else "",
             "a subgroup" if row.set == "subgroup" and row.design != "subgroup" else "",
             f"counts some of the same people as {also}: never add them up" if also else "",
             {True: "run or paid for by a maker of the drug", False: "not a maker's trial"}.get(row.company_trial, "")]
    details = _facts([*facts, row.note or ""])
    if row.risk_of_bias:
        bias = row.risk_of_bias
        said = f"Risk of bias: {bias.judgement}, as judged by {links.named(bias.by)}"
        details += element("p", escape(ended(said)) + cite([(bias.by, bias.locator)]))
    return _body(row.study, cite([(row.source, row.locator)]),
                 zip(columns, (arm(row.drug), arm(row.comparator), effect(row.effect)), strict=True),
                 details + differs(row.discrepancy), prefix)


def _facts(facts: list[str]) -> str:
    said = " ".join(ended(capital(fact)) for fact in facts if fact)
    return text(said) if said else ""


def arm(one: Arm) -> str:
    """30 of 47 (63.8 in 100). Markup: what was worked out says so."""
    of = f" of {one.n}" if one.n else ""
    if one.events is not None:
        said = f"{one.events}{of}" if of else f"{one.events} people"
        said += f" ({amount(round(one.share, 1))} in 100)" if one.share is not None else ""
    elif one.percent is not None:
        said = f"{amount(one.percent)} in 100" + (f", of {one.n} people" if one.n else "")
    elif one.mean is not None:
        said = f"mean {amount(one.mean)}" + (f" (SD {amount(one.sd)})" if one.sd else "")
        said += f", {one.n} people" if one.n else ""
    else:
        said = f"{one.n} people" if one.n else NOT_SAID
    return escape(said) + (" " + text("count worked out", "small") if one.derived else "")


def effect(one: Effect | None) -> str:
    """Odds ratio 4.5 (1.6 to 13.1). Markup."""
    if one is None:
        return "not published"
    unit = f" {UNITS[one.kind]}" if one.kind in UNITS else ""
    said = (escape(capital(one.kind)) + " " + text(amount(one.value, one.published) + unit, "strong")
            + " " + text(f"({interval(one)})", "span", "" if one.low is None else "evidence__interval"))
    return said if one.published else said + " " + text("worked out by us", "small")
