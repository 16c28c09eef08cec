"""Options: treatments beside one another, ketamine among them.

In:  docs/data/options.yml, all rows in one file.
Out: Options records; no condition with ketamine alone.
Use: the block options.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import model_validator

from press.model.base import Record, RowId, Text, shaped
from press.model.claim import Cell, all_different
from press.model.drug import Drug
from press.model.outcome import Certainty, Condition


class Option(Record):
    """A treatment in the comparison. Rows are never ranked: people, times and comparisons differ between them."""

    id: RowId
    condition: Condition
    population: Text
    """Whom it was tested in."""
    name: Text
    drug: Drug | None = None
    """Ketamine or esketamine; left out for every other treatment."""
    what: Annotated[Text, shaped(r"\D*", "plain words without a number: numbers go into a cell with a source")]
    evidence: Cell
    comparator: Text
    time: Text
    harms: Cell | None = None
    burden: Cell | None = None
    availability: Cell | None = None
    certainty: Certainty
    """Of the help."""
    harms_certainty: Certainty | None = None
    """Of the harms, which are often less sure than the help."""
    checked: date

    @model_validator(mode="after")
    def _harms_are_judged(self) -> Option:
        if bool(self.harms) != bool(self.harms_certainty):
            raise ValueError("harms and harms-certainty belong together: say how sure the harms are, as for the help")
        return self


class Options(Record):
    rows: tuple[Option, ...] = ()

    @model_validator(mode="after")
    def _a_choice(self) -> Options:
        all_different((row.id for row in self.rows), "the id")
        for condition in {row.condition for row in self.rows}:
            if all(row.drug for row in self.rows if row.condition == condition):
                raise ValueError(f"nothing but ketamine stands under {condition}: that is no comparison. "
                                 "Add another treatment, or take the condition out")
        return self
