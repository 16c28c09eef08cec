"""A pooled result, as a named publication gives it.

In:  the pooled results of docs/data/outcomes/*.yml.
Out: Pooled records that cannot contradict themselves, unless they say so in `discrepancy`.
Use: outcomes.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from press.model.base import Record, RowId, Text
from press.model.course import Locator, SourceKey
from press.model.effect import Discrepancy, Effect
from press.model.row import People, Percent


class PerHundred(Record):
    """The pooled result as a table prints it for readers: of 100 people, without and with, the interval on with."""

    without: Percent
    with_: Annotated[Percent, Field(alias="with")]
    low: Percent | None = None
    high: Percent | None = None

    @model_validator(mode="after")
    def _inside(self) -> PerHundred:
        if (self.low is None) != (self.high is None) or (
                self.low is not None and not self.low <= self.with_ <= self.high):
            raise ValueError("low and high enclose “with”, or both are left out")
        return self


class Pooled(Record):
    """A pooled result as a named publication gives it."""

    source: SourceKey
    locator: Locator
    studies: People | None = None
    people: People | None = None
    effect: Effect | None = None
    per_hundred: PerHundred | None = None
    i_squared: Percent | None = None
    set_name: RowId | None = None
    """The rows that it pooled, where we hold every one of them."""
    method: Text | None = None
    seen: Literal[True]
    note: Text | None = None
    discrepancy: Discrepancy | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Pooled:
        if self.effect is None and self.per_hundred is None:
            raise ValueError("a pooled result has an effect or a result per hundred")
        if self.effect and self.per_hundred and not self.discrepancy:
            with_, without = self.per_hundred.with_, self.per_hundred.without
            if with_ != without and self.effect.value != self.effect.nothing and (
                    (with_ > without) != (self.effect.value > self.effect.nothing)):
                raise ValueError("the effect and the result per hundred point in opposite directions")
        return self
