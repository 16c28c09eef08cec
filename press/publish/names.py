"""Short names in place of long ones, for what only a page's own styles ask for: classes and custom properties.

In:  every page of a site with its styles inside; what else knows names: scripts, and the style sheets they fetch.
Out: the same pages; the names of the most pages are the shortest, and a name is the same on every page.
Use: the step `small`.
"""

from __future__ import annotations

import itertools
import re
import string
from collections import Counter
from collections.abc import Iterable, Iterator

_CLASS = re.compile(r'(?<=\sclass=)(?:"([^"]*)"|([^\s">]+))')
_TAG = re.compile(r"<[a-z][^>]*\sclass=[^>]*>")
_STYLE = re.compile(r"(?<=<style>).*?(?=</style>)", re.DOTALL)
_ASKED = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_PROPERTY = re.compile(r"(?<![\w-])--[\w-]+")
_WORD = re.compile(r"[A-Za-z_][\w-]*")
_OPENING = re.compile(r"[^{}]+(?=\{)")


class Names:
    """What each long name is called in a published site. `kept`: texts whose every word is left alone."""

    def __init__(self, pages: Iterable[str], kept: Iterable[str]) -> None:
        words = {word for text in kept for word in _WORD.findall(text)}
        properties = {word for text in kept for word in _PROPERTY.findall(text)}
        classes: Counter[str] = Counter()
        values: Counter[str] = Counter()
        for html in pages:
            classes.update({name for match in _CLASS.finditer(html) for name in (match[1] or match[2] or "").split()})
            values.update({name for css in _STYLE.findall(html) for name in _PROPERTY.findall(css)})
        self._classes = _shorter(classes, words, "")
        self._values = _shorter(values, properties, "--")

    def applied(self, html: str) -> str:
        html = _TAG.sub(lambda tag: _CLASS.sub(self._attribute, tag[0]), html)
        return _STYLE.sub(lambda css: self._sheet(css[0]), html)

    def _attribute(self, match: re.Match[str]) -> str:
        value = " ".join(self._classes.get(one, one) for one in (match[1] or match[2] or "").split())
        return value if match[2] else f'"{value}"'

    def _sheet(self, css: str) -> str:
        def renamed(said: re.Match[str]) -> str:
            return _ASKED.sub(lambda name: f".{self._classes.get(name[1], name[1])}", said[0])

        css = _OPENING.sub(renamed, css)
        return _PROPERTY.sub(lambda name: self._values.get(name[0], name[0]), css)


def _shorter(counted: Counter[str], kept: set[str], sign: str) -> dict[str, str]:
    codes = (f"{sign}{code}" for code in _codes())
    taken = kept | set(counted)
    free = (code for code in codes if code not in taken)
    return {name: next(free) for name, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0]))
            if name not in kept and name.removeprefix(sign) not in kept}


def _codes() -> Iterator[str]:
    for length in itertools.count(1):
        for letters in itertools.product(string.ascii_lowercase, repeat=length):
            yield "".join(letters)
