"""Numbers as prose and records hold them, and whether one stands for the other.

In:  text, records.
Out: the values in them; whether a printed number is one of the known ones, as it stands or rounded.
Use: the rule number-sourced.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import BaseModel

NUMBER = re.compile(r"(?<![\w.\-/])(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(?![\d])(½)?\s*(%)?(?!\w*-?(?:ii|III))")
_NAMES = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
          "seventeen eighteen nineteen twenty")
WORDS = {word: float(value) for value, word in enumerate(_NAMES.split())}
SHARE = re.compile(r"(?:\s*(?:to|or)\s+[\d.,½]+)?\s*\bin (?:every )?(10|100|1,000)\b")
"""What makes “27” of “27 in 100”, and “13” of “13 to 49 in 100”, a share."""
PLAIN = frozenset({1.0})
"""“1 trial” and “1 dose” say no more than “a trial” and “a dose”."""


@dataclass(frozen=True)
class Printed:
    """A number in prose. `per` is the 100 of “27 in 100”; None where it counts by itself."""

    text: str
    value: float
    per: float | None = None


def printed(text: str) -> list[Printed]:
    """The numbers of a stretch of prose that say something about the world, in order."""
    found = []
    text = re.sub(r"\]\([^)]*\)|\{[^}]*\}", " ", text)  # addresses and attributes
    for match in NUMBER.finditer(text):
        before = text[max(match.start() - 9, 0) : match.start()]
        if re.search(r"\b(?:in|of) (?:every )?$", before) and _value(match) in (10, 100, 1000):
            continue  # the denominator of the number before it
        share = SHARE.match(text, match.end())
        per = float(share.group(1).replace(",", "")) if share else None
        value = _value(match)
        if value not in PLAIN or per:
            found.append(Printed(match.group(0).strip(), value, per))
    return found


def values_of(*things: object) -> set[float]:
    """Every number in records and texts."""
    found: set[float] = set()
    for thing in things:
        if isinstance(thing, BaseModel):
            found |= values_of(*(getattr(thing, name) for name in type(thing).model_fields))
        elif isinstance(thing, bool) or thing is None:
            continue
        elif isinstance(thing, int | float):
            found.add(float(thing))
        elif isinstance(thing, str):
            found |= {_value(match) for match in NUMBER.finditer(thing.replace("-", " "))}
            found |= {WORDS[word] for word in re.findall(r"[a-z]+", thing.lower()) if word in WORDS}
        elif isinstance(thing, Iterable):
            found |= values_of(*thing)
        else:
            found |= values_of(str(thing))
    return found


def stands_for(number: Printed, known: Iterable[float]) -> bool:
    """Whether a printed number is a known value: the same, rounded to what is printed, or scaled to its denominator."""
    places = len(number.text.split(".")[1].rstrip("%½ ")) if "." in number.text else 0
    step = 10.0**-places
    for value in known:
        for scaled in (value * number.per / 100, value * number.per) if number.per else (value,):
            if abs(scaled - number.value) <= step / 2 + 1e-9:
                return True
    return False


def nearest(number: Printed, known: Iterable[float]) -> float | None:
    """The known value closest to a printed number."""
    return min(known, key=lambda value: abs(value - number.value), default=None)


def _value(match: re.Match[str]) -> float:
    whole = match.group(1).replace(",", "")
    return float(f"{whole}.{match.group(2) or 0}") + (0.5 if match.group(3) else 0)
