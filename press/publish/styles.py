"""Each page carries the styles that it can ever need, inside itself, and fetches none.

A rule stays where one of its selectors may match: as the page stands, or once a script has acted that the page can
load. What a script brings a style sheet of its own for (a part: note.js and note.css) is drawn by that alone. So a rule
may stay that is never used; none goes that is. Values with names that no rule asks for go too.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from press.problem import Problem
from press.publish import Copy
from press.publish.policy import inline
from press.publish.sheets import Rule, rules_of, text_of
from press.publish.tree import Matcher, Page, made_by

NAME = "styles"
WHY = "A style sheet to fetch is a round trip before the first word, and most of it is for other pages."

SCRIPTS, SHEETS = "assets/scripts", "assets/stylesheets"
LINK = re.compile(r'\s*<link rel="stylesheet" href="([^"]+)">')
TAG = re.compile(r'<script defer src="([^"?]+)(?:\?[^"]*)?"></script>')
_URL = re.compile(r"url\((['\"]?)(?!data:|#)([^'\")]+)\1\)")
ACTS_ON = {"keep": 'id="saved-pages"'}
"""Scripts that draw something on pages with this alone."""
_GIVEN = re.compile(r"(?<=[{;\s])(--[\w-]+)\s*:(?!:)[^;{}]*;?")


def kept(rules: Iterable[Rule], matcher: Matcher) -> str:
    """The rules that a page can use, as text."""
    parts = []
    for rule in rules:
        if rule.inside is not None:
            inside = kept(rule.inside, matcher)
            parts.append(f"{rule.says}{{{inside}}}" if inside else "")
        elif not rule.selectors:
            parts.append(rule.says)
        else:
            used = [one.text for one in rule.selectors if matcher.may_match(one)]
            parts.append(",".join(used) + rule.says if used else "")
    return "".join(parts)


def without_unasked(css: str, others: str) -> str:
    """The same without the custom properties that neither it nor the other texts ask for."""
    while True:
        asked = set(re.findall(r"var\((--[\w-]+)", css)) | set(re.findall(r"--[\w-]+", others))
        less = _GIVEN.sub(lambda match, asked=asked: match[0] if match[1] in asked else "", css)
        if less == css:
            return css
        css = less


def whole(page: Path, links: list[str]) -> str:
    """A page's style sheets as one, its addresses seen from the page."""
    parts = []
    for href in links:
        css = (page.parent / href).resolve().read_text(encoding="utf-8")
        below = posixpath.dirname(href)
        parts.append(_URL.sub(lambda match, below=below: f"url({posixpath.normpath(f'{below}/{match.group(2)}')})",
                              css))
    return "\n".join(parts)


def _inline(page: Path, acting: dict[str, str], later: str) -> Problem | None:
    html = page.read_text(encoding="utf-8")
    links = LINK.findall(html)
    if not links:
        return None
    tagged = [(page.parent / src).read_text(encoding="utf-8") for src in TAG.findall(html)]
    fetched = [text for name, text in acting.items() if ACTS_ON.get(name, "") in html]
    try:
        matcher = Matcher(Page(html), made_by("\n".join([*fetched, *tagged, *inline(html, "script")])))
    except ValueError as error:
        return Problem(page.name, 0, NAME, f"This page cannot be read as a tree: {error}.",
                       "Mend its template or its block: what is opened last is closed first.")
    css = without_unasked(kept(rules_of(whole(page, links)), matcher), later)
    start, *rest = LINK.split(html)
    page.write_text(f"{start}<style>{css}</style>{''.join(rest[1::2])}", encoding="utf-8")
    return None


def run(copy: Copy) -> list[Problem]:
    pages = copy.pages()
    texts = [page.read_text(encoding="utf-8") for page in pages]
    linked = {(page.parent / href).resolve() for page, html in zip(pages, texts, strict=True)
              for href in LINK.findall(html)}
    tagged = {Path(src).name for html in texts for src in TAG.findall(html)}
    parts = [file for file in (copy.site / SHEETS).glob("*.css")
             if (copy.site / SCRIPTS / f"{file.stem}.js").exists()]
    scripts = {file: file.read_text(encoding="utf-8") for file in (copy.site / SCRIPTS).glob("*.js")}
    drawn = {file.stem for file in parts}
    # What the step `offline` adds later is read where it lies.
    acting = {"offline": Path(__file__).with_name("offline.js").read_text(encoding="utf-8")}
    acting |= {file.stem: text for file, text in scripts.items()
               if file.stem not in drawn and file.name not in tagged}
    later = "\n".join([*scripts.values(), *(file.read_text(encoding="utf-8") for file in parts)])
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        found = [said for said in pool.map(partial(_inline, acting=acting, later=later), pages, chunksize=8) if said]
    for file in linked:
        file.unlink()
    for file in parts:
        file.write_text(text_of(rules_of(file.read_text(encoding="utf-8"))), encoding="utf-8")
    return found
