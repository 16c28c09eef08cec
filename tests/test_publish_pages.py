"""What publishing writes into a page: the policy that it lives under, and the page itself without idle signs."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from datetime import date
from pathlib import Path

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from press.publish import Copy, policy, small
from tests.tools import ROOT

PAGE = '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def page(head: str = "", body: str = "<p>Text.</p>") -> str:
    return PAGE.format(head=head, body=body)


def copy_with(folder: Path, html: str, script: str = "") -> Copy:
    (folder / "assets/scripts").mkdir(parents=True)
    if script:
        (folder / "assets/scripts/reader.js").write_text(script, encoding="utf-8")
    (folder / "index.html").write_text(html, encoding="utf-8")
    return Copy(folder, ROOT, "", date(2026, 11, 24), draft=True)


def named(text: str) -> str:
    """A text's hash as the specification of content security policies writes it, worked out on its own."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii") + "'"


# Policy


def test_the_hash_of_a_text_is_the_published_one() -> None:
    """FIPS 180-2's example: SHA-256 of “abc” begins ba7816bf."""
    digest = base64.b64decode(policy.hashes(["abc"])[0].removeprefix("'sha256-").removesuffix("'"))
    assert digest.hex().startswith("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")


def test_a_text_that_stands_twice_is_named_once_and_in_order() -> None:
    assert policy.hashes(["b", "a", "b"]) == [named("b"), named("a")]


@pytest.mark.parametrize(("html", "found"), [
    ("<script>one()</script>", ["one()"]),
    ('<script type="module">two()</script>', ["two()"]),
    ("<script>\n a < b;\n</script>", ["\n a < b;\n"]),
    ('<script src="a.js"></script>', []),
    ("<script></script>", []),
    ('<script type="application/ld+json">{"a":1}</script>', []),
    ("<script type=application/json>{}</script>", []),
    ("<script>one()</script><script>two()</script>", ["one()", "two()"]),
])
def test_what_runs_is_named_and_what_is_data_is_not(html: str, found: list[str]) -> None:
    assert policy.inline(html, "script") == found


def test_styles_and_scripts_are_not_mistaken_for_each_other() -> None:
    html = "<style>p{color:red}</style><script>one()</script>"
    said = policy.policy_of(html, [])
    scripts, styles = (next(part for part in said.split(";") if part.startswith(kind)) for kind in ("script", "style"))
    assert scripts == f"script-src 'self' {named('one()')}"
    assert styles == f"style-src 'self' {named('p{color:red}')}"


@given(st.text("abc<>&'\"\n é", min_size=1, max_size=40).filter(lambda text: "</" not in text))
def test_no_text_opens_the_policy(text: str) -> None:
    """Whatever a page's own script says, the policy names its hash, and allows nothing else and no other host."""
    said = policy.policy_of(f"<script>{text}</script>", [])
    assert named(text) in said
    assert not re.search(r"unsafe|https?:|\*|data:", said)
    assert re.fullmatch(r"[\w\s'+/=;-]+", said)


def test_rules_for_fetching_ahead_are_found_in_the_script_that_adds_them() -> None:
    rules = '{"prefetch":[{"where":{"href_matches":"/*"}}]}'
    for quote in "`'":
        assert policy.rules_in(f"add({quote}{rules}{quote})") == [rules]
    assert policy.rules_in('add("no rules here")') == []


def test_the_rules_of_the_guide_itself_are_found_and_are_json() -> None:
    """If reader.js came to write them otherwise, the browser would block them, and pages would open no faster."""
    found = policy.rules_in((ROOT / "docs/assets/scripts/reader.js").read_text(encoding="utf-8"))
    assert found and all("prefetch" in json.loads(rules) for rules in found)


def test_a_page_without_scripts_of_its_own_allows_no_rules(tmp_path: Path) -> None:
    rules = '{"prefetch":[]}'
    for number, (head, allowed) in enumerate((('<script defer src="reader.js"></script>', True), ("", False))):
        copy = copy_with(tmp_path / str(number), page(head), f"add(`{rules}`)")
        assert policy.run(copy) == []
        assert (named(rules) in (copy.site / "index.html").read_text(encoding="utf-8")) == allowed


def test_the_policy_stands_before_all_that_it_governs(tmp_path: Path) -> None:
    copy = copy_with(tmp_path, page("<style>p{margin:0}</style><script>one()</script>"))
    assert policy.run(copy) == []
    html = (copy.site / "index.html").read_text(encoding="utf-8")
    assert html.count("Content-Security-Policy") == 1
    assert html.index("charset") < html.index("Content-Security-Policy") < html.index("<style>")


@pytest.mark.parametrize(("body", "what"), [
    ('<p style="color:red">a</p>', "<p style=…>"), ('<button onclick="go()">a</button>', "<button onclick=…>"),
    ('<svg><line style="stroke:red"/></svg>', "<line style=…>")])
def test_what_the_policy_would_block_is_told_with_its_line(body: str, what: str, tmp_path: Path) -> None:
    (problem,) = policy.run(copy_with(tmp_path, page(body=f"\n{body}")))
    assert (problem.path, problem.line, problem.rule) == ("index.html", 2, "policy")
    assert problem.what.startswith(what) and problem.cure


@pytest.mark.parametrize("html", ["<p>none</p>", page('<meta charset="utf-8">')])
def test_a_page_with_no_one_place_for_it_is_told_and_left_alone(html: str, tmp_path: Path) -> None:
    copy = copy_with(tmp_path, html)
    (problem,) = policy.run(copy)
    assert "charset" in problem.what
    assert (copy.site / "index.html").read_text(encoding="utf-8") == html


# Small


def read(html: str) -> list[tuple[str, dict, str]]:
    """(element, attributes, words) of a page as a browser's parser reads it; spaces between elements count for none."""
    tree = html5lib.HTMLParser(namespaceHTMLElements=False).parse(html)
    return [(str(one.tag), dict(one.attrib), " ".join((one.text or "").split()))
            for one in tree.iter() if one.tag not in ("script", "style")]


BODY = """
  <main id="page" tabindex="-1">
    <h1>Does it   work?</h1>
    <p class="lead">Of 100 people, <strong>27</strong> &amp; not <em>49</em>.</p>
    <table><tr><th scope="col">With</th><td></td></tr></table>
    <svg viewBox="0 0 12 12" aria-hidden="true"><circle cx="6" cy="6" r="5"></circle></svg>
    <input type="text"><details><summary>More</summary><p>Text.</p></details>
  </main>
"""


def test_a_smaller_page_reads_the_same() -> None:
    html = page("<title>A page</title>\n    \n", BODY)
    assert len(small.minified(html)) < len(html)
    assert read(small.minified(html)) == read(html)


def test_a_page_of_the_guide_reads_the_same_when_small(tmp_path: Path) -> None:
    """Real markup, tables and drawings among it: what is drawn from records is what would be lost unseen."""
    for case in ("evidence/fact-box", "evidence/table", "harms/all", "routes/all", "status/all", "timeline/example"):
        file = ROOT / f"tests/golden/{case}.html"
        if not file.exists():
            file = next((ROOT / "tests/golden" / case.split("/")[0]).glob("*.html"))
        html = page(body=file.read_text(encoding="utf-8"))
        assert _shape(small.minified(html)) == _shape(html), file


def _shape(html: str) -> list[tuple[str, str]]:
    """Each element with all the words in it, so that one that fell out of its table shows."""
    tree = html5lib.HTMLParser(namespaceHTMLElements=False).parse(html)
    return [(str(one.tag), "".join("".join(one.itertext()).split())) for one in tree.iter()]


def test_words_of_a_line_stay_apart() -> None:
    words = small.minified(page(body="<p>Call <a href=a>999</a> <strong>now</strong>\n or  go.</p>"))
    assert "Call" in words and re.sub(r"<[^>]+>", "", words).endswith("Call 999 now or go.")


def test_data_for_search_engines_stays_what_it_was() -> None:
    data = {"@type": "MedicalWebPage", "name": "It’s 27 < 49 & more"}
    html = small.minified(page(f'<script type="application/ld+json">{json.dumps(data)}</script>'))
    assert json.loads(re.search(r"<script[^>]*>(.*?)</script>", html)[1]) == data
