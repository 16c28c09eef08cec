"""Outcomes: a question, what each study found, what was pooled by whom, and how sure that is.

In:  docs/data/outcomes/*.yml, one file a question, named what-when.
Out: Outcome records whose parts agree with one another.
Use: the block evidence, the outcome pages, the arithmetic of press.stats.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from press.model.base import Record, Text
from press.model.course import Locator, SourceKey
from press.model.drug import Drug, Form, Route
from press.model.effect import MeasureKind
from press.model.pooled import Pooled
from press.model.row import Row
from press.words import an

Condition = Literal[
    "depression", "bipolar depression", "suicidal thoughts", "PTSD", "complex PTSD", "anxiety", "OCD",
    "alcohol use disorder", "cocaine use disorder", "opioid use disorder", "distress in serious illness",
    "mixed conditions", "healthy volunteers", "non-medical use",
]
ComparatorKind = Literal[
    "inactive placebo", "midazolam", "placebo spray", "placebo tablet", "ECT", "quetiapine", "ketamine alone",
    "ketamine with other support", "therapy alone", "usual care", "mixed controls", "before and after", "none",
    "lower dose of ketamine", "other sedative",
]
"""“before and after” and “none” are not comparisons: such an outcome is never drawn as one."""
Direction = Literal["more is better", "less is better"]
Level = Literal["high", "moderate", "low", "very low", "not judged"]


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
        self._one_measure()
        return self

    def _one_measure(self) -> None:
        for part in (*self.rows, *self.pooled):
            if part.effect and part.effect.kind != self.measure.kind and not part.discrepancy:
                named = f"row with the id {part.id}" if isinstance(part, Row) else \
                    f"pooled result of the source {part.source}"
                raise ValueError(f"the {named} gives {an(part.effect.kind)}, where this outcome is measured in "
                                 f"{an(self.measure.kind)}: mend one, or say there in discrepancy what is printed, "
                                 "what we use and why")
