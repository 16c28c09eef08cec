"""Every data file fits its model; and what the models cannot see in one file alone: dates still to come."""

from __future__ import annotations

from datetime import date

from press.problem import Problem
from press.records import RULE
from press.site import Site

NAME = RULE
WHY = "A record that contradicts itself is worse than none."
WHOLE_SITE = True


def check(site: Site) -> list[Problem]:
    """The problems that reading the files found are the library's own; this adds what needs the clock."""
    latest = max(site.today, date.today())
    found = []
    for folder in ("sources", "outcomes", "courses"):
        for key, record in getattr(site.library, folder).items():
            if record.checked > latest:
                found.append(Problem(f"docs/data/{folder}/{key}.yml", 0, NAME,
                                     f"“checked” is {record.checked}, which is still to come.",
                                     "Write the day on which it was read."))
    return found
