"""Every page says what it is, when it was checked and until when, in fields that are known."""

from datetime import date

from press.problem import Problem
from press.site import FRONT_MATTER_RULE, Site

NAME = FRONT_MATTER_RULE
WHY = "MkDocs prints broken front matter as text and ignores a mistyped field, both in silence."


def check(site: Site) -> list[Problem]:
    found = []
    for page in site.pages:
        found += page.matter_problems
        if page.matter and page.matter.checked > max(site.today, date.today()):  # a build's clock may stand earlier
            found.append(Problem(page.shown, 1, NAME, f"“checked” is {page.matter.checked}, which is still to come.",
                                 "Write the day on which the page was last read against its sources."))
    return found
