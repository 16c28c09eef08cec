"""What the raw evidence holds and this guide leaves out, each with its reason.

In:  docs/data/left-out.yml (all entries in one file).
Out: LeftOut records.
Use: the block left-out, on the page “What we could not confirm”.
"""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from press.model.base import Record, RowId, Text

LeftOutKind = Literal["source", "finding", "number", "outcome", "table row"]


class LeftOutEntry(Record):
    """One thing that is left out. It names what is missing, never the result that could not be confirmed."""

    id: RowId
    what: Text
    kind: LeftOutKind
    why: Text
    could_be_closed_by: Text | None = None
    evidence_id: Text | None = None
    """The id in the material that was collected, as sources keep it."""


class LeftOut(Record):
    """Everything that was found and is not used."""

    entries: tuple[LeftOutEntry, ...] = ()

    @model_validator(mode="after")
    def _once(self) -> LeftOut:
        seen: set[str] = set()
        for entry in self.entries:
            for name in (entry.id, entry.what.casefold()):
                if name in seen:
                    raise ValueError(f"“{name}” is there twice")
                seen.add(name)
        return self
