"""On which line a field stands, or what a sentence about a whole record speaks of.

In:  the node tree of a document, a place in it.
Out: a line, from 1.
Use: the other modules of press.records; the rules, through `line_in`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from press.records.yaml_text import parse

Place = tuple[str | int, ...]
"""Names of fields, and numbers of entries from 0."""


def line_of(node: yaml.Node | None, place: Place) -> int:
    """The line (from 1) of the deepest field of `place` that the document has."""
    line = 1
    for step in place:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == step:
                    line, node = key.start_mark.line + 1, value
                    break
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
    return line


def line_in(path: Path, place: Place) -> int:
    """The line of a field in a file that was read already; 0 where it can no longer be read."""
    try:
        return line_of(parse(path.read_text(encoding="utf-8"))[1], place)
    except (OSError, ValueError, yaml.YAMLError):
        return 0


def line_meant(node: yaml.Node | None, place: Place, said: str) -> int:
    """The line that a sentence about a whole record is about: its field's, or the last value's that it names."""
    start = line_of(node, place)
    for step in place:
        node = next((value for key, value in node.value if key.value == step), None) \
            if isinstance(node, yaml.MappingNode) else node.value[step]
    line, inside = start, node
    while isinstance(inside, yaml.MappingNode):
        fields = [(at, key, value) for key, value in inside.value
                  if len(key.value) > 2 and (at := _word_at(key.value, said)) >= 0]
        if not fields:
            break
        _, key, inside = min(fields, key=lambda field: field[0])
        line = key.start_mark.line + 1
    if line != start or inside is not node:
        return line
    values = list(_scalars(node))
    both = [at for key, word, at in values if _word_at(key, said) >= 0 and _word_at(word, said) >= 0]
    named = [(len(word), at if "twice" in said else -at) for _, word, at in values
             if len(word) > 3 and _word_at(word, said) >= 0]
    return both[-1] if both else abs(max(named)[1]) if named else start


def _word_at(word: str, said: str) -> int:
    found = re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", said, re.IGNORECASE)
    return found.start() if found else -1


def _scalars(node: yaml.Node | None, key: str = "") -> Iterator[tuple[str, str, int]]:
    """(field, value, line) of everything that is plainly written, in order."""
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield from _scalars(value, name.value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _scalars(value, key)
    elif node is not None and node.value:
        yield key, node.value, node.start_mark.line + 1
