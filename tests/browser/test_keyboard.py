"""The whole site by keyboard alone: order, focus, drawer, colours, search, citations."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site


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


def test_every_stop_is_visible_named_and_not_behind_the_strip(browser: Browser, site: Site) -> None:
    for width in (320, 1280):
        context = browser.new_context(viewport={"width": width, "height": 700})
        page = context.new_page()
        for name in ("", "overview", "get-help", "about"):
            page.goto(site.at(name))
            seen = 0
            for _ in range(400):
                page.keyboard.press("Tab")
                state = page.evaluate("""(() => {
                    const e = document.activeElement; if (e === document.body) return null;
                    const b = e.getBoundingClientRect(), s = getComputedStyle(e);
                    const strip = document.querySelector('.help').getBoundingClientRect();
                    return {html: e.outerHTML.slice(0, 120), shown: b.width > 0 && b.height > 0 && e.checkVisibility(),
                            name: (e.getAttribute('aria-label') || e.textContent || e.title || '').trim(),
                            ring: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2,
                            hidden: !e.closest('.help, .skip') && b.bottom <= strip.bottom
                    }; })()""")
                if state is None:
                    break
                seen += 1
                where = f"{name} at {width}: {state['html']}"
                assert state["shown"], where
                assert state["name"], where
                assert state["ring"], where
                assert not state["hidden"], where
            assert seen >= 8
        context.close()


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
    day = page.evaluate(ground)
    assert day != night
    page.goto(site.at("overview"))
    assert page.evaluate(ground) == day
    assert page.locator("#palette").get_attribute("aria-pressed") == "false"
    page.evaluate("localStorage.clear()")
    page.reload()
    assert page.evaluate(ground) == night
    context.close()


def test_search_by_keyboard(page: Page, site: Site) -> None:
    page.goto(site.at("about"))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.keyboard.press("/")
    page.keyboard.type("feeling detached")
    page.wait_for_selector("#search-results a")
    assert any("search_index" in url for url in asked)
    assert "result" in page.locator("#search-count").inner_text()
    page.keyboard.press("ArrowDown")
    first = focused(page)
    page.keyboard.press("ArrowDown")
    assert focused(page) != first
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
    page.locator(".help a").focus()
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
