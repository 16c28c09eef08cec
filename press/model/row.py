"""What one study found: two groups, the effect between them, and how far to trust it.

In:  the rows of docs/data/outcomes/*.yml.
Out: Row records that cannot contradict themselves, unless they say so in `discrepancy`.
Use: outcomes.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from press.model.base import Record, RowId, Text
from press.model.course import Locator, SourceKey
from press.model.effect import Discrepancy, Effect

Design = Literal["parallel", "crossover", "randomised withdrawal", "open-label randomised", "not randomised",
                 "pooled trials", "subgroup"]
RowSet = Literal["individual", "subgroup", "check"]
"""`individual` rows share a plot without a summary; other sets are named in `set-name` after who pooled them."""

Count = Annotated[int, Field(ge=0)]
People = Annotated[int, Field(ge=1)]
Percent = Annotated[float, Field(ge=0, le=100)]


class Arm(Record):
    """One group: how many people, and events, a percentage or a mean with its standard deviation."""

    n: People | None = None
    events: Count | None = None
    percent: Percent | None = None
    mean: float | None = None
    sd: Annotated[float, Field(gt=0)] | None = None
    derived: bool = False
    """The count or the size was worked out from what was printed (a percentage, a total)."""

    @property
    def share(self) -> float | None:
        """Of 100 people, as counted where counts are there."""
        if self.events is not None and self.n:
            return 100 * self.events / self.n
        return self.percent


class RiskOfBias(Record):
    judgement: Literal["low", "some concerns", "high", "unclear"]
    by: SourceKey
    locator: Locator


class Row(Record):
    """What one study found. `drug` is the group given ketamine or esketamine."""

    id: RowId
    study: Text
    source: SourceKey
    locator: Locator
    year: Annotated[int, Field(ge=1960, le=2100)] | None = None
    design: Design
    set: RowSet | None = "individual"
    set_name: RowId | None = None
    """The set that a named publication pooled, exactly this one; then `set` is left empty (null)."""
    same_people_as: tuple[RowId, ...] = ()
    """Rows, here or in another outcome, that count some of the same people: never added to this one."""
    drug: Arm
    comparator: Arm
    time: Text | None = None
    dose: Text | None = None
    effect: Effect | None = None
    risk_of_bias: RiskOfBias | None = None
    seen: Literal[True]
    """Every number of the row was read where `locator` says; rows that were not seen are not kept here."""
    company_trial: bool | None = None
    """Run or paid for by a maker of the drug; null where nobody has checked."""
    note: Text | None = None
    discrepancy: Discrepancy | None = None

    @model_validator(mode="after")
    def _agrees(self) -> Row:
        if (self.set is None) == (self.set_name is None):
            raise ValueError("a row belongs to a set (individual, subgroup or check) or to a named one, never to both")
        if self.id in self.same_people_as:
            raise ValueError(f"same-people-as names “{self.id}”, which is this row itself")
        said = self.discrepancy is not None
        for name, arm in (("drug", self.drug), ("comparator", self.comparator)):
            if arm.events is not None and arm.n is not None and arm.events > arm.n:
                raise ValueError(f"more events than people in the {name} group: {arm.events} of {arm.n}")
            if not said and arm.events is not None and arm.n and arm.percent is not None \
                    and abs(100 * arm.events / arm.n - arm.percent) > 0.6:
                counted = round(100 * arm.events / arm.n, 1)
                raise ValueError(f"{arm.events} of {arm.n} is {counted} in 100 in the {name} group, not {arm.percent}: "
                                 "say in discrepancy which is printed and which is used")
        if not said and self._wrong_side():
            raise ValueError("the effect points one way and the groups' own numbers the other: mend one, or say in "
                             "discrepancy what is printed, what we use and why")
        return self

    def _wrong_side(self) -> bool:
        if self.effect is None:
            return False
        pair = (self.drug.share, self.comparator.share)
        if None in pair:
            pair = (self.drug.mean, self.comparator.mean)
        if None in pair or pair[0] == pair[1] or self.effect.value == self.effect.nothing:
            return False
        return (pair[0] > pair[1]) != (self.effect.value > self.effect.nothing)
