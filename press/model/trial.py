"""Trials of ketamine with talking therapy, and near relations: what was given, beside what, and what came of it.

In:  docs/data/trials.yml (all rows in one file).
Out: Trials records.
Use: the block trials.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from press.model.base import Record, RowId, Text
from press.model.course import Locator, SourceKey
from press.model.drug import Drug

TrialKind = Literal[
    "therapy added to ketamine", "ketamine added to therapy", "both differ", "ketamine with a task or music",
    "ketamine alone", "no comparison group", "registered, no results",
]
"""What a trial can tell about the therapy: only the first kind tests it.

“Both differ”: the groups differ in the drug and in the therapy, so neither can be told apart. “Ketamine with a task or
music”: what was added is no talking therapy. “Registered, no results” shows that a trial exists, never that it worked.
"""


class BiasWords(Record):
    """What may have bent the result, in words, and whose words they are."""

    says: Text
    by: SourceKey | Literal["us"] = "us"
    locator: Locator | None = None


class Trial(Record):
    """One trial, or one comparison within a trial."""

    id: RowId
    name: Text
    source: SourceKey
    locator: Locator
    year: Annotated[int, Field(ge=1960, le=2100)] | None = None
    country: Text | None = None
    design: Text
    condition: Text
    people: Annotated[int, Field(ge=1)] | None = None
    """Randomised or enrolled; planned, where the trial is only registered."""
    drug: Drug
    route: Text
    doses: Text | None = None
    """As used in the trial. Never advice."""
    therapy: Text | None = None
    """Left out where the drug was given without any."""
    therapy_amount: Text | None = None
    comparator: Text | None = None
    """Left out where there was no comparison group."""
    primary_outcome: Text
    result: Text
    """In our words, with the numbers that were seen."""
    follow_up: Text | None = None
    risk_of_bias: BiasWords
    kind: TrialKind
    same_people_as: tuple[RowId, ...] = ()
    """Other rows that count some of the same people: never added to this one."""

    @model_validator(mode="after")
    def _comparison(self) -> Trial:
        compares = self.kind not in ("no comparison group", "registered, no results", "ketamine alone")
        if compares and self.comparator is None:
            raise ValueError(f"“{self.kind}” compares two groups: say in comparator with what")
        if self.kind == "no comparison group" and self.comparator is not None:
            raise ValueError("without a comparison group there is no comparator")
        if self.kind == "ketamine alone" and self.therapy is not None:
            raise ValueError("ketamine alone has no therapy")
        if self.kind not in ("ketamine alone",) and self.therapy is None:
            raise ValueError(f"“{self.kind}” says what went with the ketamine: fill in therapy")
        return self


class Trials(Record):
    """Every trial of ketamine with therapy that was found, and those of ketamine alone in the same conditions."""

    trials: tuple[Trial, ...] = ()

    @model_validator(mode="after")
    def _ids(self) -> Trials:
        ids = [trial.id for trial in self.trials]
        twice = sorted({one for one in ids if ids.count(one) > 1})
        if twice:
            raise ValueError(f"the id {', '.join(twice)} is there twice")
        for trial in self.trials:
            for other in trial.same_people_as:
                if other not in ids or other == trial.id:
                    raise ValueError(f"{trial.id} shares people with “{other}”, which is no other row here")
                if trial.id not in self.trials[ids.index(other)].same_people_as:
                    raise ValueError(f"{trial.id} shares people with “{other}”, and the row with the id {other} does "
                                     "not name it: each of the two names the other")
        return self
