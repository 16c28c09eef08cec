"""How the guide is found and shared: only what is true, in forms that machines read."""

from __future__ import annotations

import json
import re
import shutil
import struct
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as etree

import pytest
from fontTools.ttLib import TTFont

from press import atom
from press.figures.card import BOTTOM, EDGE, TOP, WIDTH, card
from press.library import load
from press.model import FrontMatter, SiteFacts
from press.nav import entries, url_of
from press.publish import Copy, lead
from press.site import read_page, read_pages
from tests.tools import ROOT, build, built_site, once

ADDRESS = "https://example.org/some/where/"
ATOM = f"{{{atom.SPACE}}}"
FONT = ROOT / "docs/assets/fonts/guide-serif.woff2"
MATTER = {"title": "A page", "description": "What it says.", "type": "record", "audience": "everyone",
          "checked": date(2026, 11, 1), "check-by": date(2027, 5, 1)}


class Head(HTMLParser):
    """The metas, links and data of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.data: list[dict] = []
        self.in_data = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "meta" and given.keys() & {"name", "property"}:
            self.meta[given.get("name") or given["property"]] = given["content"]
        if tag == "link":
            self.links[given["rel"]] = given["href"]
        self.in_data = tag == "script" and given.get("type") == "application/ld+json"

    def handle_data(self, data: str) -> None:
        if self.in_data:
            self.data.append(json.loads(data))
            self.in_data = False


def led(built: Path, address: str, draft: bool = False) -> Copy:
    copy = Copy(built, ROOT, address, date(2026, 11, 24), draft)
    assert not lead.run(copy)
    return copy


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole guide, its address known."""
    def make(folder: Path) -> None:
        assert build(ROOT, folder, SITE_URL=ADDRESS).returncode == 0
        led(folder, ADDRESS)

    return once(tmp_path_factory, "known", make)


def test_every_page_says_what_it_is(known: Path) -> None:
    for page in read_pages(ROOT / "docs"):
        html = (known / url_of(page.path) / "index.html").read_text(encoding="utf-8")
        head = Head(html)
        if page.matter.audience == "authors":
            assert head.meta["robots"] == "noindex" and not head.data
            continue
        assert "robots" not in head.meta
        assert head.meta["description"] == head.meta["og:description"] == page.matter.description
        assert head.meta["og:title"] == page.matter.title and head.meta["og:locale"] == "en_GB"
        assert head.links["canonical"] == head.meta["og:url"] == ADDRESS + url_of(page.path)
        assert (known / head.meta["og:image"].removeprefix(ADDRESS)).is_file()
        assert head.meta["twitter:card"] == "summary_large_image"
        assert (known / url_of(page.path) / head.links["alternate"]).resolve() == (known / "feed.xml").resolve()
        [data] = head.data
        assert data["@type"] == "MedicalWebPage" and data["inLanguage"] == "en-GB"
        assert data["license"] == lead.LICENCE and data["url"] == ADDRESS + url_of(page.path)
        assert not data.keys() & {"publisher", "reviewedBy", "lastReviewed", "author"}, page.path
        assert len(data.get("citation", ())) == len(re.findall(r'<li id="ref-\d+"', html)), page.path


def test_the_licence_is_the_one_that_the_guide_tells() -> None:
    assert f"]({lead.LICENCE})" in (ROOT / "docs/about/index.md").read_text(encoding="utf-8")


def test_nobody_reviews_or_publishes_until_somebody_does() -> None:
    plain = lead.linked_data(FrontMatter(**MATTER), [], SiteFacts(), "")
    assert plain.keys() == {"@context", "@type", "name", "description", "inLanguage", "dateModified",
                            "isAccessibleForFree", "license"}
    assert plain["dateModified"] == "2026-11-01"
    told = FrontMatter(**MATTER, changes=[{"when": date(2026, 10, 2), "what": "A number was wrong."}],
                       **{"reviewed-by": {"name": "A. Name", "role": "a role", "register-entry": "Register 1",
                                          "when": date(2026, 11, 2)}})
    full = lead.linked_data(told, ["https://doi.org/10.1/x"], SiteFacts(publisher="A body"), ADDRESS)
    assert full["reviewedBy"] == {"@type": "Person", "name": "A. Name", "jobTitle": "a role"}
    assert full["lastReviewed"] == "2026-11-02" and full["dateModified"] == "2026-10-02"
    assert full["publisher"] == {"name": "A body"} and full["citation"] == ["https://doi.org/10.1/x"]


def test_words_cannot_leave_the_data() -> None:
    matter = FrontMatter(**MATTER | {"title": 'A </script><script>"'})
    data = lead.linked_data(matter, [], SiteFacts(), "")
    html = lead.head_of(matter, "A & B", "", "", "") + lead.script_of(data)
    assert html.count("<script") == html.count("</script>") == 1
    head = Head(html)
    assert head.data[0]["name"] == head.meta["og:title"] == matter.title and head.meta["og:site_name"] == "A & B"


def test_without_an_address_nothing_claims_one(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    out = tmp_path / "site"
    shutil.copytree(built_site(tmp_path_factory), out)
    led(out, "")
    head = Head((out / "index.html").read_text(encoding="utf-8"))
    assert not head.meta.keys() & {"og:url", "og:image", "twitter:card"} and "alternate" not in head.links
    assert "url" not in head.data[0]
    assert not (out / "feed.xml").exists() and not list(out.glob("sitemap.xml*")) and not (out / lead.CARDS).exists()
    assert (out / "robots.txt").read_text() == "User-agent: *\nAllow: /\n"


def test_the_map_lists_every_page_for_readers_and_no_other(known: Path) -> None:
    found = {place.text for place in etree.parse(known / "sitemap.xml").iter(
        "{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    assert found == {ADDRESS + url_of(page.path) for page in read_pages(ROOT / "docs")
                     if page.matter.audience != "authors"}
    assert (known / "robots.txt").read_text() == f"User-agent: *\nAllow: /\nSitemap: {ADDRESS}sitemap.xml\n"


def test_a_draft_sends_robots_away() -> None:
    assert lead.robots(Copy(Path(), ROOT, ADDRESS, date(2026, 11, 24), draft=True)) == "User-agent: *\nDisallow: /\n"


def test_the_feed_is_whole(known: Path) -> None:
    root = etree.parse(known / "feed.xml").getroot()
    assert root.tag == ATOM + "feed"
    for tag in ("id", "title", "updated", "author"):
        assert len(root.findall(ATOM + tag)) == 1, tag
    assert root.find(f"{ATOM}author/{ATOM}name").text
    assert root.find(f"{ATOM}link[@rel='self']").get("href") == root.find(ATOM + "id").text == ADDRESS + "feed.xml"
    told = root.findall(ATOM + "entry")
    for entry in told:
        for tag in ("id", "title", "updated", "summary"):
            assert entry.find(ATOM + tag).text, tag
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", entry.find(ATOM + "updated").text)
        assert entry.find(ATOM + "link").get("href").startswith(ADDRESS)
    names = [entry.find(ATOM + "id").text for entry in told]
    assert len(names) == len(set(names))
    assert {url_of(page.path) for page in read_pages(ROOT / "docs") if page.matter.audience != "authors"} \
        <= {name.removeprefix(ADDRESS) for name in names}
    days = [entry.find(ATOM + "updated").text for entry in told]
    assert days == sorted(days, reverse=True) and root.find(ATOM + "updated").text == days[0]


def test_each_change_is_told_once() -> None:
    text = ("---\ntitle: A page\ndescription: What it says.\ntype: record\naudience: everyone\nchecked: 2026-11-01\n"
            "check-by: 2027-05-01\nchanges:\n"
            "  - {when: 2026-11-20, what: One.}\n  - {when: 2026-11-20, what: Two.}\n---\nText.\n")
    told = atom.entries([read_page("a/page.md", text)])
    assert [(entry.name, entry.words) for entry in told] == [
        ("a/page/#change-2026-11-20-1", "One."), ("a/page/#change-2026-11-20-2", "Two."), ("a/page/", "What it says.")]


def test_every_page_of_the_nav_has_a_card_of_its_own(known: Path) -> None:
    made = {file.name for file in (known / lead.CARDS).iterdir()}
    assert len(made) == len({entry.path for entry in entries(ROOT) if entry.path})
    for file in (known / lead.CARDS).iterdir():
        head = file.read_bytes()[:24]
        assert head[:8] == b"\x89PNG\r\n\x1a\n" and struct.unpack(">II", head[16:24]) == (1200, 630)
        assert file.stat().st_size < 100_000, file.name


def test_a_card_is_the_same_each_time_and_its_words_fit() -> None:
    font, again = TTFont(FONT), TTFont(FONT)
    titles = [page.matter.title for page in read_pages(ROOT / "docs")]
    for title in [*titles, "W" * 20 + " " + "ever so long " * 9]:
        drawn = card(title, "A guide", font)
        words = etree.fromstring(drawn).findall("{http://www.w3.org/2000/svg}path")[1].get("d")
        points = [(float(x), float(y)) for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", words)]
        assert points, title
        assert all(x <= WIDTH - EDGE + 6 and TOP - 20 <= y <= BOTTOM + 26 for x, y in points), title
    assert card(titles[0], "A guide", font) == card(titles[0], "A guide", again)


def test_outcomes_carry_the_card_of_the_evidence(known: Path) -> None:
    key = next(iter(load(ROOT / "docs").outcomes))
    head = Head((known / "evidence/outcomes" / key / "index.html").read_text(encoding="utf-8"))
    assert head.meta["og:image"] == f"{ADDRESS}{lead.CARDS}/evidence.png"
