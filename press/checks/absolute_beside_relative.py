"""A relative number (“twice as likely”, “50% fewer”, “odds ratio 2”) has the absolute ones of both sides beside it.

Looked for in the same passage. Where they were never given, the passage says so: “The absolute numbers were not given.”
A fall of so many per cent in a score is no relative risk, and is exempt.
"""

from __future__ import annotations

from press.checks.claim_cited import KINDS, looked_at
from press.passages import passages
from press.problem import Problem
from press.prose import plain
from press.relative import alone
from press.site import Site

NAME = "absolute-beside-relative"
WHY = "“Twice as likely” says nothing to somebody who does not know how likely it was."


def check(site: Site) -> list[Problem]:
    return [Problem(page.shown, passage.line, NAME,
                    f"“{words}” stands without the absolute numbers of both sides.",
                    "Say how many of how many, with and without: “27 in 100, against 9 in 100”. If they are not to be "
                    "had, write “The absolute numbers were not given.”", passage.text)
            for page in site.pages if looked_at(page)
            for passage in passages(page.text) if passage.kind in KINDS
            if (words := alone(plain(passage.text)))]
