"""How sure a result is, in four dots and a word: never the dots alone.

In:  a certainty level.
Out: text of a well-formed element.
Use: lists of records.
"""

from __future__ import annotations

from press.figures.evidence_parts import LEVELS, badge
from press.figures.svg import element


def sure(level: str) -> str:
    """Without dots where nobody has judged it."""
    word = "Certainty not judged" if level not in LEVELS else f"{level.capitalize()} certainty"
    dots = badge(level) + " " if level in LEVELS else ""
    return element("span", dots + element("strong", word), class_="sure")
