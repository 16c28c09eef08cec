"""Facts past their date are counted and named. They stop no build, except crisis lines and approval status."""

from __future__ import annotations

from press.dated import Fact, facts
from press.figures.due import is_due
from press.problem import Problem
from press.records import line_in
from press.site import Site
from press.words import full_date

NAME = "facts-in-date"
WHY = "A number or a rule that nobody has looked at again may have changed, and a wrong one can hurt somebody."
WHOLE_SITE = True


def check(site: Site) -> list[Problem]:
    """None: readers see the mark on the fact itself, and authors see `coverage`."""
    return []


def coverage(site: Site) -> str:
    """How many facts and pages are past their date, and which."""
    dated = [fact for fact in facts(site.library) if fact.check_by]
    pages = [page for page in site.pages if page.matter]
    past = [fact.shown for fact in dated if is_due(fact.check_by, site.today)]
    past += [page.shown for page in pages if is_due(page.matter.check_by, site.today)]
    named = f" ({', '.join(past)})" if past else ""
    return f"{NAME}: facts past their date: {len(past)} of {len(dated) + len(pages)}{named}"


def stops_publishing(site: Site) -> list[Problem]:
    """A problem for each number to call in a crisis, and each approval status, past its date on the site's day."""
    return [Problem(fact.path, line_in(site.root / fact.path, (*fact.place, "check-by")), NAME,
                    f"“{fact.shown.rpartition(' › ')[2]}” is due for checking since {full_date(fact.check_by)}.",
                    "Look it up where it was read, mend what changed, and write the new checked and check-by.")
            for fact in facts(site.library) if is_due(fact.check_by, site.today) and _vital(fact)]


def _vital(fact: Fact) -> bool:
    kind = fact.path.split("/")[2]
    return (kind == "places" and fact.place[0] in ("emergency", "crisis")) or (
        kind == "status" and fact.record.kind == "approval")
