"""Which of pydantic's errors an author needs.

In:  errors as pydantic gives them, and the value that was read.
Out: fewer, each with a place that the file has.
Use: press.records.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from press.records.lines import Place
from press.records.wording import allowed


def _in_file(item: dict, value: object) -> dict:
    """The error with a place that the file has: steps that pydantic adds, for a union's branch, go to `branch`."""
    place, branch = [], False
    for number, step in enumerate(item["loc"]):
        last = number == len(item["loc"]) - 1
        if (isinstance(value, dict) and step in value) or (
                isinstance(value, list) and isinstance(step, int) and step < len(value)):
            value = value[step]
        elif not (last and item["type"] == "missing"):
            branch = branch or tuple(place)
            continue
        place.append(step)
    return {**item, "loc": tuple(place), "branch": branch}


def _without_echoes(faults: Iterator[dict]) -> list[dict]:
    """Pydantic calls a list empty when each of its entries is at fault: those entries' own errors say enough."""
    faults = list(faults)
    places = [item["loc"] for item in faults]

    def has_faults_inside(place: Place) -> bool:
        return any(other[: len(place)] == place and other != place for other in places)

    return [item for item in faults if item["type"] != "too_short" or not has_faults_inside(item["loc"])]


def _one_branch(faults: list[dict]) -> list[dict]:
    """Where a field takes a word or something else, one error of what was most likely meant, naming the word."""
    kept = []
    for item in faults:
        beside = [other for other in faults if other["branch"] is not False and other["branch"] == item["branch"]]
        words = [word for other in beside if other["type"] == "literal_error" for word in allowed(other)]
        others = [other for other in beside if other["type"] not in ("literal_error", "string_type", "model_type")]
        if words and item["type"] == "literal_error" and others:
            continue
        if words and item["type"] in ("string_type", "model_type"):
            continue
        instead = [f"“{word}”" for word in words] if item["type"] != "literal_error" else []
        kept.append({**item, "or": instead + ["its fields"] * any(one["type"] == "model_type" for one in beside)})
    return kept


def needed(errors: Iterable[dict], value: object) -> list[dict]:
    """What is left after echoes and other branches of a union are taken out; `or` holds what could be written too."""
    return _one_branch(_without_echoes(_in_file(item, value) for item in errors))
