"""Options: treatments beside one another, ketamine among them.

In:  docs/data/options.yml, all rows in one file.
Out: Options records; no condition with ketamine alone.
Use: the block options.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import Field, model_validator

from press.model.base import Record, RowId, Text, shaped
from press.model.claim import Cell, all_different
from press.model.drug import Drug
from press.model.outcome import Certainty, Condition

InHundred = Annotated[int, Field(ge=0, le=100)]


class Counted(Record):
    """People of a hundred, to be drawn as dots: with the option and, where there was one, in the other group."""

    what: Text
    """What happened to those counted: “responded”."""
    with_: Annotated[InHundred, Field(alias="with")]
    on: Text
    """What they had: “CBT added”."""
    without: InHundred | None = None
    against: Text | None = None
    """What the other group had."""

    @model_validator(mode="after")
    def _two_groups_or_one(self) -> Counted:
        if (self.without is None) != (self.against is None):
            raise ValueError("without and against belong together: the other group’s number, and what it had")
        return self

    @property
    def groups(self) -> tuple[tuple[int, str], ...]:
        """(people of a hundred, what they had)."""
        one = (self.with_, self.on)
        return (one,) if self.without is None or self.against is None else (one, (self.without, self.against))


class CountedCell(Cell):
    """A statement whose numbers may be drawn as well."""

    counted: tuple[Counted, ...] = ()

    @model_validator(mode="after")
    def _drawn_as_said(self) -> CountedCell:
        said = re.findall(r"\d+", self.says)
        missing = [people for one in self.counted for people, _ in one.groups if str(people) not in said]
        if missing:
            raise ValueError(f"counted draws {missing[0]} in 100, and that number does not stand in says: "
                             "draw what the words say, or mend them")
        return self


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
    evidence: CountedCell
    comparator: Text
    time: Text
    harms: CountedCell | None = None
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
        if self.harms and self.harms.counted and not self.evidence.counted:
            raise ValueError("harms has counted and evidence has none: a picture of the harm alone is not fair. "
                             "Draw the help too, or leave the harm in words")
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
