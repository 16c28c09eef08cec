"""Two groups side by side, of 100 people each: the numbers behind icon array, fact box and sentence.

In:  an Outcome.
Out: a Hundred, in shares and in whole people; or a ValueError that says in plain words why there is none.
Use: icon_array.py, fact_box.py, sentence.py.

A pooled result per hundred comes first, the first one of the record. Else a single study with both shares, or trials
counted together in one row: subgroups, and studies that such a row counts, give way to it. Where no range is printed,
it is carried over from the effect's interval, as tables of findings do: without stays as it is, and the ends of the
interval are applied to it. The figure then says so.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from press.figures.evidence_words import counted, people
from press.model import Row

if TYPE_CHECKING:
    from collections.abc import Callable

    from press.model import Effect, Outcome, Pooled


@dataclass(frozen=True)
class Whole:
    """A share of 100, as honest whole people: half rounds up; a few are never none, and not quite all never all."""

    share: float

    @property
    def people(self) -> int:
        return 99 if 99 < self.share < 100 else math.floor(self.share + 0.5) if self.share >= 0.5 else 0

    def __str__(self) -> str:
        if 0 < self.share < 0.5:
            return "fewer than 1"
        return "more than 99" if 99.5 <= self.share < 100 else str(self.people)


@dataclass(frozen=True)
class Hundred:
    """Of 100 people, without and with; the range, where there is one, is on with."""

    without: Whole
    with_: Whole
    low: Whole | None
    high: Whole | None
    origin: Pooled | Row
    carried: Effect | None = None
    """The effect whose interval gave the range, where the range itself was not printed."""

    @property
    def range(self) -> str:
        """13 to 49, in whole people; empty where there is none."""
        if self.low is None:
            return ""
        low, high = str(self.low), str(self.high)
        return low if low == high else f"{low} to {high}"

    @property
    def same(self) -> str:
        """What to say where whole people show no difference."""
        if str(self.without) != str(self.with_):
            return ""
        if self.without.share == self.with_.share:
            return "The same in both groups."
        return (f"In whole people both groups look the same. Before rounding: {self.without.share:.4g} in 100 without, "
                f"{self.with_.share:.4g} with.")

    @property
    def study(self) -> Row | None:
        """The study, where a single one is drawn."""
        return self.origin if isinstance(self.origin, Row) else None

    def source(self, named: Callable[[str], str]) -> str:
        """7 studies, 185 people, pooled by Cochrane. Or: one study."""
        row, pooled = self.study, self.origin
        if row:
            what = {"subgroup": "A subgroup of one study", "pooled trials": "Trials counted together"}
            said = [f"{what.get(row.design, 'One study alone')}: {row.study}",
                    *counted(people(row), "person", "people")]
            said += ["the same people in both groups"] * (row.design == "crossover")
            said += ["not randomised"] * (row.design == "not randomised")
            said += ["run or paid for by a maker of the drug"] * bool(row.company_trial)
            bias = row.risk_of_bias
            said += [f"high risk of bias, as judged by {named(bias.by)}"] if bias and bias.judgement == "high" else []
            return ", ".join(said)
        return ", ".join([*counted(pooled.studies, "study", "studies"), *counted(pooled.people, "person", "people"),
                          f"pooled by {named(pooled.source)}"])


def hundred(key: str, outcome: Outcome, row: str | None = None) -> Hundred:
    """The numbers to draw, from the study with the id `row` where one is named. Refuses what has no two shares."""
    if outcome.show != "drawn":
        raise ValueError(f"{key} is not drawn: {outcome.why_shown_so}")
    printed = next((pooled for pooled in outcome.pooled if pooled.per_hundred), None)
    if printed and row is None:
        shares = printed.per_hundred
        return _made(shares.without, shares.with_, (shares.low, shares.high), printed)
    both = [one for one in outcome.rows if one.drug.share is not None and one.comparator.share is not None]
    if row is not None:
        both = [one for one in both if one.id == row]
    if len(both) > 1:
        both = _whole(both)
    if not both:
        what = f"the study {row}" if row else "any study or pooled result"
        raise ValueError(f"{key} has no two groups per hundred in {what}: draw a forest plot or a table instead")
    if len(both) > 1:
        raise ValueError(f"{key} has {len(both)} studies with both groups and no pooled result per hundred: name one "
                         f"of them ({', '.join(one.id for one in both)}), or draw a forest plot or a table")
    return _made(both[0].comparator.share, both[0].drug.share, (None, None), both[0])


def has_hundred(key: str, outcome: Outcome) -> bool:
    """Whether there are numbers to draw."""
    try:
        hundred(key, outcome)
    except ValueError:
        return False
    return True


def _whole(rows: list[Row]) -> list[Row]:
    """Without subgroups and checks of what stands beside them; and without studies that one row counts together."""
    rows = [row for row in rows if row.set not in ("subgroup", "check")] or rows
    for row in rows:
        linked = {one.id for one in rows if row.id in one.same_people_as} | set(row.same_people_as)
        if row.design == "pooled trials" and all(one is row or (
                one.id in linked and one.design != "pooled trials") for one in rows):
            return [row]
    return rows


def _made(without: float, with_: float, ends: tuple[float | None, float | None], origin: Pooled | Row) -> Hundred:
    low, high = ends
    carried = origin.effect if low is None else None
    if carried is not None:
        low, high = _carried(without, carried)
        if low is None or not low <= with_ <= high:
            low = high = carried = None
    pair = (None, None) if low is None else (Whole(low), Whole(high))
    return Hundred(Whole(without), Whole(with_), *pair, origin, carried)


def _carried(without: float, effect: Effect) -> tuple[float | None, float | None]:
    """The interval's ends applied to the share without; (None, None) for effects that say nothing of shares."""
    if effect.low is None or effect.kind not in ("risk ratio", "odds ratio", "risk difference"):
        return None, None
    ends = []
    for value in (effect.low, effect.high):
        if effect.kind == "risk difference":
            share = without + value
        elif effect.kind == "risk ratio":
            share = without * value
        else:
            odds = math.inf if without >= 100 else without / (100 - without) * value
            share = 100 * (1 - 1 / (1 + odds))
        ends.append(min(100.0, max(0.0, share)))
    return ends[0], ends[1]
