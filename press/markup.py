"""Small pieces of a page's element tree.

In:  words and records.
Out: ElementTree elements whose text no later step of Markdown reads again.
Use: the three extensions; the drawings are text and come in through `parsed`.
"""

from __future__ import annotations

from xml.etree import ElementTree as etree

from markdown.util import AtomicString

from press.problem import Problem


def element(tag: str, text: str = "", /, *children: etree.Element, **attributes: str) -> etree.Element:
    """`class_` is class, and an underscore elsewhere is a hyphen."""
    made = etree.Element(tag, {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()})
    if text:
        made.text = AtomicString(text)
    made.extend(children)
    return made


def follow(made: etree.Element, text: str) -> etree.Element:
    """The same element with text right after it."""
    made.tail = AtomicString(text)
    return made


def parsed(xml: str) -> etree.Element:
    """An element from well-formed text."""
    return settled(etree.fromstring(xml))


def settled(root: etree.Element) -> etree.Element:
    """The same tree, every text in it closed to Markdown: text joined from pieces is open again."""
    for made in root.iter():
        made.text = AtomicString(made.text) if made.text else made.text
        made.tail = AtomicString(made.tail) if made.tail else made.tail
    return root


def problem_box(problems: list[Problem]) -> etree.Element:
    """The red box of the preview, with the words of the terminal."""
    box = element("div", class_="problem", role="alert")
    for problem in problems:
        box.append(element("p", problem.heading, class_="problem__where"))
        box.append(element("p", problem.what))
        box.append(element("p", problem.cure))
    return box


def problem_mark(problems: list[Problem]) -> etree.Element:
    """The same inside a paragraph."""
    words = " ".join(f"{problem.heading}: {problem.what} {problem.cure}" for problem in problems)
    return element("span", words, class_="problem")
