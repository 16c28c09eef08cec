"""Help in a crisis is one tap away on every page, its numbers are the data's own, and its page needs no script."""

import re
from pathlib import Path

from press.problem import Problem
from press.site import Site

NAME = "help-reachable"
WHY = "Somebody in danger must not have to look for help, and a wrong number there can cost a life."
WHOLE_SITE = True

HELP_PAGE = "get-help.md"
STRIP = "overrides/partials/help.html"
STANDALONE = "overrides/404.html"


def check(site: Site) -> list[Problem]:
    if not site.whole:
        return []
    found = []
    page = next((page for page in site.pages if page.path == HELP_PAGE), None)
    if page is None:
        found.append(Problem(f"docs/{HELP_PAGE}", 0, NAME, "The page “Get help now” is missing.",
                             "Every page links to it: bring it back."))
    elif not any(block.name == "help-lines" for block in page.scan.blocks):
        found.append(Problem(page.shown, 1, NAME, "The page “Get help now” prints no crisis lines.",
                             "Put a block /// help-lines on it."))
    if not site.library.places:
        found.append(Problem("docs/data/places", 0, NAME, "No country has crisis lines.", "Bring back data/places."))
    found += _template(site.root / STRIP, STRIP, "get-help/", "The help strip does not lead to “Get help now”.")
    found += _standalone(site)
    return found


def _template(path: Path, shown: str, needle: str, what: str) -> list[Problem]:
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return [] if needle in text else [Problem(shown, 0, NAME, what, f"It must hold a link to {needle}.")]


def _standalone(site: Site) -> list[Problem]:
    """The 404 page cannot read data, since it stands outside every page: so its numbers are compared with the data."""
    path = site.root / STANDALONE
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    numbers = {match.group(1) for match in re.finditer(r'href="(?:tel|sms):([0-9]+)"', text)}
    known = {number.replace(" ", "") for place in site.library.places.values()
             for number in (*(line.call for line in place.emergency),
                            *(line.call for line in place.crisis if line.call),
                            *(line.text for line in place.crisis if line.text))}
    found = [Problem(STANDALONE, 0, NAME, f"The number {number} is in no record of data/places.",
                     "Take it out, or mend it: this page may hold no number that was not checked.")
             for number in sorted(numbers - known)]
    if not numbers:
        found.append(Problem(STANDALONE, 0, NAME, "The page for lost readers holds no number to call.",
                             "Put emergency numbers and crisis lines into it as tel: links."))
    return found
