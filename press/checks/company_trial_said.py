"""A study that a maker of the drug ran or paid for says so wherever its numbers are drawn."""

from __future__ import annotations

from press.problem import Problem
from press.site import Site

NAME = "company-trial-said"
WHY = "Readers weigh a maker's own trial differently, and have the right to."
MAKERS = ("janssen", "johnson & johnson", "johnson and johnson")


def check(site: Site) -> list[Problem]:
    if not site.whole:
        return []
    found = []
    for key, outcome in site.library.outcomes.items():
        for row in outcome.rows:
            source = site.library.sources.get(row.source)
            if source is None or row.company_trial:
                continue
            paid = "" if source.funding == "not-checked" else source.funding.value
            names = [name.literal or "" for name in source.author] + [paid]
            if any(maker in name.lower() for maker in MAKERS for name in names):
                found.append(Problem(f"docs/data/outcomes/{key}.yml", 0, NAME,
                                     f"The row “{row.id}” rests on {row.source}, a maker's, and does not say so.",
                                     "Write company-trial: true in that row."))
    return found


def coverage(site: Site) -> str:
    rows = [row for outcome in site.library.outcomes.values() for row in outcome.rows]
    known = [row for row in rows if row.company_trial is not None]
    sources = site.library.sources.values()
    paid = [source for source in sources if source.funding != "not-checked"]
    gain = [source for source in sources if source.interests != "not-checked"]
    return (f"{NAME}: whether a maker ran it is known for {len(known)} of {len(rows)} rows; funding checked for "
            f"{len(paid)} of {len(sources)} sources, authors’ interests for {len(gain)}")
