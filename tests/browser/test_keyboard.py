"""The whole site by keyboard alone: order, focus, drawer, colours, search, citations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.browsers import shared, told
from tests.browser.conftest import Site
from tests.browser.kinds import KINDS
from tests.browser.states import DESK, PHONE

STOPS = Path(__file__).with_name("stops.js")


def focused(page: Page) -> str:
    """What has the focus, as its accessible words."""
    return page.evaluate("""(() => { const e = document.activeElement;
        return (e.getAttribute('aria-label') || e.textContent || e.id || e.tagName).trim(); })()""")


def test_skip_link_comes_first_then_help(page: Page, site: Site) -> None:
    page.goto(site.at("overview"))
    page.keyboard.press("Tab")
    assert focused(page).startswith("Skip")
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert focused(page) == "Get help now"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"


def tabbed(page: Page, key: str = "Tab") -> list[dict]:
    """Every stop until the focus leaves the page."""
    for _ in range(100):
        for _ in range(20):
            page.keyboard.press(key)
        if stops := page.evaluate("allStops()"):
            return stops
    raise AssertionError(f"{page.url} holds the focus: {page.evaluate('document.activeElement.outerHTML')[:200]}")


def test_each_type_by_tab_alone(site: Site) -> None:
    """From the top to the end and back: every stop is named, marked, in order and in sight, below the help strip."""
    jobs = [(kind, name, width) for kind, name in KINDS.items() for width in (PHONE, DESK)]

    def work(browser: Browser, jobs: Iterable[tuple[str, str, int]]) -> Iterator[tuple[str, list[str]]]:
        for kind, name, width in jobs:
            context = browser.new_context(viewport={"width": width, "height": 700})
            context.add_init_script(path=STOPS)
            page = context.new_page()
            page.goto(site.at(name))
            forward = tabbed(page)
            said = [f"{fault}: {stop['html']}" for stop in forward for fault in stop["faults"]]
            said += [f"never met: {html}" for html in page.evaluate("missedStops()")]
            first = [stop["part"] for stop in forward[:2]]
            said += [f"first come {first}"] if kind != "lost" and first != ["skip", "help"] else []
            page.evaluate("turnBack()")
            said += [f"on the way back, {fault}: {stop['html']}" for stop in tabbed(page, "Shift+Tab")
                     for fault in stop["faults"]]
            back = page.evaluate("otherWayBack()")
            said += [f"the way back is another: {back}"] if back else []
            context.close()
            yield f"{kind} at {width}, {len(forward)} stops", said

    found = shared(jobs, work)
    assert len(found) == len(jobs)
    assert not (said := told(found)), said


BROKEN = {
    "no mark of focus": "main a:focus { outline: none }",
    "no mark of focus that": ":root { --accent: #e8eef4 }",
    "its mark of focus is cut": ".prose { overflow: hidden } .prose a { display: block }",
    "under": "html { scroll-padding: 0 }",
    "above the last stop": ".prose { display: flex; flex-direction: column-reverse }",
    "out of the window": ".prose a { position: fixed; left: -99em }",
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_fault_of_the_keyboard_would_be_found(browser: Browser, site: Site, fault: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700})
    context.add_init_script(path=STOPS)
    page = context.new_page()
    page.goto(site.at("about"))
    page.add_style_tag(content=BROKEN[fault])
    forward = tabbed(page)
    page.evaluate("turnBack()")
    said = [one for stop in forward + tabbed(page, "Shift+Tab") for one in stop["faults"]]
    context.close()
    assert any(one.startswith(fault) for one in said), said


def test_a_stop_out_of_reach_would_be_found(browser: Browser, site: Site) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700})
    context.add_init_script(path=STOPS)
    page = context.new_page()
    page.goto(site.at("about"))
    page.evaluate("""() => {
        const main = document.querySelector('main');
        main.insertAdjacentHTML('beforeend', '<a href="#page" id="late">Late</a>');
        main.querySelector('a').addEventListener('keydown', (event) => {
            event.preventDefault(); document.getElementById('late').focus(); }); }""")
    tabbed(page)
    missed = page.evaluate("missedStops()")
    context.close()
    assert missed


def test_the_closed_drawer_is_out_of_the_order_and_opens_by_key(browser: Browser, site: Site) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(site.at("overview"))
    stops = []
    for _ in range(12):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("!!document.activeElement.closest('#guide-nav')"))
    assert not any(stops)
    page.locator("button[popovertarget=guide-nav]:visible").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#guide-nav")).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('#guide-nav')")
    page.keyboard.press("Escape")
    expect(page.locator("#guide-nav")).to_be_hidden()
    assert focused(page) == "Menu"
    context.close()


def test_colours_follow_the_system_switch_by_key_and_are_remembered(browser: Browser, site: Site) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme="dark")
    page = context.new_page()
    ground = "getComputedStyle(document.body).backgroundColor"
    page.goto(site.root)
    night = page.evaluate(ground)
    page.locator("#palette").focus()
    assert page.locator("#palette").get_attribute("aria-pressed") == "true"
    page.keyboard.press("Enter")
    page.wait_for_function(f"night => {ground} !== night", arg=night)  # the first input fetches what acts on it
    day = page.evaluate(ground)
    page.goto(site.at("overview"))
    assert page.evaluate(ground) == day
    assert page.locator("#palette").get_attribute("aria-pressed") == "false"
    page.evaluate("localStorage.clear()")
    page.reload()
    assert page.evaluate(ground) == night
    context.close()


RESULT_IN_FOCUS = "[...document.querySelectorAll('#search-results a')].indexOf(document.activeElement)"


def test_search_by_keyboard(page: Page, site: Site) -> None:
    page.goto(site.at("about"))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.keyboard.press("/")
    page.keyboard.type("feeling detached")
    page.wait_for_selector("#search-results a")
    assert any("search_index" in url for url in asked)
    assert "result" in page.locator("#search-count").inner_text()
    for place in range(2):
        page.keyboard.press("ArrowDown")
        assert page.evaluate(RESULT_IN_FOCUS) == place
    page.keyboard.press("Escape")
    expect(page.locator("#search")).to_be_hidden()
    page.locator("#search-open").focus()
    page.keyboard.press("Enter")
    page.locator("#search-words").fill("xqzzy")
    expect(page.locator("#search-none")).to_be_visible()
    page.locator("#search-words").fill("i want to die")
    expect(page.locator("#search-danger a")).to_be_visible()
    page.keyboard.press("Escape")
    assert focused(page) == "Search the guide"
    page.keyboard.press("Enter")
    page.locator("#search-words").fill("glutamate")
    page.wait_for_function("document.querySelector('#search-results mark')?.textContent.toLowerCase() === 'glutamate'")
    with page.expect_navigation():
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    assert page.url != site.at("about")


def test_results_that_replace_others_leave_the_focus_in_its_place(page: Page, site: Site) -> None:
    page.goto(site.at("about"))
    page.keyboard.press("/")
    page.locator("#search-words").fill("glutamate")
    page.locator("#search-results a").nth(1).focus()
    for words, place in (("bladder", 1), ("xqzzy", -1)):
        page.evaluate("""words => {
            document.getElementById('search-words').value = words;
            document.getElementById('search-words').dispatchEvent(new InputEvent('input'));
        }""", words)
        page.wait_for_function("""words =>
            document.querySelector('#search-results mark')?.textContent.toLowerCase() === words
            || document.getElementById('search-count').textContent.includes(words)""", arg=words)
        assert page.evaluate(RESULT_IN_FOCUS) == place
    assert page.evaluate("document.activeElement.id") == "search-words"


def test_nothing_of_the_search_is_fetched_before_it_is_opened(page: Page, site: Site) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.at("overview"))
    page.wait_for_timeout(500)
    assert not [url for url in asked if "search_index" in url or "search.js" in url or "worker" in url]


def test_a_citation_opens_by_focus_hover_and_key_and_closes_by_escape(page: Page, site: Site) -> None:
    page.goto(site.at("overview"))
    mark = page.locator("sup.cite a").first
    wanted = page.locator("#ref-1 .reference__entry").inner_text()
    mark.scroll_into_view_if_needed()
    mark.hover()
    expect(page.locator(".note")).to_be_visible()
    assert wanted in page.locator(".note").inner_text()
    page.locator(".note").hover()  # WCAG 1.4.13: it can be pointed at
    page.wait_for_timeout(400)
    expect(page.locator(".note")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".note")).to_have_count(0)
    page.mouse.move(0, 0)
    page.locator(".help a:not(.leave)").focus()
    page.keyboard.press("Tab")
    mark.evaluate("mark => mark.previousElementSibling")  # from here on by key
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('sup.cite a')"):
            break
    expect(page.locator(".note")).to_be_visible()
    assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "true"
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('.note')")  # its links come next
    page.keyboard.press("Escape")
    expect(page.locator(".note")).to_have_count(0)
    assert page.evaluate("document.activeElement.matches('sup.cite a')")


def test_a_citation_unfolds_by_tap_on_a_phone(browser: Browser, site: Site) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(site.at("overview"))
    mark = page.locator("sup.cite a").first
    mark.tap()
    note = page.locator(".note")
    expect(note).to_be_visible()
    box = note.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 360
    mark.tap()
    expect(note).to_have_count(0)
    context.close()
