"""What readers open on a page: search, the word that leads to help, the drawer, a citation, folded text, filters.

In:  a page at rest.
Out: the page in that state; False where it has nothing of the kind.
Use: test_accessible.py and the other tests of whole types; tests/audit.py.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

PHONE, DESK = 320, 1280


@dataclass(frozen=True)
class State:
    """How to bring it about, at which widths it differs, and what it shows; the rest of the page is as it was."""

    enter: Callable[[Page], bool]
    widths: tuple[int, ...]
    within: str | None = None
    """The dialog or drawer, where nothing else can be reached; else the whole page."""


def _searched(words: str, shown: str) -> Callable[[Page], bool]:
    def enter(page: Page) -> bool:
        if not page.locator("#search-open").count():
            return False
        page.click("#search-open")
        page.keyboard.insert_text(words)  # at once: results of its first letters are no state
        page.wait_for_selector(shown)
        page.wait_for_function("() => document.getElementById('search-count').textContent.length > 0")
        return True
    return enter


def _drawer(page: Page) -> bool:
    button = page.locator("button[popovertarget=guide-nav]:visible")
    if not button.count():
        return False
    button.first.click()
    page.wait_for_selector("#guide-nav:popover-open")
    return True


def _citation(page: Page) -> bool:
    """The first mark in sight: some stand in what is folded away."""
    marks = page.locator("sup.cite a:visible")
    if not marks.count():
        return False
    marks.first.click()
    page.wait_for_selector(".note")
    return True


def _unfolded(page: Page) -> bool:
    return page.evaluate("""() => {
        const folded = [...document.querySelectorAll('main details:not([open])')];
        for (const one of folded) one.open = true;
        return folded.length > 0; }""")


def _narrowed(page: Page) -> bool:
    button = page.locator("#sources-narrow:visible")
    if not button.count():
        return False
    button.click()
    page.wait_for_selector("#filters")
    return True


STATES: dict[str, State] = {
    "search": State(_searched("dissociation", "#search-results a"), (PHONE, DESK), "#search"),
    "danger": State(_searched("zzzz suicide", "#search-danger:not([hidden])"), (PHONE,), "#search"),
    "drawer": State(_drawer, (PHONE,), "#guide-nav"),
    "citation": State(_citation, (PHONE, DESK)),
    "unfolded": State(_unfolded, (PHONE, DESK)),
    "narrowed": State(_narrowed, (PHONE, DESK)),
}
