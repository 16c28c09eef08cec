"""Which page stands for each type of page.

Out: addresses below the site: "" for Home.
Use: tests that look at one page of each type; tests/audit.py.
"""

from __future__ import annotations

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
