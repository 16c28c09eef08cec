"""YAML as authors mean it, and its errors in their words.

In:  the text of one document.
Out: its value and its node tree, or where it cannot be read, why, and what to do about it.
Use: press.records alone.
"""

from __future__ import annotations

import re
from typing import ClassVar

import yaml

_PLAIN = {
    "tag:yaml.org,2002:bool": re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"),
    "tag:yaml.org,2002:int": re.compile(r"^[-+]?(?:0|[1-9][0-9]*)$"),
    "tag:yaml.org,2002:float": re.compile(r"^[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$"),
    "tag:yaml.org,2002:null": re.compile(r"^(?:~|null|Null|NULL|)$"),
}


class _AsMeant:
    """YAML as authors mean it: NO is Norway, 10:30 a time and 012 a page; a key twice is an error."""

    yaml_implicit_resolvers: ClassVar = {
        first: [(tag, _PLAIN[tag]) for tag, _ in resolvers if tag in _PLAIN]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(None, None, "found unhashable key", key.start_mark)
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the field “{key.value}” is given twice", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)

    def construct_object(self, node: yaml.Node, deep: bool = False) -> object:
        try:
            return super().construct_object(node, deep)
        except (ValueError, KeyError, AttributeError):
            raise yaml.constructor.ConstructorError(
                None, None, "could not determine a constructor", node.start_mark) from None


class _Loader(_AsMeant, yaml.SafeLoader):
    """The one whose errors are shown: it says what it expected, and where."""


class _Fast(_AsMeant, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """The one that reads: a thousand files in a second instead of ten."""


def parse(text: str) -> tuple[object, yaml.Node | None]:
    """The value and the node tree (for line numbers) of one YAML document. Raises yaml.YAMLError."""
    try:
        return _parse(text, _Fast)
    except yaml.YAMLError:
        return _parse(text, _Loader)


def _parse(text: str, loader: type) -> tuple[object, yaml.Node | None]:
    reader = loader(text)
    try:
        node = reader.get_single_node()
        return (None if node is None else reader.construct_document(node)), node
    finally:
        reader.dispose()


# YAML's own errors, each with what an author does about it

_QUOTES = 'Put the value in quotes: title: "A page: and more".'
_YAML: tuple[tuple[str, str, str], ...] = (
    ("is given twice", "", "Keep one of the two."),
    ("mapping values are not allowed", "there is a colon where none can stand",
     _QUOTES + " If the colon belongs to a field, look at the spaces before it and at the line above."),
    (r"found character '\t'", "this line has a tab", "Indent with spaces: an editor can replace tabs by spaces."),
    ("found character", "a value begins with a sign that YAML keeps for itself", _QUOTES),
    ("while scanning a quoted scalar", "a quote is opened here and not closed",
     "Close it with the same quote. A quote inside the text is written twice ('') or as ’."),
    ("while scanning a simple key", "this line has no colon after its field's name", "Write it as name: value."),
    ("expected ',' or ']'", "a list that opens here with [ is not closed, or lacks a comma",
     "Close it with ], and put values that hold a comma or a colon in quotes."),
    ("expected ',' or '}'", "the fields that open here with { are not closed, or lack a comma",
     "Close them with }, and put values that hold a comma or a colon in quotes."),
    ("unhashable key", "a field's name cannot hold brackets", _QUOTES),
    ("expected <block end>", "this line does not fit the ones above it",
     "Give it as many spaces as its neighbours have; nothing can follow a closing quote or bracket on a line."),
    ("expected the node content", "a value is missing here", "Write the value, or take out the comma or bracket."),
    ("sequence entries are not allowed", "a list begins on its field's own line",
     "Begin each entry on a line of its own with a hyphen; a value that begins with a hyphen needs quotes."),
    ("unknown escape", "a backslash stands inside double quotes", "Use single quotes, or write the backslash twice."),
    ("undefined alias", "a value begins with *", _QUOTES),
    ("expected alphabetic or numeric", "a value begins with & or *", _QUOTES),
    ("determine a constructor", "a value begins with !, or is too long a number", _QUOTES),
    ("chomping or indentation", "text follows > or | on its line", "Begin the text on the next line, indented."),
    ("a comment or a line break", "text follows > or | on its line", "Begin the text on the next line, indented."),
    ("expected a single document", "a line of --- stands inside the file", "Take it out: a file holds one record."),
    ("special characters", "an invisible character stands in this line", "Delete it and type the text anew."),
)


def unreadable(error: yaml.YAMLError, text: str) -> tuple[int, str, str]:
    """(line from 0, what, cure) of a text that is not YAML."""
    said = getattr(error, "problem", None) or getattr(error, "reason", "") or str(error).split("\n")[0]
    context, mark = getattr(error, "context", None) or "", getattr(error, "problem_mark", None)
    known = next((entry for entry in _YAML if entry[0] in said or context.startswith(entry[0])), None)
    opened = context.startswith(("while scanning a quoted", "while scanning a simple key", "while parsing a flow"))
    if (opened or mark is None) and getattr(error, "context_mark", None) and "found character" not in said:
        mark = error.context_mark
    line = mark.line if mark else text.count("\n", 0, getattr(error, "position", 0))
    if known is None:
        return line, said, ("Look at this line and the one above for a missing quote, bracket, colon or space. "
                            "A value that holds a colon or begins with a sign needs quotes.")
    return line, known[1] or said, known[2]
