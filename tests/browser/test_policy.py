"""The policy that publishing writes into each page: nothing of ours breaks it, at rest and in every state."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.browsers import shared
from tests.browser.conftest import Site
from tests.browser.kinds import MORE, TYPES
from tests.browser.test_published_rules import ENTER

VIOLATIONS = """addEventListener("securitypolicyviolation", (event) => {
    (window.violations ??= []).push(`${event.violatedDirective} ${event.blockedURI}`);
});"""


class Watched:
    """A context in which nothing may be forbidden, broken or complained of."""

    def __init__(self, browser: Browser, **settings: object) -> None:
        self.context: BrowserContext = browser.new_context(**settings)
        self.context.add_init_script(VIOLATIONS)
        self.page = self.context.new_page()
        self.said: list[str] = []
        self.page.on("console", lambda one: self.said.append(one.text) if one.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda one: self.said.append(str(one)))

    def faults(self) -> list[str]:
        found = [*self.said, *self.page.evaluate("window.violations ?? []")]
        self.said.clear()
        return found


def test_no_page_asks_for_what_its_policy_forbids(published: Site) -> None:
    def work(browser: Browser, names: Iterator[str]) -> Iterator[tuple[str, list[str]]]:
        watched = Watched(browser, viewport={"width": 1280, "height": 800})
        for name in names:
            watched.page.goto(published.at(name))
            watched.page.mouse.wheel(0, 200)
            yield name, watched.faults()

    found = dict(shared(published.pages, work))
    assert len(found) == len(published.pages)
    assert not {name: faults for name, faults in found.items() if faults}


@pytest.mark.parametrize("kind", TYPES | MORE)
def test_no_state_asks_for_what_the_policy_forbids(browser: Browser, published: Site, kind: str) -> None:
    found = {}
    for state, enter in ENTER.items():
        for width in (360, 1280):
            watched = Watched(browser, viewport={"width": width, "height": 800})
            watched.page.goto(published.at((TYPES | MORE)[kind]))
            assert watched.page.locator("meta[http-equiv=Content-Security-Policy]").count() == 1
            watched.page.click("#palette")
            if state != "drawer" or width == 360:
                enter(watched.page)
            watched.page.wait_for_timeout(150)
            found[state, width] = watched.faults()
            watched.context.close()
    assert not {where: faults for where, faults in found.items() if faults}


def test_the_policy_would_be_heard(browser: Browser, published: Site) -> None:
    watched = Watched(browser)
    watched.page.goto(published.root)
    watched.page.evaluate("""document.body.insertAdjacentHTML("beforeend",
        "<p style='color:red'>x</p><img src=https://example.org/x.png>")""")
    watched.page.wait_for_timeout(200)
    assert len([said for said in watched.faults() if said.startswith(("style-src", "default-src"))]) == 2
    watched.context.close()
