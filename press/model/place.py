"""Places: whom to call and whom to tell, by country.

In:  docs/data/places/*.yml, one file a country.
Out: Place records; each number with the official page that it was read on, and until when to trust it.
Use: the blocks help-lines and report-lines, the end of printed pages, the check of the 404 page.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from press.model.base import Address, PartialDate, Phone, Record, Text, shaped


class ReadAt(Record):
    """Where a fact was read by whoever recorded it: the address, whose page, what it said (in our words).

    A stored copy may be older than the page that stands at the address today; `copy_dated` says how old, where known.
    """

    url: Address
    publisher: Text
    official: bool
    read_as: Literal["live page", "stored copy"]
    copy_dated: PartialDate | None = None
    says: Text


class EmergencyNumber(Record):
    """A number for police, fire or ambulance. `call` is dialled as it stands."""

    call: Annotated[str, shaped(r"[0-9]{2,5}", "two to five digits, in quotes: \"999\"")]
    reaches: Text
    read_at: ReadAt
    checked: date
    check_by: date


class CrisisLine(Record):
    """A service for somebody in a crisis: at least one of call, text, chat."""

    service: Text
    call: Phone | None = None
    text: Phone | None = None
    text_keyword: Text | None = None
    chat: Address | None = None
    menu_choice: Text | None = None
    hours: Text
    cost: Text | None = None
    note: Text | None = None
    read_at: ReadAt
    checked: date
    check_by: date

    @model_validator(mode="after")
    def _reachable(self) -> CrisisLine:
        if not (self.call or self.text or self.chat):
            raise ValueError("a crisis line needs a way to reach it: call, text or chat")
        return self


class ReportLine(Record):
    """Whom to tell, or to talk to, when somebody who gave care did harm or crossed a boundary."""

    body: Text
    kind: Literal["regulator", "support"]
    covers: Text
    link: Address | None = None
    """Where to send a reader, when the page that was read is an old address of the same body."""
    call: Phone | None = None
    text: Phone | None = None
    hours: Text | None = None
    note: Text | None = None
    read_at: ReadAt
    checked: date
    check_by: date


class Place(Record):
    """A country: listed only with both an emergency number and a crisis line, each read on an official page."""

    name: Text
    code: Annotated[str, shaped(r"[A-Z]{2}", "two capital letters: GB")]
    emergency: Annotated[tuple[EmergencyNumber, ...], Field(min_length=1)]
    crisis: Annotated[tuple[CrisisLine, ...], Field(min_length=1)]
    report: tuple[ReportLine, ...] = ()

    @model_validator(mode="after")
    def _official(self) -> Place:
        for line in (*self.emergency, *self.crisis, *self.report):
            if not line.read_at.official:
                raise ValueError(f"{line.read_at.url} is not an official page: leave the number out until one was read")
            if line.check_by <= line.checked:
                raise ValueError("check-by must come after checked")
        return self
