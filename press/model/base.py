"""What every record is made of: one closed, frozen base and the kinds of value that fields share.

In:  plain values, as YAML gives them.
Out: checked values, or an error that says what the value should look like.
Use: the other modules of press.model.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field


def partial_date(value: object) -> object:
    """A year, year-month or full date, as text: what CSL calls date-parts."""
    text = str(value)
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text):
        raise ValueError("a date is written 2022, 2022-10 or 2022-10-15")
    year, month, day = (*[int(part) for part in text.split("-")], 1, 1)[:3]
    date(year, month, day)
    return text


def as_text(value: object) -> object:
    """A number that stands for a name (a volume, a page) is kept as text."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def shaped(pattern: str, shape: str) -> AfterValidator:
    """A check that tells the author what the value should look like, not which pattern it missed."""

    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise ValueError(f"it should be {shape}")
        return value

    return AfterValidator(check)


Text = Annotated[str, BeforeValidator(as_text), Field(min_length=1)]
PartialDate = Annotated[str, BeforeValidator(partial_date)]
Address = Annotated[str, shaped(r"https://[^\s<>\"]+", "an address that starts with https:// and holds no spaces")]
RowId = Annotated[Text, shaped(r"[a-z0-9]+(-[a-z0-9]+)*", "a name in small letters, digits and hyphens")]
Phone = Annotated[str, shaped(r"[0-9]+( [0-9]+)*", "digits, in groups, in quotes: \"116 123\"")]


class Record(BaseModel):
    """What every record shares: frozen, closed to unknown fields, keys in kebab-case."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=False, use_attribute_docstrings=True, allow_inf_nan=False,
        alias_generator=lambda name: name.replace("_", "-"),
    )
