"""Each page carries the styles that it can ever need, inside itself, and fetches none.

A rule stays where one of its selectors may match: as the page stands, or once a script has acted that the page can
load. What a script brings a style sheet of its own for (a part: note.js and note.css) is drawn by that alone. So a rule
may stay that is never used; none goes that is. Values with names that no rule asks for go too.

What only paper needs, and what nothing needs before the text's first heading, stands before that heading and not in the
head: on a slow line a page's first words are seen while the rest comes.
"""

from __future__ import annotations

import itertools
import math
import os
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from operator import itemgetter
from pathlib import Path

from press.problem import Problem
from press.publish import Copy
from press.publish.policy import inline
from press.publish.sheets import Rule, rules_of, text_of
from press.publish.tree import Matcher, Node, Page, made_by

NAME = "styles"
WHY = "A style sheet to fetch is a round trip before the first word, and most of it is for other pages."

SCRIPTS, SHEETS = "assets/scripts", "assets/stylesheets"
LINK = re.compile(r'\s*<link rel="stylesheet" href="([^"]+)">')
TAG = re.compile(r'<script defer src="([^"?]+)(?:\?[^"]*)?"></script>')
_URL = re.compile(r"url\((['\"]?)(?!data:|#)([^'\")]+)\1\)")
ACTS_ON = {"keep": 'id="saved-pages"'}
"""Scripts that draw something on pages with this alone."""
PRINT = "@media print"
SEAM = "/* the rest */"
"""Between what stands in the head and what waits, while both are read as one."""
_GIVEN = re.compile(r"(?<=[{;\s])(--[\w-]+)\s*:(?!:)[^;{}]*;?")


def kept(rules: Iterable[Rule], matcher: Matcher, of: Callable[[Rule], bool] = lambda rule: True) -> str:
    """The rules that a page can use and that are asked for, as text. Neighbours under one condition share it."""
    parts: list[tuple[str, str]] = []
    for rule in rules:
        if rule.inside is not None:
            parts.append((rule.says, kept(rule.inside, matcher, of)))
        elif not of(rule):
            continue
        elif not rule.selectors:
            parts.append(("", rule.says))
        else:
            used = [one.text for one in rule.selectors if matcher.may_match(one)]
            parts.append(("", ",".join(used) + rule.says if used else ""))
    joined = itertools.groupby((part for part in parts if part[1]), key=itemgetter(0))
    texts = ((condition, "".join(text for _, text in group)) for condition, group in joined)
    return "".join(f"{condition}{{{text}}}" if condition else text for condition, text in texts)


def waiting(rules: Iterable[Rule], matcher: Matcher, start: int) -> set[int]:
    """The rules, by id(), that no element before the one of this order needs on a screen, and that overrule nothing
    when they come after the others: the order of rules decides between equals."""
    found: set[int] = set()
    first: list[Rule] = []
    for rule, printed in reversed(list(_leaves(rules))):
        if (printed or _begins(rule, matcher) >= start) and not any(_contend(rule, one, matcher) for one in first):
            found.add(id(rule))
        else:
            first.append(rule)
    return found


def _leaves(rules: Iterable[Rule], printed: bool = False) -> Iterator[tuple[Rule, bool]]:
    for rule in rules:
        if rule.inside is None:
            yield rule, printed
        else:
            yield from _leaves(rule.inside, printed or rule.says == PRINT)


def _begins(rule: Rule, matcher: Matcher) -> float:
    """The order of the first element that needs it; -1 where one could stand anywhere."""
    orders = [math.inf] if rule.selectors else [-1]
    for selector in rule.selectors:
        if matcher.may_match(selector):
            found = matcher.elements(selector)
            orders += [-1] if found is None else [node.order for node in found]
    return min(orders)


def _contend(rule: Rule, other: Rule, matcher: Matcher) -> bool:
    """Whether both may set one thing of one element, with nothing but their order to tell which of them does."""
    if not rule.properties & other.properties:
        return False
    for one, another in itertools.product(rule.selectors, other.selectors):
        if one.weight == another.weight and matcher.may_match(one) and matcher.may_match(another):
            ours, theirs = matcher.elements(one), matcher.elements(another)
            if ours is None or theirs is None or not ours.isdisjoint(theirs):
                return True
    return False


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


def seam(page: Page) -> Node | None:
    """The first heading with text before it: what stands there is to be seen while the rest is on its way."""
    return next((child for prose in page.named.get(".prose", ()) for child in prose.children[1:]
                 if "h2" in child.names), None)


def _inline(page: Path, acting: dict[str, str], later: str) -> Problem | None:
    html = page.read_text(encoding="utf-8")
    links = LINK.findall(html)
    if not links:
        return None
    tagged = [(page.parent / src).read_text(encoding="utf-8") for src in TAG.findall(html)]
    fetched = [text for name, text in acting.items() if ACTS_ON.get(name, "") in html]
    try:
        tree = Page(html)
    except ValueError as error:
        return Problem(page.name, 0, NAME, f"This page cannot be read as a tree: {error}.",
                       "Mend its template or its block: what is opened last is closed first.")
    matcher = Matcher(tree, made_by("\n".join([*fetched, *tagged, *inline(html, "script")])))
    rules = rules_of(whole(page, links))
    at = seam(tree)
    late = waiting(rules, matcher, at.order) if at else set()
    css = [kept(rules, matcher, lambda rule, wanted=wanted: (id(rule) in late) is wanted) for wanted in (False, True)]
    first, rest = (f"<style>{one}</style>" if one else "" for one in
                   without_unasked(SEAM.join(css), later).split(SEAM))
    if at:
        html = _put(html, rest, *at.at)
    start, *others = LINK.split(html)
    page.write_text(f"{start}{first}{''.join(others[1::2])}", encoding="utf-8")
    return None


def _put(html: str, more: str, line: int, column: int) -> str:
    """The same with more before this place."""
    at = sum(len(one) + 1 for one in html.split("\n")[:line - 1]) + column
    return html[:at] + more + html[at:]


def run(copy: Copy) -> list[Problem]:
    pages = copy.pages()
    texts = [page.read_text(encoding="utf-8") for page in pages]
    astray = [said for page, html in zip(pages, texts, strict=True)
              for said in copy.astray(page, LINK.findall(html), NAME)]
    if astray:
        return astray
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
