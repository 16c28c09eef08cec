"""A page as a tree, and whether a selector can ever match on it.

In:  the HTML of a page; selectors as press.publish.sheets reads them; the scripts that can act on the page.
Out: True where the selector matches an element of the page now, or might once a script or its reader has acted; and
     which elements these are.
Use: the step `styles`. Whatever is not surely without a match counts as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser

from press.publish.sheets import Attribute, Compound, Selector

VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
CHANGED_BY_READERS = frozenset(("open",))
"""Attributes that a browser itself sets when somebody opens what is folded."""


@dataclass(eq=False)
class Node:
    """An element: its own names with their signs (div, .note, #page, [hidden), and where it stands."""

    names: frozenset[str]
    attributes: dict[str, str]
    parent: Node | None
    place: int
    """Among its parent's children."""
    order: int
    """Among all elements, as they come."""
    at: tuple[int, int]
    """Line, from 1, and column of its tag."""
    children: list[Node] = field(default_factory=list)

    def before(self) -> Node | None:
        return self.parent.children[self.place - 1] if self.parent and self.place else None


class Page(HTMLParser):
    """Every element of a page, by its names. Raises ValueError where elements are not closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.named: dict[str, list[Node]] = {}
        self.count = 0
        self._open: list[Node] = []
        self.feed(html)
        self.close()
        if self._open:
            raise ValueError(f"<{self._tag(self._open[-1])}> is never closed")

    @staticmethod
    def _tag(node: Node) -> str:
        return next(name for name in node.names if name[0] not in ".#[")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr" and self._open and self._tag(self._open[-1]) == "table":
            self.handle_starttag("tbody", [])  # as every browser does
        parent = self._open[-1] if self._open else None
        given = {name: value or "" for name, value in attrs}
        names = frozenset((tag, *(f"[{name}" for name in given), *(f".{one}" for one in given.get("class", "").split()),
                           *((f"#{given['id']}",) if "id" in given else ())))
        node = Node(names, given, parent, len(parent.children) if parent else 0, self.count, self.getpos())
        self.count += 1
        if parent:
            parent.children.append(node)
        for name in names:
            self.named.setdefault(name, []).append(node)
        if tag not in VOID:
            self._open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if tag == "table" and self._open and self._tag(self._open[-1]) == "tbody":
            self._open.pop()
        if not self._open or self._tag(self._open[-1]) != tag:
            raise ValueError(f"line {self.getpos()[0]}: </{tag}> closes "
                             f"{f'<{self._tag(self._open[-1])}>' if self._open else 'nothing'}")
        self._open.pop()


@dataclass(frozen=True)
class Made:
    """What scripts can add to a page: every word of theirs, and of these the classes and ids that they give."""

    words: frozenset[str]
    given: frozenset[str]
    attributes: frozenset[str]
    """What may be set to anything: each word as an attribute too, and what the browser itself sets."""


@lru_cache(maxsize=8)
def made_by(scripts: str) -> Made:
    words = frozenset(re.findall(r"[A-Za-z][\w-]*", scripts))
    given = {f".{word}" for said in _CLASSES.findall(scripts) for word in said.split()}
    dashed = words | {_dashed(word) for word in words}
    return Made(words, frozenset(given | {f"#{word}" for word in _IDS.findall(scripts)}),
                CHANGED_BY_READERS | dashed | {f"data-{word}" for word in dashed})


_CLASSES = re.compile(r"""(?:className\s*[:=]\s*|classList\.\w+\(|\bclass=)["'`]([^"'`]*)""")
_IDS = re.compile(r"""\bid\s*[:=]\s*["'`]([\w-]+)""")


class Matcher:
    """Asks selectors of one page, on which scripts may act."""

    def __init__(self, page: Page, made: Made) -> None:
        self._page = page
        self._made = made
        self._told: dict[Selector, bool] = {}
        self._found: dict[Selector, frozenset[Node] | None] = {}

    def may_match(self, selector: Selector) -> bool:
        """A class, an id or an element that scripts make may come to stand anywhere: then only the names are asked."""
        if selector not in self._told:
            self._told[selector] = (all(self._has(name) for name in selector.names)
                                    and all(any(self.may_match(one) for one in choice)
                                            for part in selector.parts for choice in part.choices)
                                    and (self._is_made(selector) or any(
                                        self._matches(node, selector) for node in self._candidates(selector))))
        return self._told[selector]

    def elements(self, selector: Selector) -> frozenset[Node] | None:
        """The elements that it may match; None where one that a script makes could be among them."""
        if selector not in self._found:
            nested = [one for part in selector.parts for choice in part.choices for one in choice]
            anywhere = self._is_made(selector) or any(self.elements(one) is None for one in nested)
            self._found[selector] = None if anywhere else frozenset(
                node for node in self._candidates(selector) if self._matches(node, selector))
        return self._found[selector]

    def _has(self, name: str) -> bool:
        if name in self._page.named:
            return True
        match name[0]:
            case "[":
                return name[1:] in self._made.attributes
            case "." | "#":
                return name in self._made.given
        return name in self._made.words

    def _is_made(self, selector: Selector) -> bool:
        return any(name in self._made.given or (name[0] not in ".#[" and name not in self._page.named)
                   for name in selector.names)

    def _candidates(self, selector: Selector) -> Iterable[Node]:
        """The elements that its last part may match."""
        last = selector.parts[-1]
        if last.names:
            return min((self._page.named.get(name, ()) for name in last.names), key=len)
        if last.choices and not any(self._is_made(one) for one in last.choices[0]):
            return [node for one in last.choices[0] for node in self._candidates(one)]
        return (node for name, nodes in self._page.named.items() if name[0] not in ".#[" for node in nodes)

    def _matches(self, node: Node, selector: Selector, at: int = -1) -> bool:
        """Whether the selector's parts up to `at` match, the last of them on this node."""
        parts = selector.parts
        at += len(parts) if at < 0 else 0
        if not self._fits(node, parts[at]):
            return False
        if at == 0:
            return True
        return any(self._matches(other, selector, at - 1) for other in _related(node, parts[at].after))

    def _fits(self, node: Node, compound: Compound) -> bool:
        return (compound.names <= node.names and all(self._says(node, wanted) for wanted in compound.attributes)
                and all(any(self._matches(node, one) or (self._is_made(one) and self.may_match(one)) for one in choice)
                        for choice in compound.choices))

    def _says(self, node: Node, wanted: Attribute) -> bool:
        if wanted.name in self._made.attributes:
            return True
        value = node.attributes.get(wanted.name)
        if value is None:
            return False
        match wanted.sign:
            case "=":
                return value == wanted.value
            case "^=":
                return value.startswith(wanted.value)
            case "$=":
                return value.endswith(wanted.value)
            case "*=":
                return wanted.value in value
        return True


def _related(node: Node, sign: str) -> Iterator[Node]:
    """The elements that may stand on the left of a sign whose right is this node."""
    if sign == ">" and node.parent:
        yield node.parent
    elif sign == "+":
        before = node.before()
        if before:
            yield before
    elif sign == "~" and node.parent:
        yield from node.parent.children[: node.place]
    elif sign == " ":
        while node.parent:
            node = node.parent
            yield node


def _dashed(word: str) -> str:
    """dataset.someWord and ariaLabel in a script are data-some-word and aria-label on the page."""
    return "".join(f"-{letter.lower()}" if letter.isupper() and at else letter.lower()
                   for at, letter in enumerate(word))
