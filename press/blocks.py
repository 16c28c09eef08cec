"""What blocks there are, and what each of them takes: the list that the checks and the extension share.

In:  a Block as the grammar found it.
Out: its options as a mapping, or the problems that it has.
Use: patterns.py draws only blocks that pass; checks/block_known.py reports those that don't.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

import yaml

from press.grammar import OPTION, Block
from press.problem import did_you_mean


@dataclass(frozen=True)
class Spec:
    """A block's shape. `argument`: "none", "optional" or "required"; `required` options have no default."""

    argument: str
    means: str
    options: dict[str, tuple[str, ...]] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    body: bool = True
    names_record: str = ""
    """Which records the argument must name ("courses"), if any."""


_NEGATED = re.compile(r"\s*[-*+]\s+(?:do not|don[’']t|never|not)\b", re.IGNORECASE)

SPECS: dict[str, Spec] = {
    "care": Spec("required", "what to do and when, by urgency",
                 {"level": ("non-urgent", "urgent", "emergency")}, ("level",)),
    "key-points": Spec("none", "two or three points, without a recommendation"),
    "help-lines": Spec("none", "emergency numbers and crisis lines by country", body=False),
    "emergency-numbers": Spec("none", "every emergency number in one line, by country", body=False),
    "report-lines": Spec("none", "where to report a provider, and support, by country", body=False),
    "timeline": Spec("required", "a course of treatment, drawn",
                     {"show": ("drawing", "drawing-and-words")}, body=False, names_record="courses"),
    "site-facts": Spec("none", "publisher, contact and funding, as docs/data/site.yml holds them", body=False),
    "evidence": Spec("required", "the key of an outcome in data/outcomes",
                     {"as": ("icon-array", "fact-box", "forest", "table", "sentence", "question", "certainty",
                             "funding", "data", "used-on")}, ("as",), body=False, names_record="outcomes"),
    "outcomes": Spec("none", "every outcome, by condition", body=False),
    "harms": Spec("required", "a form of the drug, and after a comma a kind of comparator", body=False),
    "sources": Spec("none", "every source, with where it is used", body=False),
    "claims": Spec("optional", "keys of data/claims, parted by commas; none is all", body=False,
                   names_record="claims"),
    "status": Spec("optional", "countries of data/status, parted by commas; none is all", body=False,
                   names_record="status"),
    "glossary": Spec("none", "every term in plain words", body=False),
    "cautions": Spec("optional", "must not, not advised, extra care, or a drug; none is all", body=False),
    "interactions": Spec("none", "medicines and other substances", body=False),
    "routes": Spec("optional", "ids of data/routes.yml, parted by commas; none is all", body=False),
    "options": Spec("optional", "a condition; none is all", body=False),
    "registers": Spec("optional", "a country or its code; none is all", body=False),
    "trials": Spec("none", "trials of ketamine with therapy", body=False),
    "left-out": Spec("none", "what was held back, and why", body=False),
    "data-files": Spec("none", "every data file", body=False),
    "dictionary": Spec("none", "every field of every record", body=False),
    "questions": Spec("optional", "whom to ask; none is “Questions to ask”"),
    "do": Spec("optional", "another title than “Do”"),
    "do-not": Spec("optional", "another title than “Do not”"),
    "sheet": Spec("required", "the title of what is printed on a page of its own"),
    "answers": Spec("none", "questions and short answers, as a definition list"),
    "doors": Spec("none", "the readers' doors: a heading, a line and a list each"),
}


def faults(block: Block) -> list[tuple[int, str, str]]:
    """(line, what, cure) for everything that is wrong with a block; empty where it can be drawn."""
    at = block.line
    spec = SPECS.get(block.name)
    if spec is None:
        return [(at, f"There is no block named “{block.name}”.", did_you_mean(block.name, SPECS))]
    found: list[tuple[int, str, str]] = []
    if block.end is None:
        found.append((at, f"The block “{block.name}” is opened and never closed.",
                      "Write a line of /// alone where it ends; without it, the rest of the page falls inside it."))
    if spec.argument == "required" and not block.argument:
        found.append((at, f"The block “{block.name}” needs words after a bar: {spec.means}.",
                      f"Write /// {block.name} | and the words on the same line."))
    if spec.argument == "none" and block.argument:
        found.append((at, f"The block “{block.name}” takes no words after the bar, and has “{block.argument}”.",
                      f"Write /// {block.name} alone on its line."))
    found += _option_faults(block, spec)
    body = [line for line in block.body if line.strip()]
    if block.end is not None and spec.body and not body:
        found.append((at, f"The block “{block.name}” is empty.", "Write its text between the two lines of ///."))
    if block.end is not None and not spec.body and body:
        found.append((at, f"The block “{block.name}” is drawn from data and takes no text of its own.",
                      "Take the text out of the block, or close the block before it."))
    if block.name == "do-not":
        found += [(at + 1 + len(block.option_lines) + number, f"“{line.strip()}” says “not” twice: the block writes "
                   "“Do not” before each item.", "Write the item without it: “drive until the next day”.")
                  for number, line in enumerate(block.body) if _NEGATED.match(line)]
    return found


def options(block: Block) -> dict[str, str]:
    """A block's options. Only for a block without faults."""
    given = _read(_indented(block))
    return {str(name): str(value) for name, value in given.items()}


@lru_cache(maxsize=256)
def _read(lines: str) -> object:
    """Options as YAML: a thousand blocks have a dozen sets of them. Raises yaml.YAMLError."""
    return yaml.safe_load(lines) or {}


def _indented(block: Block) -> str:
    """The lines that pymdown's blocks would read as options too: those indented by four or more."""
    base = len(block.header) - len(block.header.lstrip(" "))
    return "\n".join(line for line in block.option_lines if len(line) - len(line.lstrip(" ")) >= base + 4)


def _option_faults(block: Block, spec: Spec) -> list[tuple[int, str, str]]:
    found: list[tuple[int, str, str]] = []
    indents_wrong = False
    base = len(block.header) - len(block.header.lstrip(" "))
    for number, line in enumerate(block.option_lines):
        indent, name = OPTION.match(line).group(1, 2)
        at = block.line + 1 + number
        if name not in spec.options and len(indent) == base and spec.body:
            continue  # a paragraph such as "Note: ..." at the left edge is text, not an option
        if len(indent) - base < 4:
            indents_wrong = True
            deep = max(len(indent) - base, 0)
            found.append((at, f"The option “{name}” is indented by {deep} spaces, so it would be printed as text "
                              "and do nothing.", "Indent options by 4 spaces, right under the /// line."))
        elif name not in spec.options:
            known = did_you_mean(name, spec.options) or f"The block “{block.name}” takes no options."
            found.append((at, f"The block “{block.name}” has no option “{name}”.", known))
    if not indents_wrong and not found:
        try:
            given = _read(_indented(block))
        except yaml.YAMLError as error:
            return [(block.line + 1, f"The options of “{block.name}” cannot be read: {_first_line(error)}.",
                     "Write each option as name: value on a line of its own.")]
        if not isinstance(given, dict):
            given = {}
        for name, value in given.items():
            allowed = spec.options.get(name, ())
            if allowed and str(value) not in allowed:
                found.append((block.line + 1, f"“{value}” is not a value of “{name}” in the block “{block.name}”.",
                              f"One of: {', '.join(allowed)}. {_near(str(value), allowed)}".strip()))
        for name in spec.required:
            if name not in given:
                found.append((block.line, f"The block “{block.name}” says no {name}, and there is no default.",
                              f"Write, indented by 4 spaces under the /// line, {name}: one of "
                              f"{', '.join(spec.options[name])}."))
    return found


def _near(word: str, allowed: tuple[str, ...]) -> str:
    hint = did_you_mean(word, allowed)
    return hint if hint.startswith("Did") else ""


def _first_line(error: Exception) -> str:
    return " ".join(str(error).split())[:120]
