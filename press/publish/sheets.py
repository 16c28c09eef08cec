"""Style sheets as rules, and selectors as parts that a page can be asked for.

In:  the text of a style sheet.
Out: Rule records; a Selector knows the names that it asks for.
Use: the step `styles`, and press.publish.tree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

import tinycss2

GROUPS = frozenset(("media", "supports", "container", "layer"))
"""At-rules that hold rules."""
CHOICES = frozenset(("is", "where"))
WEIGHED = frozenset(("is", "not", "has"))
"""What weighs as its heaviest selector; :where() weighs nothing."""
FAMILIES = {"line-height": "font", "top": "inset", "right": "inset", "bottom": "inset", "left": "inset",
            "row-gap": "gap", "column-gap": "gap"}
"""Properties whose shorthand does not begin their name."""


@dataclass(frozen=True)
class Attribute:
    name: str
    sign: str = ""
    value: str = ""


@dataclass(frozen=True)
class Compound:
    """What one element must be: names with their signs, attributes, and for each :is() one of its selectors.

    States, pseudo-elements, :not(), :has() and :nth-…() ask for nothing: they may always be so.
    """

    after: str
    """The sign between this and the compound before it: " ", ">", "+", "~"; "" for the first."""
    names: frozenset[str]
    attributes: tuple[Attribute, ...]
    choices: tuple[tuple[Selector, ...], ...]


@dataclass(frozen=True, eq=False)
class Selector:
    """As its sheet says it; each is told apart by being itself, so that asking twice is cheap."""

    text: str
    parts: tuple[Compound, ...]
    weight: tuple[int, int, int]
    """Its specificity: of two selectors of one weight the later one wins, of others the heavier."""

    @cached_property
    def names(self) -> frozenset[str]:
        """The names that this cannot match without; those that :is() lets choose from are not among them."""
        return frozenset().union(*(part.names | {f"[{one.name}" for one in part.attributes} for part in self.parts))


@dataclass(frozen=True)
class Rule:
    """A rule of a style sheet: its selectors, and what it says.

    An at-rule that groups others holds them in `inside`; any other at-rule has no selectors and always stays.
    """

    selectors: tuple[Selector, ...]
    says: str
    inside: tuple[Rule, ...] | None = None
    properties: frozenset[str] = frozenset()
    """What it sets, by the families in which a later word can overrule an earlier one: margin, for margin-top too."""


@lru_cache(maxsize=8)
def rules_of(css: str) -> tuple[Rule, ...]:
    """A style sheet, read once however many pages ask. Raises ValueError for what is no CSS."""
    return tuple(_rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)))


def text_of(rules: tuple[Rule, ...]) -> str:
    """A style sheet of all these rules, with no sign that a browser does not need."""
    return "".join(",".join(one.text for one in rule.selectors) + rule.says
                   + ("" if rule.inside is None else f"{{{text_of(rule.inside)}}}") for rule in rules)


def _rules(parsed: list) -> Iterator[Rule]:
    for rule in parsed:
        if rule.type == "error":
            raise ValueError(f"line {rule.source_line}: {rule.message}")
        if rule.type == "qualified-rule":
            told = tuple(_declared(rule.content))
            yield Rule(selectors_of(rule.prelude), f"{{{_text(told)}}}", None,
                       frozenset(FAMILIES.get(one.name, one.name.split("-")[0]) for one in told))
            continue
        said = f"@{rule.at_keyword} {_squeezed(rule.prelude, ':')}".strip()
        if rule.content is None:
            yield Rule((), f"{said};")
        elif rule.lower_at_keyword in GROUPS:
            inside = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            yield Rule((), said, tuple(_rules(inside)))
        else:
            yield Rule((), f"{said}{{{_text(_declared(rule.content))}}}")


def _declared(tokens: list) -> Iterator[tinycss2.ast.Declaration]:
    for one in tinycss2.parse_declaration_list(tokens, skip_comments=True, skip_whitespace=True):
        if one.type != "declaration":
            raise ValueError(f"line {one.source_line}: {one.message if one.type == 'error' else 'a rule in a rule'}")
        yield one


def _text(declared: Iterable[tinycss2.ast.Declaration]) -> str:
    return ";".join(f"{one.name}:{_squeezed(one.value, ',/')}{'!important' if one.important else ''}"
                    for one in declared)


def _squeezed(tokens: list, tight: str) -> str:
    """Values, selectors or conditions as text, without spaces beside the signs in `tight`. Authors' words stay as they
    are: what a browser of their day cannot read would be read by none of its readers."""
    said: list = []
    for token in tokens:
        if token.type != "comment" and not (said and token.type == said[-1].type == "whitespace"):
            said.append(token)
    parts = []
    for at, token in enumerate(said):
        if token.type == "whitespace":
            beside = (said[at - 1] if at else None, said[at + 1] if at + 1 < len(said) else None)
            if not any(one is None or (one.type == "literal" and one.value in tight) for one in beside):
                parts.append(" ")
        elif token.type == "function":
            inner = ">~+," if token.lower_name in ("is", "where", "not", "has") else ","
            parts.append(f"{token.name}({_squeezed(token.arguments, inner)})")
        elif token.type == "() block":
            parts.append(f"({_squeezed(token.content, ':,')})")
        elif token.type == "[] block":
            parts.append(f"[{_squeezed(token.content, '=')}]")
        else:
            parts.append(token.serialize())
    return "".join(parts)


def selectors_of(tokens: list) -> tuple[Selector, ...]:
    lists: list[list] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            lists.append([])
        elif token.type != "comment":
            lists[-1].append(token)
    return tuple(Selector(_squeezed(one, ">~+"), _parts(one), _weight(one)) for one in lists)


def _weight(tokens: list) -> tuple[int, int, int]:
    """Ids; classes, attributes and states; elements and pseudo-elements, as Selectors Level 4 counts them."""
    ids = classes = elements = 0
    signs = ""
    for token in tokens:
        if token.type == "hash":
            ids += 1
        elif token.type == "[] block":
            classes += 1
        elif token.type in ("ident", "function"):
            name = token.lower_value if token.type == "ident" else token.lower_name
            if signs.endswith(":") and name in WEIGHED:
                inside = max(one.weight for one in selectors_of(token.arguments))
                ids, classes, elements = ids + inside[0], classes + inside[1], elements + inside[2]
            elif signs.endswith("::") or not signs.endswith((".", ":")):
                elements += 1
            elif name != "where":
                classes += 1
        signs = signs + token.value if token.type == "literal" else ""
    return ids, classes, elements


def _parts(tokens: list) -> tuple[Compound, ...]:
    parts: list[Compound] = []
    inside: list = []
    sign = ""
    for token in [*tokens, None]:
        space = token is not None and token.type == "whitespace"
        joins = token is not None and token.type == "literal" and token.value in (">", "+", "~")
        if token is not None and not space and not joins:
            inside.append(token)
            continue
        if inside:
            parts.append(_compound(sign, inside))
            inside, sign = [], " "
        if joins:
            sign = token.value
    return tuple(parts)


def _compound(after: str, tokens: list) -> Compound:
    names: set[str] = set()
    attributes: list[Attribute] = []
    choices: list[tuple[Selector, ...]] = []
    before = ""
    for token in tokens:
        if token.type == "ident" and before == ".":
            names.add(f".{token.value}")
        elif token.type == "ident" and before != ":":
            names.add(token.lower_value)
        elif token.type == "hash":
            names.add(f"#{token.value}")
        elif token.type == "[] block":
            attributes.append(_attribute(token.content))
        elif token.type == "function" and before == ":" and token.lower_name in CHOICES:
            choices.append(selectors_of(token.arguments))
        before = token.value if token.type == "literal" else ""
    if any(token.type == "ident" and token.lower_value == "root" for token in tokens):
        names.add("html")
    return Compound(after, frozenset(names), tuple(attributes), tuple(choices))


def _attribute(tokens: list) -> Attribute:
    """[name], [name=value], [name^="value"]; what it cannot read asks for the name alone."""
    said = [token for token in tokens if token.type != "whitespace"]
    name = said[0].lower_value
    sign = "".join(token.value for token in said[1:-1] if token.type == "literal")
    if len(said) > 2 and said[-1].type in ("string", "ident"):
        return Attribute(name, sign, said[-1].value)
    return Attribute(name)
