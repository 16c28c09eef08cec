"""Cautions and interactions: whom the drug may harm more, and what it may do beside other medicines and substances.

In:  docs/data/cautions.yml and interactions.yml, all rows of a kind in one file.
Out: Cautions and Interactions records; each row with what it was said of, and by whom.
Use: the blocks cautions and interactions.
"""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from press.model.base import Record, RowId, Text
from press.model.claim import AnyForm, Checked, Sources, all_different
from press.model.drug import Drug


class SaidOf(Record):
    """What a warning was written about. Warnings for anaesthesia are set for higher doses than in mental health."""

    drug: Drug
    form: AnyForm
    context: Literal["treatment of depression", "anaesthesia", "trials and services"]


class Caution(Checked):
    """A group of people whom a source says the drug must not, or should not, or only with extra care be given to."""

    id: RowId
    group: Text
    kind: Literal["must not", "not advised", "extra care"]
    said_of: SaidOf
    who_says: Text
    where: Text
    """The countries whose text it is."""
    why: Text | None = None
    """Only as the source gives it."""
    note: Text | None = None
    sources: Sources


class Cautions(Record):
    rows: tuple[Caution, ...] = ()

    @model_validator(mode="after")
    def _ids(self) -> Cautions:
        all_different((row.id for row in self.rows), "the id")
        return self


class Interaction(Checked):
    """What happens, or may, when ketamine or esketamine meets another medicine or substance."""

    id: RowId
    medicine: Text
    said_of: SaidOf
    effect: Text
    direction: Literal["more harm", "less benefit", "more harm and less benefit", "uncertain", "none known",
                       "practical"]
    strength: Literal["product information", "systematic review", "review", "small study", "clinic’s leaflet",
                      "sources differ"]
    do: Text
    """Whom to tell and what to ask. Never to stop or change a medicine on one's own."""
    note: Text | None = None
    sources: Sources

    @model_validator(mode="after")
    def _more_than_one_to_differ(self) -> Interaction:
        if self.strength == "sources differ" and len({one.source for one in self.sources}) < 2:
            raise ValueError("sources differ only where there are two or more")
        return self


class Interactions(Record):
    rows: tuple[Interaction, ...] = ()

    @model_validator(mode="after")
    def _ids(self) -> Interactions:
        all_different((row.id for row in self.rows), "the id")
        return self
