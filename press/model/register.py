"""Registers: where to look up a person or a clinic that offers treatment.

In:  docs/data/registers.yml, all rows in one file.
Out: Registers records.
Use: the block registers.
"""

from __future__ import annotations

from pydantic import model_validator

from press.model.base import Address, Record, RowId, Text
from press.model.claim import Checked, CountryCode, Sources, all_different


class Register(Checked):
    """Where to look up a person or a clinic that offers treatment."""

    id: RowId
    country: Text
    code: CountryCode
    part: Text | None = None
    name: Text
    tells: Text
    look_up: Text
    """In words, as the page that was read has it."""
    link: Address | None = None
    limits: Text | None = None
    sources: Sources


class Registers(Record):
    rows: tuple[Register, ...] = ()

    @model_validator(mode="after")
    def _ids(self) -> Registers:
        all_different((row.id for row in self.rows), "the id")
        return self
