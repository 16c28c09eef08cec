"""A sentence that compares people gives them out of the same number: 27 in 100 against 9 in 100, never 1 in 11."""

from __future__ import annotations

import re

from press.problem import Problem
from press.site import Site

NAME = "one-denominator"
WHY = "Readers take the larger of two numbers for the larger share, whatever it is out of."
_SHARE = re.compile(r"\b[\d,.½]+ in (?:every )?(10|100|1,000|10,000|100,000)\b")


def check(site: Site) -> list[Problem]:
    found = []
    for page in site.pages:
        for line, sentence in _sentences(page.text, page.scan.body_line):
            out_of = list(dict.fromkeys(_SHARE.findall(sentence)))
            if len(out_of) > 1:
                both = " and out of ".join(out_of)
                found.append(Problem(page.shown, line, NAME,
                                     f"One sentence gives people out of {both}: “{sentence[:90]}…”.",
                                     "Give both out of the same number, or begin a new sentence."))
    return found


def _sentences(text: str, first: int) -> list[tuple[int, str]]:
    """(line, sentence) of a page's prose; a sentence does not run over a paragraph's end."""
    found = []
    for number, line in enumerate(text.split("\n")[first - 1 :], first):
        bare = re.sub(r"\[@[^\]]*\]", "", line)
        found += [(number, sentence.strip()) for sentence in re.split(r"(?<=[.!?])\s+", bare) if sentence.strip()]
    return found
