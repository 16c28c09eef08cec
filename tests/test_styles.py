"""Which rules a page keeps, and what becomes of names and spaces: pure functions, no browser."""

from __future__ import annotations

import gzip
import re
from datetime import date
from pathlib import Path
from types import ModuleType

import brotli
import pytest

from press.publish import Copy, compress, scripts, styles
from press.publish.names import Names
from press.publish.sheets import rules_of, text_of
from press.publish.tree import Matcher, Page, made_by

PAGE = """<html data-palette><body class="home"><main id="page">
<ul class="line line--1"><li><a href="tel:999">1</a></li>
<li class="here"><a href="x/">2</a><br></li></ul><details><summary>s</summary><p class="note">t</p></details>
<table><tr><td>1</td></tr></table></main></body></html>"""


def kept(css: str, script: str = "", page: str = PAGE) -> str:
    return styles.kept(rules_of(css), Matcher(Page(page), made_by(script)))


@pytest.mark.parametrize("selector", [
    "main", "#page", ".line", ".line.line--1", "main .line li", "main > ul > li", "li + li", "li ~ .here",
    "ul li + li a",
    "a[href^='tel:']", "a[href='x/']", "a[href$='/']", "a[href*=el]", "[href]", ":is(h1, .line) a",
    ":is(h1, main > ul) a", "li:not(.here)", "li:has(> a)", "li:nth-child(7)", "a:hover", ".here::after",
    ":focus-visible", "*", ":root", "::before",
    "details[open] > p", "tbody td", "table > tbody > tr", "LI",
    ":is(main):is(#page) > .line"])
def test_what_may_match_stays(selector: str) -> None:
    assert kept(f"{selector}{{a:b}}").endswith("{a:b}")


@pytest.mark.parametrize("selector", [
    "h1", "#other", ".line2", ".line.here", ".here .line", "ul > a", ".here + li", "a ~ a", "main + ul",
    "a[href^='sms:']",
    "a[title]", ":is(h1, h2) a", ":is(h1, .here) li", "table > tr", "main > li", "p summary"])
def test_what_can_never_match_goes(selector: str) -> None:
    assert kept(f"{selector}{{a:b}}") == ""


def test_of_several_selectors_those_that_may_match_stay() -> None:
    assert kept("h1, .line , h2 > b{ a : b }") == ".line{a:b}"


def test_groups_keep_what_they_hold_and_go_when_empty() -> None:
    css = "@media (min-width: 40em){h1{a:b}.line{c:d}}@container (max-width: 3rem){h1{a:b}}@supports (a: b){li{e:f}}"
    assert kept(css) == "@media (min-width:40em){.line{c:d}}@supports (a:b){li{e:f}}"


def test_neighbours_under_one_condition_share_it_and_keep_their_order() -> None:
    css = "@media print{li{a:b}}@media print{h1{a:b}}@media print{.line{c:d}}li{e:f}@media print{li{g:h}}"
    assert kept(css) == "@media print{li{a:b}.line{c:d}}li{e:f}@media print{li{g:h}}"


BEFORE = """<html><body><p class="lead both">a</p><div class="prose"><p>b</p>
<h2>c</h2><p class="after both">d</p><ul><li>e</li></ul></div></body></html>"""


@pytest.mark.parametrize(("css", "later"), [
    ("ul{a:b}", ["ul"]), (".after{a:b}", [".after"]), ("h2+p{a:b}", ["h2+p"]), ("li:hover{a:b}", ["li:hover"]),
    ("p{a:b}", []), (".both{a:b}", []), (".lead,.after{a:b}", []), (".prose{a:b}", []), ("*{a:b}", []),
    (".made{a:b}", []),                                       # a script may put it anywhere
    ("@font-face{a:b}", []),
    ("@media print{.lead{a:b}}", [".lead"]),                  # paper comes last
    ("@media (min-width:1em){li{a:b}p{c:d}}", ["li"]),
    # Equals are told apart by their order alone:
    ("li{margin-top:1em}ul>li{margin:0}", ["li", "ul>li"]),
    ("ul{margin-top:1em}*{margin:0}", ["ul"]),                # ul is heavier wherever it stands
    ("ul{margin:0}:where(.prose) *{margin:1em}", ["ul"]),
    (".after{margin-top:1em}.both{margin:0}", []),
    (".after{margin-top:1em}.both{padding:0}", [".after"]),
    (".after{margin:0}.lead{margin:1em}", [".after"]),        # no element is both
    (".after{inset:0}.both{left:0}", []),
    (".after{line-height:1}.both{font:inherit}", []),
    (".after{margin:0}.made{margin:1em}", []),
    (".after{margin:0}.made p{margin:1em}", [".after"]),
    ("li{margin:0}.prose li{margin:0}:is(li,.lead){margin:0}", ["li", ".prose li"]),
    ("li{margin:0}:is(li,h1,p){margin:0}", []),
])
def test_what_can_wait_for_the_first_heading(css: str, later: list[str]) -> None:
    page = Page(BEFORE)
    rules, matcher = rules_of(css), Matcher(page, made_by("x.className = 'made'"))
    late = styles.waiting(rules, matcher, styles.seam(page).order)
    waits = rules_of(styles.kept(rules, matcher, lambda rule: id(rule) in late))
    assert [one.text for rule in waits for each in rule.inside or (rule,) for one in each.selectors] == later


@pytest.mark.parametrize(("script", "selector", "stays"), [
    ("x.className = 'made'", ".made", True),
    ("x.className = 'made'", "h1 .made", False),
    ("x.classList.add('made')", "main .made > ul", True),
    ("`<p class=\"made other\">`", ".other", True),
    ("say('made')", ".made", False),               # a word, but no class
    ("x.id = 'made'", "#made", True),
    ("x.setAttribute('aria-current', 'page')", ".here [aria-current]", True),
    ("x.ariaExpanded = true", "a[aria-expanded='true']", True),
    ("x.dataset.someThing = 1", "li[data-some-thing]", True),
    ("x.dataset.palette = 'dark'", "html[data-palette='dark']", True),
    ("", "a[aria-expanded='true']", False),
    ("createElement('select')", "select option", False),
    ("createElement('select')", "main select", True),
])
def test_what_scripts_make_counts(script: str, selector: str, stays: bool) -> None:
    assert bool(kept(f"{selector}{{a:b}}", script)) == stays


def test_a_page_whose_elements_are_not_closed_in_order_is_told() -> None:
    for broken in ("<p><b></p></b>", "<main>", "</main>"):
        with pytest.raises(ValueError, match=r"close"):
            Page(broken)


@pytest.mark.parametrize(("css", "short"), [
    ("a { b : c ; }", "a{b:c}"),
    ("a > b , c + d{ margin : 0  auto !important }", "a>b,c+d{margin:0 auto!important}"),
    ("a { width: calc( 1px + 2 * var(--x) ) }", "a{width:calc(1px + 2 * var(--x))}"),
    ("@media (min-width: 4em) and (color) { a { b: c } }", "@media (min-width:4em) and (color){a{b:c}}"),
    ("@page { margin: 1cm 2cm }", "@page{margin:1cm 2cm}"),
    ("a::after { content: \" (\" attr(href) \")\" }", "a::after{content:\" (\" attr(href) \")\"}"),
    ("a { content: \"✓\" / \"\" }", "a{content:\"✓\"/\"\"}"),
    ("/* said */ a /* here */ b { c: /* too */ d }", "a b{c:d}"),
    ("a { grid-area: 2 / 1 / auto / -1 }", "a{grid-area:2/1/auto/-1}"),
])
def test_spaces_go_and_meaning_stays(css: str, short: str) -> None:
    assert text_of(rules_of(css)) == short
    assert text_of(rules_of(short)) == short


@pytest.mark.parametrize("css", ["a { b }", "a { b: c; d { e: f } }", "a }"])
def test_what_is_no_style_sheet_is_told(css: str) -> None:
    with pytest.raises(ValueError, match="line 1"):
        rules_of(css)


def test_values_that_nothing_asks_for_go() -> None:
    css = ":root{--a:1px;--b:var(--a);--c:2px;--d:3px}a{margin:var(--c)}.x--b::after{--e:1}"
    left = ":root{--c:2px;--d:3px}a{margin:var(--c)}.x--b::after{}"
    assert styles.without_unasked(css, "getPropertyValue('--d')") == left


def test_names_are_short_the_same_everywhere_and_those_of_scripts_stay() -> None:
    css = ":root{--accent:red;--night:blue}.long.kept>.other--one{color:var(--accent);--x:1.long}"
    pages = [f"<html><head><style>{css}</style></head>"
             '<body class="long kept"><p class=other--one>.long</p></body></html>',
             "<html><head><style>.long{a:b}</style></head><body class=long></body></html>"]
    names = Names(pages, ["find('.kept'); get('--night'); const a = 1;"])
    first, second = (names.applied(page) for page in pages)
    code = re.search(r"<body class=(\w+)>", second)[1]
    assert code == "b" and f".{code}{{a:b}}" in second  # a is a script's
    assert f'<body class="{code} kept">' in first and f".{code}.kept>." in first
    assert "other--one" not in first and "<p class=" in first and ">.long</p>" in first  # words are no names
    assert "--night:blue" in first and "--accent" not in first and "1.long" in first
    assert re.search(r"color:var\((--\w)\)", first)[1] + ":red" in first


GUIDE, MORE = (f'<script defer src="assets/scripts/{name}.js"></script>' for name in ("guide", "more"))


def published(site: Path, note: str) -> str:
    """The version that the page's script is asked for with."""
    for name, text in {"scripts/guide.js": "/* said */\nlet own = 1;", "scripts/more.js": "/* x */ alert(2)",
                       "scripts/note.js": f"export const x = '{note}';", "stylesheets/note.css": "a{}"}.items():
        file = site / "assets" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    (site / "index.html").write_text(f"<head>{GUIDE}\n{MORE}</head>")
    (site / "one.html").write_text(f"<head>{GUIDE}</head>")
    assert not scripts.run(Copy(site, site, "", date(2026, 11, 24), draft=True))
    page = (site / "index.html").read_text()
    return re.fullmatch(r'<head><script defer src="assets/scripts/guide-more\.js\?v=(\w+)"></script></head>', page)[1]


def test_scripts_of_a_page_become_one_and_all_addresses_change_with_any(tmp_path: Path) -> None:
    assert published(tmp_path / "1", "one") != published(tmp_path / "2", "two")
    folder = tmp_path / "1/assets/scripts"
    assert sorted(file.name for file in folder.iterdir()) == ["guide-more.js", "guide.js", "note.js"]
    joined = (folder / "guide-more.js").read_text()
    assert "own" in joined and "alert" in joined and "/*" not in joined
    assert "guide.js?v=" in (tmp_path / "1/one.html").read_text()


@pytest.mark.parametrize(("step", "tag"), [
    (scripts, '<script defer src="{}"></script>'), (styles, '<link rel="stylesheet" href="{}">')])
def test_what_lies_outside_the_site_is_told_and_stays(tmp_path: Path, step: ModuleType, tag: str) -> None:
    site = tmp_path / "site"
    published(site, "one")
    outside = tmp_path / "mine.js"
    outside.write_text("mine")
    for address in (str(outside), "../mine.js", "assets/scripts/nowhere.js"):
        (site / "404.html").write_text(f"<head>{tag.format(address)}</head>")
        [said] = step.run(Copy(site, site, "", date(2026, 11, 24), draft=True))
        assert str(said).startswith(f"404.html · {step.NAME}") and f"“{address}” leads to no file" in said.what
    assert outside.read_text() == "mine"


def test_every_text_lies_there_compressed(tmp_path: Path) -> None:
    page, download, small = tmp_path / "a.html", tmp_path / "b/all.json", tmp_path / "c.txt"
    download.parent.mkdir()
    page.write_text("<p>word</p>" * 100)
    download.write_text("[1, 2]" * compress.LARGE)
    small.write_text("word")
    assert not compress.run(Copy(tmp_path, tmp_path, "", date(2026, 11, 24), draft=True))
    for file in (page, download):
        assert brotli.decompress(file.with_name(f"{file.name}.br").read_bytes()) == file.read_bytes()
        assert gzip.decompress(file.with_name(f"{file.name}.gz").read_bytes()) == file.read_bytes()
    assert not small.with_name("c.txt.br").exists()
