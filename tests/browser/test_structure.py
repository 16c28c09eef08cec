"""Landmarks, headings, names and references of every page, read from its HTML: what axe looks at one page at a time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from press.library import load
from tests.browser.conftest import Site
from tests.tools import ROOT

SECTIONING = ("article", "aside", "main", "nav", "section")
POINTERS = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "headers", "for")
Rule = Callable[[HtmlElement, str], Iterator[str]]


def words(element: HtmlElement) -> str:
    return re.sub(r"\s+", " ", element.text_content()).strip()


def inside(element: HtmlElement, tags: tuple[str, ...]) -> bool:
    return any(True for _ in element.iterancestors(*tags))


def name(element: HtmlElement, page: HtmlElement) -> str:
    """A landmark's own name."""
    by = element.get("aria-labelledby")
    if by:
        return " ".join(words(found) for one in by.split() for found in page.xpath("//*[@id=$id]", id=one))
    return (element.get("aria-label") or "").strip()


def landmarks(page: HtmlElement, where: str) -> Iterator[str]:
    """One main, one banner, one end of the page, an aside for help; each nav and aside with a name of its own."""
    lost = where == "404.html"
    mains = page.xpath("//main")
    if len(mains) != 1:
        yield f"{len(mains)} main"
    for tag in ("header", "footer"):
        found = [one for one in page.iter(tag) if not inside(one, SECTIONING)]
        if len(found) != (0 if lost else 1):
            yield f"{len(found)} {tag} of the page"
    if not lost and not page.xpath("//aside[@aria-label='Urgent help']//a"):
        yield "no help strip"
    named = Counter((one.tag, name(one, page)) for one in page.iter("nav", "aside"))
    named += Counter(("section", name(one, page)) for one in page.iter("section") if name(one, page))
    for (tag, said), times in named.items():
        if not said:
            yield f"a {tag} without a name"
        elif times > 1 and tag != "section":
            yield f"{times} {tag} named {said!r}"
    for child in page.xpath("/html/body/*[not(self::script)]"):
        held = child.tag in ("header", "footer", "main", "aside", "nav") or child.xpath(".//main")
        if not held and child.get("class") not in ("skip", "saved"):
            yield f"outside of every landmark: <{child.tag} class={child.get('class')}>"


def headings(page: HtmlElement, where: str) -> Iterator[str]:
    """One h1, in main and before the others; no level skipped; none empty; none twice in one part."""
    found = [(int(one.tag[1]), one) for one in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    ones = [one for level, one in found if level == 1]
    if len(ones) != 1 or not inside(ones[0], ("main",)):
        yield f"{len(ones)} h1"
    before = 0
    parts: list[str] = []
    for level, one in found:
        said = words(one)
        if not said:
            yield f"an empty h{level}"
        if level > before + 1:
            yield f"h{before} is followed by h{level}: {said}"
        before = level
        parts = [*parts[:level - 1], said]
        if said in parts[:level - 1]:
            yield f"h{level} repeats what it stands under: {said}"
    twice = Counter(words(one) for level, one in found if level == 2)
    yield from (f"h2 twice: {said}" for said, times in twice.items() if times > 1)


def references(page: HtmlElement, where: str) -> Iterator[str]:
    """Each id once; whatever points to an id of the page finds it."""
    ids = Counter(page.xpath("//@id"))
    yield from (f"id {one} stands {times} times" for one, times in ids.items() if times > 1)
    for pointer in POINTERS:
        for one in page.xpath(f"//*[@{pointer}]"):
            missing = [each for each in one.get(pointer).split() if each not in ids]
            yield from (f"{pointer}={each} on <{one.tag}> leads nowhere" for each in missing)


def tables(page: HtmlElement, where: str) -> Iterator[str]:
    """Each has a name and headings that say what they head."""
    for table in page.iter("table"):
        caption = table.find("caption")
        named = (caption is not None and words(caption)) or table.get("aria-label") or table.get("aria-labelledby")
        if not named and inside(table, ("main",)) and not table.xpath("ancestor::*[@role='region'][@aria-label]"):
            yield f"a table without a name: {words(table)[:60]}"
        for one in table.iter("th"):
            if words(one).strip("\u200b") and not (one.get("scope") or inside(one, ("thead",))):
                yield f"a heading of nothing: {words(one)[:60]}"


def drawings(page: HtmlElement, where: str) -> Iterator[str]:
    """Each svg is out of hearing, or is an image with a name and, if it is a figure's, a description."""
    for svg in page.iter("svg"):
        if svg.get("aria-hidden") == "true" or svg.xpath("ancestor::*[@aria-hidden='true']"):
            continue
        if svg.get("role") != "img" or not name(svg, page):
            yield f"a drawing without role or name: {svg.get('class')}"
        elif not all(words(one) for each in (svg.get("aria-describedby") or "").split()
                     for one in page.xpath("//*[@id=$id]", id=each)):
            yield f"a drawing whose description is empty: {svg.get('class')}"
    for image in page.iter("img"):
        if image.get("alt") is None:
            yield f"an image without alt: {image.get('src')}"


def language(page: HtmlElement, where: str) -> Iterator[str]:
    """The page's own, and that of each title in another one, wherever it stands."""
    if page.get("lang") != "en-GB":
        yield f"lang={page.get('lang')}"
    for title, other in foreign_titles().items():
        for one in page.xpath("//body//*[contains(text(), $title)]", title=title):
            if own_language(one) != other:
                yield f"not in lang={other}: {title}"


def own_language(element: HtmlElement) -> str:
    return next(one.get("lang") for one in (element, *element.iterancestors()) if one.get("lang"))


@cache
def foreign_titles() -> dict[str, str]:
    """Each title in another language, with that language."""
    sources = load(ROOT / "docs").sources.values()
    return {source.title: source.language for source in sources if source.language}


RULES: tuple[Rule, ...] = (landmarks, headings, references, tables, drawings, language)


@pytest.fixture(scope="module")
def read(site: Site) -> dict[str, HtmlElement]:
    """Every page, by its path in the site."""
    return {file.relative_to(site.folder).as_posix(): html.parse(str(file), html.HTMLParser(encoding="utf-8")).getroot()
            for file in sorted(Path(site.folder).rglob("*.html"))}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_page(read: dict[str, HtmlElement], rule: Rule) -> None:
    assert len(read) > 100
    found = {where: said for where, page in read.items() if (said := list(rule(page, where)))}
    assert not found, f"{len(found)} pages: {dict(list(found.items())[:20])}"


def test_no_two_pages_have_one_title(read: dict[str, HtmlElement]) -> None:
    titles = Counter(page.findtext(".//title").strip() for page in read.values())
    assert not [title for title, times in titles.items() if times > 1]


@pytest.mark.parametrize(("rule", "broken"), [
    (landmarks, "<main></main>"), (landmarks, "<nav aria-label='Sections'></nav>"), (landmarks, "<nav></nav>"),
    (headings, "<h1>Another</h1>"), (headings, "<h4>Too deep</h4>"), (headings, "<h2> </h2>"),
    (references, "<p id=page></p>"), (references, "<p aria-describedby=nothing></p>"),
    (language, "<p>Ketamin-hameln 50 mg/ml Injektionsloesung: Gebrauchsinformation</p>"),
    (tables, "<table><tr><td>1</td></tr></table>"), (drawings, "<svg><path d='M0 0'/></svg>"),
    (drawings, "<img src=x>")], ids=lambda value: getattr(value, "__name__", value))
def test_a_fault_would_be_found(site: Site, rule: Rule, broken: str) -> None:
    text = (site.folder / "considering/before/index.html").read_text(encoding="utf-8")
    assert not list(rule(html.document_fromstring(text), "page"))
    at = "<div class=\"prose\">"
    assert at in text
    assert list(rule(html.document_fromstring(text.replace(at, at + broken, 1)), "page"))
