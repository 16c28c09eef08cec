"""Every waiver is of a rule that may be waived, has a reason and a day, is not past it, and has something to waive."""

from __future__ import annotations

from dataclasses import replace

from press import checks
from press.problem import Problem, did_you_mean
from press.site import Site
from press.waivers import FILE, RULE, WAIVABLE, Waiver, read_waivers

NAME = RULE
WHY = "A waiver that nobody needs any more hides the next fault."


def check(site: Site) -> list[Problem]:
    waivers, found = read_waivers(site.root)
    paths = {page.shown for page in site.pages}
    lines = _lines(site) if waivers else ()
    found = list(found)
    for number, waiver in enumerate(waivers):
        if site.whole or waiver.path in paths:
            said = _said(waiver, site, paths)
            if said:
                found.append(Problem(FILE, lines[number] if number < len(lines) else 0, NAME, *said))
    return found


def _said(waiver: Waiver, site: Site, paths: set[str]) -> tuple[str, str] | None:
    """What is wrong with a waiver, and the cure."""
    if waiver.rule not in WAIVABLE:
        return (f"The rule “{waiver.rule}” cannot be waived.",
                f"{did_you_mean(waiver.rule, WAIVABLE)} Rules that keep readers safe have no waiver: mend the page.")
    if site.today > waiver.until:
        return (f"The waiver of {waiver.rule} for {waiver.path} ended on {waiver.until}.",
                "Look whether its reason still holds: then give it a new day. Otherwise mend the page and take it out.")
    if waiver.path not in paths:
        return f"There is no page {waiver.path}.", did_you_mean(waiver.path, paths)
    if not any(waiver.covers(problem) for problem in _problems(waiver, site)):
        return (f"The waiver of {waiver.rule} for {waiver.path} waives nothing.",
                "Take it out; or its “text” is not in the paragraph that it is meant for.")
    return None


def _problems(waiver: Waiver, site: Site) -> list[Problem]:
    pages = tuple(page for page in site.pages if page.shown == waiver.path)
    rule = next((rule for rule in checks.rules() if waiver.rule == rule.NAME), None)
    return rule.check(replace(site, pages=pages, whole=False)) if rule else []


def _lines(site: Site) -> list[int]:
    """The line on which each waiver begins."""
    text = (site.root / FILE).read_text(encoding="utf-8")
    return [number for number, line in enumerate(text.split("\n"), 1) if line.lstrip().startswith("- ")]
