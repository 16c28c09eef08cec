"""What the words after a block's bar may name: records by their keys, or the words by which a list is narrowed.

In:  a block's name and argument, the library.
Out: the records that are meant; or (what, cure) for each word that names nothing: a list is never silently empty.
Use: the rule block-known, and the lists, so that both know the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from press.blocks import SPECS
from press.figures.per_hundred import has_hundred
from press.library import Library
from press.problem import did_you_mean

SEVERAL = frozenset({"evidence", "claims", "status", "routes"})
"""Blocks whose words are a list, parted by commas. Elsewhere a comma is part of the words."""


def parts(argument: str) -> list[str]:
    return [part.strip() for part in argument.split(",")]


def _words_of_caution(row: Any) -> list[str]:
    return [row.kind, *row.said_of.drug.split(" or ")]


def _words_of_harm(item: tuple[str, Any]) -> list[str]:
    form, against = item[1].intervention.form, item[1].comparator.kind
    return [form, f"{form}, {against}"]


def _harms(library: Library) -> list[tuple[str, Any]]:
    """(key, outcome) of the harms that have numbers on both sides."""
    return [(key, outcome) for key, outcome in library.outcomes.items()
            if outcome.is_ == "harm" and has_hundred(key, outcome)]


def harms_told(argument: str, library: Library) -> list[tuple[str, Any]]:
    """(key, outcome) of the harms of the same form and comparison that have none."""
    wanted = _named("harms", argument)
    return [item for item in library.outcomes.items() if item[1].is_ == "harm" and not has_hundred(*item)
            and wanted[0] in _words_of_harm(item)]


_LISTS: dict[str, tuple[str, Callable[[Library], Iterable[Any]], Callable[[Any], list[str]]]] = {
    "cautions": ("in data/cautions.yml", lambda library: library.cautions.rows, _words_of_caution),
    "registers": ("in data/registers.yml", lambda library: library.registers.rows, lambda row: [row.country, row.code]),
    "routes": ("in data/routes.yml", lambda library: library.routes.rows, lambda row: [row.id]),
    "options": ("in data/options.yml", lambda library: library.options.rows, lambda row: [row.condition]),
    "harms": ("among the harms of data/outcomes that have numbers on both sides", _harms, _words_of_harm),
}
"""For each list: where its records are, which they are, and the words by which one of them is chosen."""


def chosen(name: str, argument: str, library: Library) -> list[Any]:
    """The records of a list that its argument chooses, in their order; all without an argument."""
    _, records, words = _LISTS[name]
    wanted = set(_named(name, argument))
    return [one for one in records(library) if not wanted or wanted.intersection(words(one))]


def draws(name: str, argument: str, library: Library) -> list[tuple[str, Any]]:
    """(key, record) of all that a block draws from records; the key is empty where a record has no file of its own."""
    spec = SPECS.get(name)
    if spec is None or (spec.argument == "required" and not argument):
        return []  # block-known says so
    if name == "harms":
        return chosen(name, argument, library) + harms_told(argument, library)
    if name in _LISTS:
        return [("", one) for one in chosen(name, argument, library)]
    if name in ("interactions", "trials", "glossary"):
        return [("", getattr(library, name))]
    records = getattr(library, spec.names_record) if spec.names_record else {}
    return [(key, records[key]) for key in _named(name, argument) or records if key in records]


def faults(name: str, argument: str, library: Library) -> list[tuple[str, str]]:
    """(what, cure) for each word that names no record. Only for a block that is known."""
    folder = SPECS[name].names_record
    if not argument or not (folder or name in _LISTS):
        return []
    if folder:
        known, where = getattr(library, folder), f"in data/{folder}"
    else:
        where, records, words = _LISTS[name]
        known = dict.fromkeys(word for one in records(library) for word in words(one))
    return [(f"There is no “{word}” {where}.", _hint(word, known)) for word in _named(name, argument)
            if word not in known]


def _hint(word: str, known: Iterable[str]) -> str:
    """The nearest; else what there is, words with a comma left out, since a list of those cannot be read."""
    near = did_you_mean(word, known)
    return near if near.startswith("Did") else (
        did_you_mean(word, [one for one in known if "," not in one]) or "There is none yet.")


def _named(name: str, argument: str) -> list[str]:
    """The words as records have them: “drip,ECT” is “drip, ECT”."""
    if not argument:
        return []
    return parts(argument) if name in SEVERAL else [", ".join(parts(argument))]
