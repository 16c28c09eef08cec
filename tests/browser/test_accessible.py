"""axe-core, every rule of WCAG 2.0 to 2.2 A and AA and best practice, on every page and in every state."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Site

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCHEMES = ("light", "dark")
WIDTHS = (320, 1280)


def faults(page: Page) -> list[str]:
    """What axe finds on the page as it stands: rule and element of each violation. AAA contrast is asked for too."""
    page.evaluate(AXE)
    found = page.evaluate(
        """async (tags) => (await axe.run(document, {
            runOnly: {type: 'tag', values: tags},
            rules: {'color-contrast-enhanced': {enabled: true}, 'target-size': {enabled: true}},
            resultTypes: ['violations'],
        })).violations.flatMap(v => v.nodes.map(n => v.id + ' ' + n.target.join(' ')))""",
        RULES)
    assert page.evaluate("axe.version") >= "4.12"
    return found


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_page(browser: Browser, site: Site, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page, found = context.new_page(), {}
    for name in site.pages if (width, scheme) == (1280, "light") else site.sample:
        page.goto(site.at(name))
        found[name] = faults(page)
    page.goto(site.root + "no/such/page")
    found["404"] = faults(page)
    context.close()
    assert not {name: said for name, said in found.items() if said}


def search(page: Page) -> None:
    page.click("#search-open")
    page.keyboard.type("dissociation")
    page.wait_for_selector("#search-results a")


def danger(page: Page) -> None:
    page.click("#search-open")
    page.keyboard.type("zzzz suicide")
    page.wait_for_selector("#search-danger:not([hidden])")
    page.wait_for_function("document.getElementById('search-count').textContent.length > 0")


def drawer(page: Page) -> None:
    page.click("button[popovertarget=guide-nav]:visible")
    page.wait_for_selector("#guide-nav:popover-open")


def citation(page: Page) -> None:
    page.locator("sup.cite a").first.click()
    page.wait_for_selector(".note")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("state", "width"), [(search, 1280), (search, 320), (danger, 320), (drawer, 320),
                                              (citation, 320), (citation, 1280)],
                         ids=lambda value: getattr(value, "__name__", str(value)))
def test_every_state(browser: Browser, site: Site, state, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.goto(site.at("overview"))
    state(page)
    found = faults(page)
    context.close()
    assert not found


def test_axe_would_say_so(page: Page, site: Site) -> None:
    """The tests above can fail: the same audit finds what is broken on purpose."""
    page.goto(site.root)
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=x><p id=page>a</p>')")
    assert any(said.startswith("image-alt") for said in faults(page))


def test_forced_colours_keep_every_mark(browser: Browser, site: Site) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, forced_colors="active")
    page = context.new_page()
    page.goto(site.at("overview"))
    assert not [said for said in faults(page) if "contrast" not in said]
    visible = page.evaluate("""[...document.querySelectorAll('.timeline svg .t-line, .timeline svg .t-stop')]
        .filter(mark => mark.checkVisibility()).map(mark => getComputedStyle(mark))
        .filter(style => style.stroke === 'none' && style.fill === 'none').length""")
    context.close()
    assert visible == 0
