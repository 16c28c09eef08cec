"""A finger: whatever can be tapped, outside of sentences, takes a tap on 44 px each way; a citation's mark on 24."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.browsers import shared, told
from tests.browser.conftest import Site
from tests.browser.kinds import KINDS
from tests.browser.states import STATES

TARGETS = Path(__file__).with_name("targets.js")
OPENED = ("search", "danger", "drawer", "citation")
SHOWN = {"citation": ".note"}
"""What a state adds, where axe looks at the whole page."""


def phone(browser: Browser) -> BrowserContext:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    context.add_init_script(path=TARGETS)
    return context


def test_each_type_by_finger(site: Site) -> None:
    jobs = [(kind, name) for kind, name in KINDS.items()]

    def work(browser: Browser, jobs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, list[str]]]:
        page = phone(browser).new_page()
        for kind, name in jobs:
            page.goto(site.at(name))
            STATES["unfolded"].enter(page)
            yield kind, page.evaluate("smallTargets('body')")
            for state in OPENED:
                page.goto("about:blank")
                page.goto(site.at(name))
                if STATES[state].enter(page):
                    within = SHOWN.get(state) or STATES[state].within
                    yield f"{kind}, {state}", page.evaluate("within => smallTargets(within)", within)

    found = shared(jobs, work)
    assert {where for where, _ in found} >= {*KINDS, *(f"home, {state}" for state in OPENED)}
    assert not told(found)


@pytest.mark.parametrize("broken", [
    ".foot a { padding: 0 }", ".head .tool { min-width: 0; min-height: 0; padding: 0 }", ".help a { padding: 0 }",
    "dd a { padding: 0 }", ".cite a, .cite a::after { inset: 0; padding: 0 }"])
def test_a_small_target_would_be_found(browser: Browser, site: Site, broken: str) -> None:
    context = phone(browser)
    page = context.new_page()
    page.goto(site.at(KINDS["lost" if broken.startswith("dd") else "home"]))
    page.add_style_tag(content=broken)
    found = page.evaluate("smallTargets('body')")
    context.close()
    assert found
