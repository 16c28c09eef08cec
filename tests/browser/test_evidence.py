"""Records as readers meet them: figures that say their numbers, lists that narrow, facts followed both ways."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Browser, Page, expect

from press.library import load
from tests.browser.conftest import Site
from tests.tools import ROOT

OUTCOME = "evidence/outcomes/response-24h"


def test_an_icon_array_tells_a_listener_its_numbers(page: Page, site: Site) -> None:
    shares = load(ROOT / "docs").outcomes["response-24h"].pooled[0].per_hundred
    page.goto(site.at(OUTCOME))
    said = page.eval_on_selector_all(".evidence--icon-array svg[role=img]",
                                     "all => all.map(svg => svg.querySelector('title').textContent + ' ' + "
                                     "svg.querySelector('desc').textContent)")
    assert len(said) == 2
    for words, share in zip(said, (shares.without, shares.with_), strict=True):
        assert re.search(rf"\b{share:.0f}\b", words), words
    assert f"{shares.low:.0f}" in said[1] and f"{shares.high:.0f}" in said[1]


def test_both_groups_have_the_same_hundred_dots(page: Page, site: Site) -> None:
    page.goto(site.at(OUTCOME))
    widths = page.eval_on_selector_all(".evidence--icon-array svg[role=img]",
                                       "all => all.map(svg => svg.viewBox.baseVal.width)")
    assert len(widths) == 2 and len(set(widths)) == 1


def test_a_number_leads_to_its_record_and_its_source(page: Page, site: Site) -> None:
    page.goto(site.at(OUTCOME))
    with page.expect_response(lambda answer: answer.url.endswith("response-24h.yml")) as file:
        page.evaluate("fetch(document.querySelector('.evidence a[href$=\"response-24h.yml\"]').href)")
    assert "dean-2021" in file.value.text()
    expect(page.locator("#ref-1")).to_contain_text("Dean")


def test_a_source_leads_to_the_pages_that_cite_it(page: Page, site: Site) -> None:
    page.goto(site.at("evidence/sources"))
    entry = page.locator("#joneborg-2022")
    expect(entry).to_contain_text("Cited on:")
    with page.expect_navigation():
        entry.locator("a", has_text="overview").first.click()
    assert page.url == site.at("overview")


def test_the_list_of_sources_narrows_and_counts(page: Page, site: Site) -> None:
    total = len(load(ROOT / "docs").sources)
    page.goto(site.at("evidence/sources"))
    expect(page.locator(".sources__count")).to_have_text(f"{total} sources.")
    opener = page.get_by_role("button", name="Narrow the list")
    assert page.locator(".filters").count() == 0
    opener.click()
    expect(opener).to_have_attribute("aria-expanded", "true")
    page.select_option("#filter-design", "randomised-trial")
    shown = page.locator("#all-sources > li:visible").count()
    assert 0 < shown < total
    expect(page.locator(".sources__count")).to_have_text(f"{shown} of {total} sources.")
    page.select_option("#filter-condition", "PTSD")
    assert 0 < page.locator("#all-sources > li:visible").count() < shown
    page.locator(".filters button").click()
    expect(page.locator(".sources__count")).to_have_text(f"{total} sources.")
    page.select_option("#filter-design", "systematic-review")
    hidden = page.locator("#all-sources > li[hidden]").last.get_attribute("id")
    page.evaluate("id => location.hash = id", hidden)  # a link to one that is filtered out
    expect(page.locator(f"#{hidden}")).to_be_in_viewport()
    opener.click()
    expect(page.locator(".filters")).to_be_hidden()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_list_of_sources_holds_the_place_of_what_is_read(page: Page, site: Site, width: int) -> None:
    """Entries far from the screen are laid out as they come near it: none of it may be seen."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site.at('evidence/sources')}#mathai-2022")
    entry = page.locator("#mathai-2022")
    expect(entry).to_be_in_viewport()
    top = entry.evaluate("entry => entry.getBoundingClientRect().top")
    room = page.evaluate("parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop)")
    assert top == pytest.approx(room, abs=1)
    page.mouse.move(width / 2, 400)
    for _ in range(4):
        page.mouse.wheel(0, -300)
        page.wait_for_function(
            "top => document.getElementById('mathai-2022').getBoundingClientRect().top > top + 250", arg=top)
        page.wait_for_timeout(100)  # what came near is laid out now
        moved = entry.evaluate("entry => entry.getBoundingClientRect().top")
        assert moved - top == pytest.approx(300, abs=2)
        top = moved


def test_the_list_of_sources_is_whole_without_javascript(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.at("evidence/sources"))
    assert page.locator("#all-sources > li").count() == len(load(ROOT / "docs").sources)
    assert page.locator(".filters").count() == 0
    expect(page.locator("#sources-narrow")).to_be_hidden()
    context.close()


def test_everything_can_be_downloaded(page: Page, site: Site) -> None:
    page.goto(site.at("evidence/data"))
    address = page.locator('a[href$="all.json"]').first.evaluate("a => a.href")
    whole = json.loads(page.request.get(address).text())
    assert len(whole["sources"]) == len(load(ROOT / "docs").sources)
    assert page.request.get(address.replace("all.json", "all.csv")).text().startswith("kind,record,field,value\n")
