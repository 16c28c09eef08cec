"""Outcomes: a question, what each study found, what was pooled by whom, and how sure that is.

In:  docs/data/outcomes/*.yml, one file a question, named what-when.
Out: Outcome records that cannot contradict themselves, unless they say so in `discrepancy`.
Use: the block evidence, the outcome pages, the arithmetic of press.stats.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from press.model.base import Record, Text, shaped
from press.model.course import Locator, SourceKey

Condition = Literal[
    "depression", "bipolar depression", "suicidal thoughts", "PTSD", "complex PTSD", "anxiety", "OCD",
    "alcohol use disorder", "cocaine use disorder", "opioid use disorder", "distress in serious illness",
    "mixed conditions", "healthy volunteers", "non-medical use",
]
Drug = Literal["ketamine", "esketamine", "ketamine or esketamine"]
Form = Literal["drip", "injection", "nasal spray", "tablet", "lozenge", "oral liquid", "mixed"]
Route = Literal["intravenous", "intramuscular", "subcutaneous", "intranasal", "oral", "sublingual", "mixed"]
ComparatorKind = Literal[
    "inactive placebo", "midazolam", "placebo spray", "placebo tablet", "ECT", "quetiapine", "ketamine alone",
    "ketamine with other support", "therapy alone", "usual care", "mixed controls", "before and after", "none",
    "lower dose of ketamine", "other sedative",
]
"""“before and after” and “none” are not comparisons: such an outcome is never drawn as one."""
MeasureKind = Literal["risk ratio", "odds ratio", "risk difference", "mean difference",
                      "standardised mean difference", "hazard ratio"]
RATIOS = frozenset({"risk ratio", "odds ratio", "hazard ratio"})
Direction = Literal["more is better", "less is better"]
Level = Literal["high", "moderate", "low", "very low", "not judged"]
Design = Literal["parallel", "crossover", "randomised withdrawal", "open-label randomised", "not randomised",
                 "pooled trials", "subgroup"]
RowSet = Literal["individual", "subgroup", "check"]
"""`individual` rows share a plot without a summary; other sets are named in `set-name` after who pooled them."""

Count = Annotated[int, Field(ge=0)]
People = Annotated[int, Field(ge=1)]
Percent = Annotated[float, Field(ge=0, le=100)]
RowId = Annotated[Text, shaped(r"[a-z0-9]+(-[a-z0-9]+)*", "a name in small letters, digits and hyphens")]


class Discrepancy(Record):
    """What the source prints, what we use instead or all the same, and why. Shown beside the number."""

    printed: Text
    used: Text
    why: Text


class Effect(Record):
    """An estimate with its interval. Ratios are as printed, never logarithms; differences of risk are in points of 100.

    Units: risk difference in percentage points; mean difference in points of the scale.
    """

    kind: MeasureKind
    value: float
    low: float | None = None
    high: float | None = None
    level: Annotated[int, Field(ge=50, le=99)] = 95
    published: bool = True
    """False where we worked it out from what was printed; `note` of the row then says how."""

    @model_validator(mode="after")
    def _inside(self) -> Effect:
        if (self.low is None) != (self.high is None):
            raise ValueError("an interval has both low and high, or neither")
        if self.low is not None and not self.low <= self.value <= self.high:
            raise ValueError(f"the interval {self.low} to {self.high} does not contain its estimate {self.value}")
        if self.kind in RATIOS and min(value for value in (self.value, self.low) if value is not None) <= 0:
            raise ValueError(f"{'an' if self.kind[0] in 'aeiou' else 'a'} {self.kind} is above 0")
        if self.kind == "risk difference" and not -100 <= self.value <= 100:
            raise ValueError("a risk difference lies between -100 and 100 points of 100")
        return self

    @property
    def nothing(self) -> float:
        """The value that means no difference."""
        return 1.0 if self.kind in RATIOS else 0.0


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


class PerHundred(Record):
    """The pooled result as a table prints it for readers: of 100 people, without and with, the interval on with."""

    without: Percent
    with_: Annotated[Percent, Field(alias="with")]
    low: Percent | None = None
    high: Percent | None = None

    @model_validator(mode="after")
    def _inside(self) -> PerHundred:
        if (self.low is None) != (self.high is None) or (
                self.low is not None and not self.low <= self.with_ <= self.high):
            raise ValueError("low and high enclose “with”, or both are left out")
        return self


class Pooled(Record):
    """A pooled result as a named publication gives it."""

    source: SourceKey
    locator: Locator
    studies: People | None = None
    people: People | None = None
    effect: Effect | None = None
    per_hundred: PerHundred | None = None
    i_squared: Percent | None = None
    set_name: RowId | None = None
    """The rows that it pooled, where we hold every one of them."""
    method: Text | None = None
    seen: Literal[True]
    note: Text | None = None
    discrepancy: Discrepancy | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Pooled:
        if self.effect is None and self.per_hundred is None:
            raise ValueError("a pooled result has an effect or a result per hundred")
        if self.effect and self.per_hundred and not self.discrepancy:
            with_, without = self.per_hundred.with_, self.per_hundred.without
            if with_ != without and self.effect.value != self.effect.nothing and (
                    (with_ > without) != (self.effect.value > self.effect.nothing)):
                raise ValueError("the effect and the result per hundred point in opposite directions")
        return self


class Certainty(Record):
    """How sure: a GRADE word only where a named review gave it; else ours, with the reason."""

    level: Level
    by: SourceKey | Literal["us"]
    locator: Locator | None = None
    reason: Text


class Intervention(Record):
    drug: Drug
    form: Form
    route: Route
    dose: Text | None = None
    """As used in the trials. Never advice."""
    with_therapy: Text | None = None
    """The talking therapy that both groups, or the drug group, had; null: the drug alone."""


class Comparator(Record):
    kind: ComparatorKind
    words: Text


class Time(Record):
    words: Text
    days: Annotated[float, Field(ge=0)] | None = None


class Measure(Record):
    name: Text
    """The field's word: response, remission, dissociation."""
    words: Text
    """What that means to a reader: “felt much better: symptoms at least halved”."""
    scale: Text | None = None
    kind: MeasureKind
    direction: Direction


class Outcome(Record):
    """A question with its answers: population, intervention, comparator, measure, time (PICO)."""

    title: Text
    question: Text
    is_: Annotated[Literal["benefit", "harm"], Field(alias="is")]
    condition: Condition
    population: Text
    intervention: Intervention
    comparator: Comparator
    time: Time
    measure: Measure
    show: Literal["drawn", "table only", "no usable data"]
    why_shown_so: Text | None = None
    """For “table only” and “no usable data”: what readers are told of the reason."""
    rows: tuple[Row, ...] = ()
    pooled: tuple[Pooled, ...] = ()
    certainty: Certainty
    what_would_change_it: Text | None = None
    summary: Text
    """One plain sentence for readers: it names drug, form, comparator and time, and its numbers are the record's."""
    tags: tuple[Text, ...] = ()
    checked: date
    check_by: date | None = None

    @model_validator(mode="after")
    def _whole(self) -> Outcome:
        ids = [row.id for row in self.rows]
        if len(ids) != len(set(ids)):
            raise ValueError("two rows have the same id")
        if self.show == "drawn" and not (self.rows or self.pooled):
            raise ValueError("an outcome that is drawn needs rows or a pooled result")
        if self.show != "drawn" and not self.why_shown_so:
            raise ValueError("why-shown-so tells readers why this is not drawn")
        if self.show == "drawn" and self.comparator.kind in ("before and after", "none"):
            raise ValueError("without a comparison group there is nothing to draw side by side: table only")
        for pooled in self.pooled:
            if pooled.set_name and len([row for row in self.rows if row.set_name == pooled.set_name]) != pooled.studies:
                raise ValueError(f"the set {pooled.set_name} does not hold as many rows as studies were pooled")
        return self
