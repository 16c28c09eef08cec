"""Nothing moves by itself; and who asks for less motion gets none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.browsers import shared, told
from tests.browser.conftest import Site
from tests.browser.kinds import KINDS
from tests.browser.states import DESK, STATES

MOVES = """() => [
    ...document.getAnimations().map(one => 'runs: ' + (one.animationName ?? one.transitionProperty ?? 'a script')),
    ...document.querySelectorAll('marquee, blink, video[autoplay], [http-equiv=refresh], animate, animateTransform'),
].map(one => typeof one === 'string' ? one : 'moves by itself: ' + one.outerHTML.slice(0, 100))"""
WOULD_MOVE = """() => {
    const longest = list => Math.max(...list.split(',').map(parseFloat));
    return [...document.querySelectorAll('*')].flatMap(element => ['', '::before', '::after'].flatMap(part => {
        const style = getComputedStyle(element, part || null);
        return [longest(style.transitionDuration) > 0 && 'would glide',
                style.animationName !== 'none' && longest(style.animationDuration) > 0 && 'would move',
                style.scrollBehavior === 'smooth' && 'would scroll smoothly']
            .filter(Boolean).map(said => `${said}: ${element.tagName} ${element.className}${part}`); })); }"""


def looked_at(page: Page, address: str, state: str | None) -> bool:
    page.goto("about:blank")
    page.goto(address)
    return state is None or STATES[state].enter(page)


def test_nothing_moves(site: Site) -> None:
    """Not at rest and not while things open; and with less motion asked for, nothing is even set up to."""
    jobs = [(kind, None, DESK) for kind in KINDS]
    jobs += [("record", state, width) for state in ("search", "drawer", "citation") for width in STATES[state].widths]

    def work(browser: Browser, jobs: Iterable[tuple[str, str | None, int]]) -> Iterator[tuple[str, list[str]]]:
        page = browser.new_context().new_page()
        for kind, state, width in jobs:
            page.set_viewport_size({"width": width, "height": 700})
            page.emulate_media(reduced_motion="no-preference")
            assert looked_at(page, site.at(KINDS[kind]), state)
            said = page.evaluate(MOVES)
            page.emulate_media(reduced_motion="reduce")
            said += [f"less was asked for, and it {one}" for one in page.evaluate(MOVES) + page.evaluate(WOULD_MOVE)]
            yield f"{kind} at {width}, {state or 'at rest'}", said

    assert not (said := told(shared(jobs, work))), said


def test_a_page_left_alone_stays_as_it_is(page: Page, site: Site) -> None:
    """The same picture later, where the drawings are: no carousel, no counter, no blinking."""
    for name in (KINDS["home"], KINDS["record"]):
        page.goto(site.at(name))
        page.evaluate("document.fonts.ready")
        page.mouse.move(5, 400)  # what comes with the first input is there
        page.wait_for_timeout(500)
        before = page.screenshot(full_page=True)
        page.wait_for_timeout(1500)
        assert page.screenshot(full_page=True) == before, name


@pytest.mark.parametrize(("broken", "fault"), [
    ("a { transition: color 1s }", "would glide: A"), ("html { scroll-behavior: smooth }", "would scroll smoothly"),
    ("@keyframes k { to { opacity: 0 } } h1 { animation: k 9s infinite }", "runs: k")])
def test_a_motion_would_be_found(browser: Browser, site: Site, broken: str, fault: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(site.root)
    page.add_style_tag(content=broken)
    found = page.evaluate(MOVES) + page.evaluate(WOULD_MOVE)
    context.close()
    assert any(one.startswith(fault) for one in found)
