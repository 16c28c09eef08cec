"""What readers open on a page: search, the word that leads to help, the drawer, a citation, what is folded away.

In:  a page at rest.
Out: the page in that state; False where it has nothing of the kind.
Use: test_accessible.py and the other tests of whole types; tests/audit.py.
"""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

State = Callable[[Page], bool]


def search(page: Page) -> bool:
    return _searched(page, "dissociation", "#search-results a")


def danger(page: Page) -> bool:
    return _searched(page, "zzzz suicide", "#search-danger:not([hidden])")


def _searched(page: Page, words: str, shown: str) -> bool:
    if not page.locator("#search-open").count():
        return False
    page.click("#search-open")
    page.keyboard.type(words)
    page.wait_for_selector(shown)
    page.wait_for_function("document.getElementById('search-count').textContent.length > 0")
    return True


def drawer(page: Page) -> bool:
    button = page.locator("button[popovertarget=guide-nav]:visible")
    if not button.count():
        return False
    button.first.click()
    page.wait_for_selector("#guide-nav:popover-open")
    return True


def citation(page: Page) -> bool:
    """The first mark in sight: some stand in what is folded away."""
    marks = page.locator("sup.cite a:visible")
    if not marks.count():
        return False
    marks.first.click()
    page.wait_for_selector(".note")
    return True


def unfolded(page: Page) -> bool:
    return page.evaluate("""() => {
        const folded = [...document.querySelectorAll('main details:not([open])')];
        for (const one of folded) one.open = true;
        return folded.length > 0; }""")


STATES: dict[str, tuple[State, tuple[int, ...]]] = {
    "search": (search, (320, 1280)), "danger": (danger, (320,)), "drawer": (drawer, (320,)),
    "citation": (citation, (320, 1280)), "unfolded": (unfolded, (320, 1280)),
}
"""Each with the widths at which it differs from the others."""
