"""Every cited source is one that may be cited: its record was seen, and a reader can find it."""

from press.problem import Problem
from press.site import Site

NAME = "source-citable"
WHY = "A source that nobody here has seen proves nothing."


def check(site: Site) -> list[Problem]:
    found = []
    for page in site.pages:
        for mark in page.scan.citations:
            for cited in mark.cited:
                source = site.library.sources.get(cited.key)
                if source and not source.citable:
                    found.append(Problem(page.shown, mark.line, NAME,
                                         f"The source “{cited.key}” may not be cited: {source.citable_why_not}",
                                         "Cite another source for this, or read this one and complete its record.",
                                         mark.raw))
    return found
