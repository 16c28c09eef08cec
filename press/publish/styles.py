"""Each page carries the styles that it can ever need, inside itself, and fetches none.

A rule stays if everything that its selector asks for by name (elements, classes, ids, attributes) is on the page, or is
made by a script that the page loads: a name counts as made where the script's text holds it. What stands inside :is(),
:not(), :has() and the like asks for nothing. So a rule may stay that is never used; none goes that is.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path

import tinycss2

from press.problem import Problem
from press.publish import Copy

NAME = "styles"
WHY = "A style sheet to fetch is a round trip before the first word, and most of it is for other pages."

LINK = re.compile(r'\s*<link rel="stylesheet" href="([^"]+)">')
_URL = re.compile(r"url\((['\"]?)(?!data:|#)([^'\")]+)\1\)")
Names = frozenset[str]


class _Names(HTMLParser):
    """Elements, .classes, #ids and [attributes] of a page, each with its sign."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[str] = {"html", "body", "head"}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        for name, value in attrs:
            self.found.add(f"[{name}")
            if name == "class":
                self.found |= {f".{one}" for one in (value or "").split()}
            if name == "id":
                self.found.add(f"#{value}")


def names_on(html: str, scripts: str = "") -> Names:
    """What selectors may ask for on a page: what its HTML holds, and every word of its scripts as any of the kinds."""
    made = set(re.findall(r"[A-Za-z][\w-]*", scripts))
    attributes = {re.sub(r"(?<!^)(?=[A-Z])", "-", word).lower() for word in made}  # dataset.palette is data-palette
    return frozenset(_Names(html).found | {f"{sign}{word}" for word in made for sign in ("", ".", "#", "[")}
                     | {f"[data-{word}" for word in attributes} | {f"[{word}" for word in attributes})


def asked_by(prelude: Iterable) -> Names:
    """The names that a selector cannot match without."""
    wanted: set[str] = set()
    before = None
    for token in prelude:
        if token.type == "ident":
            dotted = before is not None and before.type == "literal" and before.value == "."
            after_colon = before is not None and before.type == "literal" and before.value == ":"
            if dotted:
                wanted.add(f".{token.value}")
            elif not after_colon:
                wanted.add(token.lower_value)
        elif token.type == "hash":
            wanted.add(f"#{token.value}")
        elif token.type == "[] block":
            name = next((inside for inside in token.content if inside.type == "ident"), None)
            if name is not None:
                wanted.add(f"[{name.lower_value}")
        before = token
    return frozenset(wanted)


def _selectors(prelude: list) -> Iterator[list]:
    one: list = []
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            yield one
            one = []
        else:
            one.append(token)
    yield one


@dataclass(frozen=True)
class Rule:
    """A rule of a style sheet: each of its selectors with the names that it asks for, and what it says.

    An at-rule that groups others holds them in `inside`; any other at-rule has no selectors and always stays.
    """

    selectors: tuple[tuple[str, Names], ...]
    says: str
    inside: tuple[Rule, ...] | None = None


@lru_cache(maxsize=8)
def rules_of(css: str) -> tuple[Rule, ...]:
    """A style sheet, read once however many pages ask. Raises ValueError for what is no CSS."""
    return tuple(_rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)))


def _rules(parsed: list) -> Iterator[Rule]:
    for rule in parsed:
        if rule.type == "error":
            raise ValueError(f"line {rule.source_line}: {rule.message}")
        if rule.type == "qualified-rule":
            yield Rule(tuple((tinycss2.serialize(one).strip(), asked_by(one)) for one in _selectors(rule.prelude)),
                       "{" + tinycss2.serialize(rule.content) + "}")
        elif rule.content is not None and rule.lower_at_keyword in ("media", "supports"):
            inside = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            yield Rule((), f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}", tuple(_rules(inside)))
        else:
            yield Rule((), rule.serialize())


def kept(rules: Iterable[Rule], names: Names) -> str:
    """The rules that a page with these names can use, as text."""
    parts = []
    for rule in rules:
        if rule.inside is not None:
            inside = kept(rule.inside, names)
            parts.append(f"{rule.says}{{{inside}}}" if inside else "")
        elif not rule.selectors:
            parts.append(rule.says)
        else:
            used = [words for words, asked in rule.selectors if asked <= names]
            parts.append(",".join(used) + rule.says if used else "")
    return "".join(parts)


def whole(page: Path, links: list[str]) -> str:
    """A page's style sheets as one, its addresses seen from the page."""
    parts = []
    for href in links:
        file = (page.parent / href).resolve()
        css = file.read_text(encoding="utf-8")
        below = posixpath.dirname(href)
        parts.append(_URL.sub(lambda match, below=below: f"url({posixpath.normpath(f'{below}/{match.group(2)}')})",
                              css))
    return "\n".join(parts)


def run(copy: Copy) -> list[Problem]:
    scripts = {file: file.read_text(encoding="utf-8") for file in (copy.site / "assets/scripts").glob("*.js")}
    everything = "\n".join(scripts.values())
    linked: set[Path] = set()
    for page in copy.pages():
        html = page.read_text(encoding="utf-8")
        links = LINK.findall(html)
        if not links:
            continue
        linked |= {(page.parent / href).resolve() for href in links}
        css = kept(rules_of(whole(page, links)), names_on(html, everything))
        first = True

        def inlined(match: re.Match[str], css: str = css) -> str:
            nonlocal first
            said, first = (f"<style>{css}</style>" if first else ""), False
            return said

        page.write_text(LINK.sub(inlined, html), encoding="utf-8")
    for file in linked:
        file.unlink()
    return []
