"""What stands in small print beside two numbers of 100: range, whose data, how sure; and what many rows share, once.

In:  outcomes and their Hundreds, `Links`.
Out: text of elements.
Use: fact_box.py, harm_tables.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from press.figures.evidence_parts import LEVELS, Links, badge, judged
from press.figures.evidence_words import capital, ended
from press.figures.svg import element

if TYPE_CHECKING:
    from press.figures.per_hundred import Hundred
    from press.model import Outcome


def notes(outcome: Outcome, shown: Hundred, links: Links) -> list[str]:
    """Range, origin and certainty, each as markup."""
    range_ = f"Could be {shown.range}" if shown.range else "No range is published"
    if shown.carried:
        range_ += f", worked out by us from the {shown.carried.kind}"
    sure = escape(ended(capital(judged(outcome.certainty, links.named))))
    if outcome.certainty.level in LEVELS:
        sure = badge(outcome.certainty.level) + " " + sure
    return [escape(ended(range_)), escape(ended(shown.source(links.named))), sure]


def small(said: list[str]) -> str:
    """Notes one after the other; how sure, which begins with a drawing, in a line of its own."""
    drawn = [note for note in said if note.startswith("<svg")]
    plain = " ".join(note for note in said if note and note not in drawn)
    return "".join(element("small", note) for note in (plain, *drawn) if note)


def parted(lists: Sequence[list[str]]) -> tuple[list[str], list[list[str]]]:
    """What all of them say, in the order of the first; and what each says beside that. One alone shares nothing."""
    shared = set.intersection(*(set(one) for one in lists)) if len(lists) > 1 else set()
    return [note for note in lists[0] if note in shared], [[note for note in one if note not in shared]
                                                           for one in lists]
