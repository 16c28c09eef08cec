"""An effect with its interval, and what is said where a source contradicts itself.

In:  parts of docs/data/outcomes/*.yml.
Out: Effect and Discrepancy records.
Use: rows and pooled results of outcomes; all arithmetic on them.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from press.model.base import Record, Text
from press.words import an

MeasureKind = Literal["risk ratio", "odds ratio", "risk difference", "mean difference",
                      "standardised mean difference", "hazard ratio"]
RATIOS = frozenset({"risk ratio", "odds ratio", "hazard ratio"})


class Discrepancy(Record):
    """What the source prints, what we use instead or all the same, and why. Shown beside the number."""

    printed: Text
    used: Text
    why: Text


class Effect(Record):
    """An estimate with its interval. Ratios are as printed, never logarithms; differences of risk are in points of 100.

    Units: risk difference in percentage points; mean difference in points of the scale.
    """

    kind: MeasureKind
    value: float
    low: float | None = None
    high: float | None = None
    level: Annotated[int, Field(ge=50, le=99)] = 95
    published: bool = True
    """False where we worked it out from what was printed; `note` of the row then says how."""

    @model_validator(mode="after")
    def _inside(self) -> Effect:
        if (self.low is None) != (self.high is None):
            raise ValueError("an interval has both low and high, or neither")
        if self.low is not None and not self.low <= self.value <= self.high:
            raise ValueError(f"the interval {self.low} to {self.high} does not contain its estimate {self.value}")
        if self.kind in RATIOS and min(value for value in (self.value, self.low) if value is not None) <= 0:
            raise ValueError(f"{an(self.kind)} is above 0")
        if self.kind == "risk difference" and not -100 <= self.value <= 100:
            raise ValueError("a risk difference lies between -100 and 100 points of 100")
        return self

    @property
    def nothing(self) -> float:
        """The value that means no difference."""
        return 1.0 if self.kind in RATIOS else 0.0
