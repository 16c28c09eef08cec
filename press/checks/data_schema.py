"""Every data file fits its model; and what the models cannot see in one file alone: dates still to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from press.dated import facts
from press.problem import Problem
from press.records import RULE, line_in
from press.site import Site

NAME = RULE
WHY = "A record that contradicts itself is worse than none."
WHOLE_SITE = True

_Place = tuple[str | int, ...]


def check(site: Site) -> list[Problem]:
    """The problems that reading the files found are the library's own; this adds what needs the clock."""
    latest = max(site.today, date.today())
    found = [(fact.path, (*fact.place, "checked"), str(fact.checked), "Write the day on which it was read.")
             for fact in facts(site.library) if fact.checked > latest]
    found += [(path, place, said, "Write when it first appeared, as the source has it.")
              for path, place, said in _appeared(site) if said > latest.isoformat()[: len(said)]]
    return [Problem(path, line_in(site.root / path, place), NAME, f"“{place[-1]}” is {said}, which is still to come.",
                    cure) for path, place, said, cure in found]


def _appeared(site: Site) -> Iterator[tuple[str, _Place, str]]:
    """(file, place in it, year or date) of everything that appeared."""
    for key, source in site.library.sources.items():
        if source.issued:
            yield f"docs/data/sources/{key}.yml", ("issued",), source.issued
    for key, outcome in site.library.outcomes.items():
        for number, row in enumerate(outcome.rows):
            if row.year:
                yield f"docs/data/outcomes/{key}.yml", ("rows", number, "year"), str(row.year)
    for number, trial in enumerate(site.library.trials.trials):
        if trial.year:
            yield "docs/data/trials.yml", ("trials", number, "year"), str(trial.year)
