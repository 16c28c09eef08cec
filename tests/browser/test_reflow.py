"""Text that needs more room: a reader's own spacing (WCAG 1.4.12) and a window at 400 per cent (1.4.10)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.browsers import shared, told
from tests.browser.conftest import Site
from tests.browser.kinds import KINDS
from tests.browser.states import DESK, PHONE, STATES

REFLOW = Path(__file__).with_name("reflow.js")
SPACED = ("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } "
          "p { margin-bottom: 2em !important }")
ZOOMED = {"width": 320, "height": 256}
"""1280 by 1024 at 400 per cent."""
STRIP = .25
"""Of so low a window, what the help strip may take."""


def opened(page: Page, address: str, size: dict[str, int], state: str | None) -> bool:
    page.set_viewport_size(size)
    page.goto("about:blank")
    page.goto(address)
    page.evaluate("document.fonts.ready")
    STATES["unfolded"].enter(page)
    return state is None or STATES[state].enter(page)


def test_a_readers_own_spacing_loses_nothing(site: Site) -> None:
    jobs = [(kind, state, width) for kind in KINDS for state in (None, "search", "citation", "drawer")
            for width in (PHONE, DESK)]

    def work(browser: Browser, jobs: Iterable[tuple[str, str | None, int]]) -> Iterator[tuple[str, list[str]]]:
        context = browser.new_context()
        context.add_init_script(path=REFLOW)
        page = context.new_page()
        for kind, state, width in jobs:
            if opened(page, site.at(KINDS[kind]), {"width": width, "height": 800}, state):
                within = (state and STATES[state].within) or "body"
                words = "wordsIn('main')" if within == "body" else "''"  # what search shows comes in its own time
                before = page.evaluate(words)
                page.add_style_tag(content=SPACED)
                said = page.evaluate("within => badlyReflowed(within)", within)
                lost = [] if page.evaluate(words) == before else ["words are lost"]
                yield f"{kind} at {width}, {state or 'at rest'}", said + lost

    found = shared(jobs, work)
    assert len(found) >= 3 * len(KINDS)
    assert not (said := told(found)), said


def test_at_400_per_cent_one_way_of_scrolling_is_enough(site: Site) -> None:
    jobs = [(kind, state) for kind in KINDS for state in (None, *STATES)]

    def work(browser: Browser, jobs: Iterable[tuple[str, str | None]]) -> Iterator[tuple[str, list[str]]]:
        context = browser.new_context()
        context.add_init_script(path=REFLOW)
        page = context.new_page()
        for kind, state in jobs:
            if opened(page, site.at(KINDS[kind]), ZOOMED, state):
                within = (state and STATES[state].within) or "body"
                said = page.evaluate("within => badlyReflowed(within)", within)
                if state is None and (taken := page.evaluate("takenByWhatStays()")) > STRIP:
                    said.append(f"{taken:.0%} of the window does not scroll")
                if within != "body":
                    said += out_of_reach(page, within)
                yield f"{kind}, {state or 'at rest'}", said

    found = shared(jobs, work)
    assert len(found) >= 4 * len(KINDS)
    assert not (said := told(found)), said


def out_of_reach(page: Page, within: str) -> list[str]:
    """In a dialog or drawer larger than the window, the first and the last thing can be scrolled to."""
    return page.evaluate("""within => {
        const all = [...document.querySelector(within).querySelectorAll('a, button, input')]
            .filter(one => one.checkVisibility());
        return [all[0], all.at(-1)].filter(one => {
            one.scrollIntoView({block: 'center'});
            const box = one.getClientRects()[0];
            const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
            return !one.contains(top);
        }).map(one => 'out of reach: ' + one.outerHTML.slice(0, 120)); }""", within)


@pytest.mark.parametrize(("broken", "fault"), [
    (".lead { height: 1.5rem }", "lies over"), (".head__bar { max-height: 3rem; overflow: hidden }", "cut: head__bar"),
    (".brand { white-space: nowrap; min-width: 22rem }", "beyond the edge"),
    (".article { min-width: 24rem }", "px wide"),
    (".lead { display: block; height: 1em; overflow: clip }", "cut: lead")])
def test_a_fault_of_spacing_would_be_found(browser: Browser, site: Site, broken: str, fault: str) -> None:
    context = browser.new_context(viewport={"width": PHONE, "height": 800})
    context.add_init_script(path=REFLOW)
    page = context.new_page()
    page.goto(site.at("overview"))
    page.add_style_tag(content=broken + SPACED)
    found = page.evaluate("badlyReflowed('body')")
    context.close()
    assert any(fault in one for one in found), found


def test_a_strip_that_eats_the_screen_would_be_found(browser: Browser, site: Site) -> None:
    context = browser.new_context(viewport=ZOOMED)
    context.add_init_script(path=REFLOW)
    page = context.new_page()
    page.goto(site.at("overview"))
    page.add_style_tag(content=".head { position: sticky; top: 2.5rem }")
    taken = page.evaluate("takenByWhatStays()")
    context.close()
    assert taken > STRIP
