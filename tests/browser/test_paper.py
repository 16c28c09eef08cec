"""On paper, as the browser prints: a page of each type, every sheet to fill in, lists of questions, a book of pages."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from io import BytesIO

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from press import pdf
from press.nav import entries
from tests.browser.conftest import Site
from tests.browser.kinds import KINDS, LOST
from tests.tools import ROOT

TYPES = {kind: page for kind, page in KINDS.items() if page != LOST}
CHROME = ("Skip to the page", "Leave this page", "Search the guide", "On this page", "All pages", "Close the menu",
          "Back to the text", "Cited here", "(another site)", "↗")
FACTS = """() => {
    const FIGURES = ".evidence__facts, .evidence__forest, figure .evidence__people", HEIGHT = 900;
    const all = (selector) => [...document.querySelectorAll(selector)];
    /* Words that are seen: not those for the ear alone, nor a drawing's own. */
    const seen = (node) => {
        for (let one = node.parentElement; one; one = one.parentElement)
            if (one.localName === "svg" || getComputedStyle(one).display === "none"
                || getComputedStyle(one).clipPath !== "none") return false;
        return true;
    };
    const words = (selector) => all(selector).map((one) => {
        const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT), found = [];
        while (walker.nextNode()) if (seen(walker.currentNode)) found.push(walker.currentNode.data);
        return found.join(" ");
    });
    return {
        folded: words("main details"), references: words(".reference__entry"), questions: words(".questions"),
        sheets: words(".sheet"),
        figures: words(FIGURES), tall: all(FIGURES).map((one) => one.getBoundingClientRect().height > HEIGHT),
        links: all('main a[href^="http"]').filter((a) => !a.closest(".reference__links")).map((a) => a.href),
    };
}"""


def letters(text: str) -> str:
    """What is left of words however a printer sets them: no spaces, signs, ligatures."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).lower()


@dataclass(frozen=True)
class Paper:
    """A printed page of the site: what it holds on a screen, and its sheets of paper."""

    facts: dict
    reader: PdfReader
    texts: list[str]

    @property
    def text(self) -> str:
        return letters("".join(self.texts))

    def sheets_with(self, words: str) -> list[int]:
        return [number for number, text in enumerate(self.texts) if letters(words) in letters(text)]


def printed(browser: Browser, address: str, scripts: bool = True) -> Paper:
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": 643, "height": 900})  # as on A4
    page = context.new_page()
    page.goto(address)
    if scripts:
        page.evaluate("Promise.allSettled([...document.fonts].map((font) => font.load()))")
    page.emulate_media(media="print")
    facts = page.evaluate(FACTS)
    reader = PdfReader(BytesIO(page.pdf(format="A4")))
    context.close()
    return Paper(facts, reader, [sheet.extract_text() for sheet in reader.pages])


@pytest.fixture(scope="module")
def papers(browser: Browser, site: Site) -> dict[str, Paper]:
    return {kind: printed(browser, site.at(page)) for kind, page in TYPES.items()}


@pytest.fixture(params=TYPES)
def paper(request: pytest.FixtureRequest, papers: dict[str, Paper]) -> Paper:
    return papers[request.param]


def test_nothing_of_the_screen_is_printed(paper: Paper) -> None:
    whole = " ".join(" ".join(paper.texts).split())
    assert not [words for words in CHROME if words in whole]


def test_what_is_folded_is_open(paper: Paper) -> None:
    assert not [words for words in paper.facts["folded"] if not _all_there(words, paper)]


def _all_there(words: str, paper: Paper) -> bool:
    """Every word; a table's cells may come in another order."""
    return all(letters(word) in paper.text for word in words.split())


def test_what_is_folded_is_open_without_a_script(browser: Browser, site: Site) -> None:
    paper = printed(browser, site.at(TYPES["outcome"]), scripts=False)
    assert paper.facts["folded"] and all(_all_there(words, paper) for words in paper.facts["folded"])


def test_every_reference_is_there(paper: Paper) -> None:
    assert not [entry for entry in paper.facts["references"] if letters(entry) not in paper.text]


def test_the_longest_list_of_references_is_numbered_throughout(browser: Browser, site: Site) -> None:
    """A number that stood outside its page would lose its first figure."""
    paper = printed(browser, site.at("evidence/sources"))
    text, total = "\n".join(paper.texts), len(paper.facts["references"])
    assert total > 100
    assert not [n for n in range(1, total + 1) if not re.search(rf"^\s*{n}\.\s", text, re.MULTILINE)]


def test_links_say_where_they_lead(paper: Paper) -> None:
    assert not [link for link in paper.facts["links"] if letters(link) not in paper.text]


def test_it_says_where_it_is_from_and_when(paper: Paper) -> None:
    whole = " ".join(" ".join(paper.texts).split())
    assert re.search(r"From http://127\.0\.0\.1:\d+/\S*, printed on \d{1,2} [A-Z][a-z]+ \d{4}\.", whole)
    assert "Checked" in whole
    assert re.search(r"In danger, or thinking of ending your life\?.*999", whole)


def test_no_figure_is_split(paper: Paper) -> None:
    for figure, tall in zip(paper.facts["figures"], paper.facts["tall"], strict=True):
        if tall:
            continue  # longer than a sheet: its rows stay whole
        words = [letters(word) for word in figure.split() if letters(word)]
        assert any(all(word in letters(text) for word in words) for text in paper.texts), figure


def test_it_is_black_on_white(paper: Paper) -> None:
    coloured = set()
    for sheet in paper.reader.pages:
        for red, green, blue in re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG)\b", sheet.get_contents().get_data()):
            if not red == green == blue:
                coloured.add((red, green, blue))
    assert not coloured


def test_a_list_of_questions_is_on_one_sheet(paper: Paper) -> None:
    for words in paper.facts["questions"]:
        assert len(paper.sheets_with(words)) == 1, words


def test_every_sheet_to_fill_in_has_one_sheet_to_itself(browser: Browser, site: Site) -> None:
    pages = [page for page in site.pages
             if 'class="sheet"' in (site.folder / page / "index.html").read_text(encoding="utf-8")]
    assert len(pages) > 5
    for page in pages:
        paper = printed(browser, site.at(page))
        for words in paper.facts["sheets"]:
            assert [only_letters(text) for text in paper.texts].count(only_letters(words)) == 1, (page, words)


def only_letters(text: str) -> list[str]:
    """In any order and without numbers: marks above the line come where a printer puts them, lists are numbered."""
    return sorted(sign for sign in letters(re.sub(r"\(https?://[^)]*\)", "", text)) if sign.isalpha())


@pytest.fixture(scope="module")
def book(browser: Browser, site: Site) -> PdfReader:
    """Of a few pages, quickly; the whole is `make pdf`."""
    few = {"index.md", "get-help.md", "considering/will-it-last.md", "evidence/certainty.md"}
    listed = [entry for entry in entries(ROOT) if entry.path in few or not (entry.path or entry.depth)]
    made = pdf.book_of(ROOT, site.folder, "https://example.org/", listed)
    return PdfReader(BytesIO(pdf.printed(made, browser)))


def test_the_book_is_tagged_and_says_its_language_and_title(book: PdfReader) -> None:
    root = book.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/StructTreeRoot"]["/K"]
    assert root["/Lang"] == "en-GB" and book.metadata.title == "Ketamine-assisted therapy"


def _outline(items: list, depth: int = 0) -> list[tuple[int, str]]:
    found = []
    for item in items:
        found += _outline(item, depth + 1) if isinstance(item, list) else [(depth, item.title)]
    return found


def test_the_book_has_a_bookmark_for_each_part_and_page(book: PdfReader) -> None:
    found = {(depth, letters(title)) for depth, title in _outline(book.outline)}
    for depth, title in ((0, "Get help now"), (0, "Considering it"), (1, "Will it last?"), (0, "The evidence"),
                         (1, "How we judge certainty"), (2, "References")):
        assert any(depth == at and letters(title) in words for at, words in found), title


def test_no_link_of_the_book_leads_nowhere(book: PdfReader) -> None:
    inside, outside = set(), set()
    for sheet in book.pages:
        for link in sheet.get("/Annots") or ():
            link = link.get_object()
            if "/Dest" in link:
                inside.add(str(link["/Dest"]))
            elif "/URI" in link["/A"]:
                outside.add(link["/A"]["/URI"])
    assert inside and not inside - set(book.named_destinations)
    assert not [address for address in outside if pdf.HOST in address]
    assert any(address.startswith("https://example.org/evidence/outcomes/") for address in outside)


def test_the_book_says_what_it_is_and_on_which_page_things_are(book: PdfReader) -> None:
    texts = [" ".join(sheet.extract_text().split()) for sheet in book.pages]
    for words in ("Ketamine-assisted therapy", "As it stood on", "Not yet reviewed by a clinician", "999"):
        assert words in texts[0]
    number = int(re.search(r"Will it last\? ?(\d+)", texts[1])[1])
    assert texts[number - 1].startswith(f"{number} Will it last?")
