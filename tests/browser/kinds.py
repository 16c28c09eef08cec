"""Which page stands for each type of page, and the outcomes' own pages, which come from one skeleton.

In:  the pages of a built site.
Out: addresses below the site: "" for Home.
Use: tests that look at one page of each type; tests/audit.py.
"""

from __future__ import annotations

from collections.abc import Iterable

KINDS: dict[str, str] = {
    "home": "",
    "question": "considering/what-are-the-harms",
    "step": "considering/on-the-day",
    "compare": "considering/compare-the-options",
    "clinical": "clinicians/routes-doses-monitoring",
    "record": "overview",
    "outcome": "evidence/outcomes/response-24h",
    "help": "get-help",
    "lost": "no/such/page",
}
"""A page of each type of the front matter, Home, help, and the page for lost readers."""
LOST = KINDS["lost"]
TYPES: dict[str, str] = {kind: page for kind, page in KINDS.items() if page != LOST}
MORE: dict[str, str] = {"sources": "evidence/sources", "map": "all-pages", "kept": "about"}
"""Pages that fetch or draw something of their own."""
OUTCOMES = "evidence/outcomes/"
EVERY = 12
"""Of the outcomes' pages, so many make one that is looked at in every way."""


def sampled(pages: Iterable[str]) -> list[str]:
    """Every page but the outcomes' own; of those every twelfth, and the one that stands for them."""
    pages = list(pages)
    made = [page for page in pages if page.startswith(OUTCOMES)]
    return [page for page in pages if page not in made or page == KINDS["outcome"]] + \
        [page for page in made[::EVERY] if page != KINDS["outcome"]]
