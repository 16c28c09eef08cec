"""The real search in a real browser, asked what tired people ask."""

from __future__ import annotations

import json

import pytest
import yaml
from playwright.sync_api import Page

from press.publish import search
from tests.browser.conftest import Site
from tests.tools import ROOT

QUESTIONS = yaml.safe_load((ROOT / "tests/data/questions.yml").read_text(encoding="utf-8"))
FIRST, SHARE = 3, .95


def results(page: Page, words: str) -> list[str]:
    """The addresses of what is found for the words, in order, as soon as it is drawn."""
    page.wait_for_selector("#search-words")
    page.evaluate("document.getElementById('search-results').replaceChildren()")
    page.fill("#search-words", "")
    page.fill("#search-words", words)
    page.wait_for_selector("#search-results a, #search-none:not([hidden])")
    return page.eval_on_selector_all("#search-results a", "links => links.map(link => link.href)")


def missed(page: Page, base: str) -> list[tuple[str, list[str]]]:
    """Questions whose page is not among the first results, with what was."""
    found = []
    for question in QUESTIONS:
        wanted = {path.removesuffix("index").strip("/") for path in question["page"]}
        got = [url.removeprefix(base).split("#")[0].strip("/") for url in results(page, question["asks"])[:FIRST]]
        if not wanted & set(got):
            found.append((question["asks"], got))
    return found


def test_questions_name_pages_that_are_there() -> None:
    assert len(QUESTIONS) >= 60
    for question in QUESTIONS:
        for path in question["page"]:
            assert (ROOT / f"docs/{path}.md").exists(), path


def test_what_people_ask_is_among_the_first_three_results(page: Page, site: Site) -> None:
    page.goto(site.at("overview"))
    page.click("#search-open")
    lost = missed(page, site.root)
    assert len(lost) <= len(QUESTIONS) * (1 - SHARE), lost


def test_each_page_stands_once_with_the_sentence_that_answers(page: Page, site: Site) -> None:
    page.goto(site.root)
    page.click("#search-open")
    found = [url.split("#")[0] for url in results(page, "bladder")]
    assert len(found) == len(set(found)) > 3
    first = page.locator("#search-results li").first
    assert "bladder" in first.inner_text().lower() and first.locator("mark").count()


@pytest.mark.parametrize(("typed", "meant"), [
    ("esketamnie", "esketamine"), ("spravto", "Spravato"), ("blader", "bladder"), ("pregnent", "pregnan")])
def test_a_slip_of_the_finger_is_forgiven(page: Page, site: Site, typed: str, meant: str) -> None:
    page.goto(site.root)
    page.click("#search-open")
    assert results(page, typed)
    marks = [mark.lower() for mark in page.locator("#search-results mark").all_inner_texts()]
    assert any(meant.lower() in mark for mark in marks)


def test_what_is_typed_while_the_search_is_fetched_is_looked_up(page: Page, site: Site) -> None:
    held = []
    page.route("**/search_index.json", lambda route: held.append(route))
    page.goto(site.root)
    page.click("#search-open")
    page.keyboard.type("dissociation")
    page.wait_for_timeout(300)
    assert len(held) == 1 and not page.locator("#search-results a").count()
    held[0].continue_()
    page.wait_for_selector("#search-results a")


def test_a_preview_weighs_words_as_a_published_site_does(page: Page, site: Site) -> None:
    """search-whole.js and press/publish/search.py give every term of the whole guide the same places and weights."""
    docs = json.loads((site.folder / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
    script = (ROOT / "docs/assets/scripts/search.js").read_text(encoding="utf-8")
    made = search.postings_of(search.pages_of(docs), search.stop_words(script))
    page.goto(site.root)
    page.click("#search-open")
    page.wait_for_function("document.getElementById('search-count')?.textContent === ''")
    differ = page.evaluate("""async ([made, base]) => {
        const {pagesOf, postingsOf} = await import(base + 'assets/scripts/search-whole.js');
        const {docs} = await (await fetch(base + 'search/search_index.json')).json();
        const here = postingsOf(pagesOf(docs));
        const all = new Set([...Object.keys(here), ...Object.keys(made)]);
        return [...all].filter(term => JSON.stringify(here[term]) !== JSON.stringify(made[term])).slice(0, 5)
            .map(term => [term, JSON.stringify(here[term] ?? null), JSON.stringify(made[term] ?? null)]);
    }""", [made, site.root])
    assert differ == []
