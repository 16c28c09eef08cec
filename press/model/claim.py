"""What is said of the treatment, and what is allowed: claims with a verdict, and each country's status.

In:  docs/data/claims/*.yml and docs/data/status/*.yml, one a claim and one a country.
Out: Claim and CountryStatus records; and what all reference tables share (Checked, Cell, Sources).
Use: the blocks claims and status.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from press.model.base import Address, PartialDate, Record, RowId, Text, shaped
from press.model.course import CitedAt
from press.model.drug import Drug, Form

Sources = Annotated[tuple[CitedAt, ...], Field(min_length=1)]
AnyForm = Literal[Form, "any form"]
CountryCode = Annotated[str, shaped(r"[A-Z]{2}", "two capital letters: GB")]


def all_different(values: Iterable[str], what: str) -> None:
    seen: set[str] = set()
    for value in values:
        if value.casefold() in seen:
            raise ValueError(f"{what} “{value}” is there twice")
        seen.add(value.casefold())


class Checked(Record):
    """What goes out of date: when it was looked up, and until when to trust it."""

    checked: date
    check_by: date

    @model_validator(mode="after")
    def _later(self) -> Checked:
        if self.check_by <= self.checked:
            raise ValueError("check-by must come after checked")
        return self


class Cell(Record):
    """A statement and what supports it. A cell that nothing supports is left out."""

    says: Text
    sources: Sources


# Claims

Verdict = Literal["supported", "partly", "overstated", "unsupported"]
ClaimTopic = Literal["what it is", "does it work", "how it works", "how it is given", "harms", "cost and rules",
                     "references"]


class SaidAt(Record):
    """A page on which the claim was read. Named as an example: nobody has counted how many say it."""

    url: Address
    who: Text
    """What kind of page: “A clinic’s page”."""
    says: Text
    """In our words."""
    checked: date


class Claim(Checked):
    """Something said of the treatment, and what the evidence allows one to say. The verdict is our judgement."""

    claim: Text
    said_by: Literal["founding article", "clinics", "both"]
    said_at: tuple[SaidAt, ...] = ()
    topic: ClaimTopic
    verdict: Verdict
    why: Text
    wording: Text
    """What we say instead."""
    sources: Sources

    @model_validator(mode="after")
    def _fair(self) -> Claim:
        if self.said_by != "founding article" and not self.said_at:
            raise ValueError("what clinics say needs said-at: a page on which it was read")
        if self.said_by == "founding article" and self.said_at:
            raise ValueError("said-at names pages other than the founding article: then said-by is both")
        if self.verdict != "supported" and self.wording.casefold().strip(". ") == self.claim.casefold().strip(". "):
            raise ValueError("wording repeats a claim that is not supported")
        all_different((f"{one.source}, {one.locator}" for one in self.sources), "the source")
        return self


# Status

StatusWord = Literal["licensed", "off-label", "unapproved", "restricted", "controlled", "subsidised", "accepted",
                     "not recommended", "recommended with limits"]
STATUS_WORDS: dict[str, frozenset[str]] = {
    "approval": frozenset({"licensed", "off-label", "unapproved", "restricted"}),
    "law": frozenset({"controlled", "restricted"}),
    "payment": frozenset({"subsidised", "accepted", "not recommended"}),
    "guideline": frozenset({"not recommended", "recommended with limits"}),
}
"""Which words each kind of status may bear: a guideline licenses nothing, a payer approves no medicine."""


class Status(Checked):
    """What one body in one country has decided on one form of the drug for one use."""

    id: RowId
    kind: Literal["approval", "law", "payment", "guideline"]
    part: Text | None = None
    """The part of the country that it holds for, where not all of it: Scotland."""
    drug: Drug
    form: AnyForm
    compounded: bool = False
    """Made up by a pharmacy to order: no regulator has checked that product."""
    use: Text
    status: StatusWord
    decided_by: Text
    since: PartialDate | None = None
    words: Text
    """What it means for a reader."""
    as_of: PartialDate
    """The date of what was read; where that bears none, the day it was read."""
    expires: date | None = None
    sources: Sources
    note: Text | None = None

    @model_validator(mode="after")
    def _can_be(self) -> Status:
        if self.status not in STATUS_WORDS[self.kind]:
            raise ValueError(f"“{self.status}” is not a word for kind: {self.kind} "
                             f"({', '.join(sorted(STATUS_WORDS[self.kind]))})")
        if self.compounded and self.status in ("licensed", "subsidised"):
            raise ValueError("a compounded product is never licensed")
        if self.status == "licensed" and self.drug == "ketamine or esketamine":
            raise ValueError("a licence is for one drug: ketamine or esketamine")
        if self.expires and not self.check_by < self.expires:
            raise ValueError("check-by must come before the day on which the rule expires")
        return self


class CountryStatus(Record):
    """One country (or the European Union, code EU)."""

    country: Text
    code: CountryCode
    rows: Annotated[tuple[Status, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _ids(self) -> CountryStatus:
        all_different((row.id for row in self.rows), "the id")
        return self
