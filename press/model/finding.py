"""Findings: what was read in a source, one statement each, in our own words, with its numbers and its limits.

In:  docs/data/findings/*.yml, one file a source, under the source's own name.
Out: Findings records.
Use: the rule number-sourced, which holds every number in the text to them; readers who download the data.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from press.model.base import PartialDate, Record, Text
from press.model.course import Locator


class Finding(Record):
    """One statement and where in the source it was read."""

    says: Text
    numbers: tuple[Text, ...] = ()
    """As the source prints them, in words that name what they count."""
    population: Text | None = None
    people: Annotated[int, Field(ge=1)] | None = None
    comparator: Text | None = None
    follow_up: Text | None = None
    certainty: Text | None = None
    """In whose judgement: GRADE words only where a review gave them."""
    locator: Locator
    where: Text | None = None
    """The country or region that it holds for, where it is a rule or a price."""
    as_of: PartialDate | None = None
    caveat: Text | None = None
    seen: Literal[True]


class Findings(Record):
    """All that was kept of one source."""

    findings: Annotated[tuple[Finding, ...], Field(min_length=1)]
