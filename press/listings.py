"""Lists of records, drawn whole: outcomes, sources, harms, data files, the data dictionary.

In:  the desk (library, pages), the block's argument, `cite`, `Links`.
Out: text of well-formed elements, complete without a script.
Use: the blocks of press.evidence; the other lists are in press.reference_lists.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

from press import references
from press.dictionary import fields_of
from press.figures.evidence_parts import Cite, Links, text
from press.figures.plain_table import plain_table
from press.figures.sure import sure
from press.figures.svg import element
from press.library import FILES, FOLDERS
from press.page_links import link_to, outcome_link
from press.reference_lists import LISTS as REFERENCE_LISTS
from press.topics import conditions_of, forms_of
from press.words import count

if TYPE_CHECKING:
    from press.model import Outcome
    from press.where import Desk

CONDITION_ORDER = (
    "depression", "bipolar depression", "suicidal thoughts", "PTSD", "complex PTSD", "anxiety", "OCD",
    "alcohol use disorder", "cocaine use disorder", "opioid use disorder", "distress in serious illness",
    "mixed conditions", "healthy volunteers", "non-medical use",
)
WHOLE = (("all.json", "everything, as JSON"), ("all.csv", "everything, as one table: kind, record, field, value"))


def outcomes(desk: Desk, argument: str, cite: Cite, links: Links) -> str:
    """Every outcome by condition, benefits before harms, each with its sentence and how sure it is."""
    parts = []
    for which, heading in (("benefit", "Does it help?"), ("harm", "What are the harms?")):
        parts.append(element("h2", escape(heading), id=f"outcomes-{which}"))
        for condition in CONDITION_ORDER:
            found = [(key, outcome) for key, outcome in desk.library.outcomes.items()
                     if outcome.is_ == which and outcome.condition == condition]
            if not found:
                continue
            parts.append(element("h3", escape(condition[:1].upper() + condition[1:])))
            items = "".join(element("li", _outcome_line(desk, key, outcome)) for key, outcome in found)
            parts.append(element("ul", items, class_="outcomes"))
    return element("div", "".join(parts), class_="outcome-list")


def _outcome_line(desk: Desk, key: str, outcome: Outcome) -> str:
    told = outcome.summary if outcome.show != "no usable data" else f"No usable data. {outcome.why_shown_so}"
    return (element("p", outcome_link(desk, key, outcome.title), class_="outcomes__title")
            + text(told) + element("p", sure(outcome.certainty.level), class_="outcomes__certainty"))


def sources(desk: Desk, argument: str, cite: Cite, links: Links) -> str:
    """Every source, with what kind of work it is, what was read of it and where it is used."""
    usage = desk.usage()
    items = []
    in_order = sorted(desk.library.sources.items(), key=lambda item: references.csl_author(item[1]).lower())
    for key, source in in_order:
        addresses = " ".join(element("a", escape(words), href=address) for address, words in references.links(source))
        pages = usage.sources.get(key, ())
        used = [("Cited on: ", [link_to(desk, path, title) for path, title in pages]),
                ("In the records of: ", [outcome_link(desk, one, desk.library.outcomes[one].title)
                                         for one in usage.records.get(key, ())])]
        where = "".join(element("span", escape(label) + ", ".join(made), class_="reference__back")
                        for label, made in used if made)
        if not source.citable:
            where += element("span", escape(f"Not cited: {source.citable_why_not}"), class_="reference__back")
        inside = (element("span", references.entry(key, source), class_="reference__entry") + " "
                  + element("span", addresses, class_="reference__links") + " "
                  + element("span", references.what_it_is(source), class_="reference__read") + " "
                  + where + " " + element("span", _money(source), class_="reference__read"))
        rests = [desk.library.outcomes[one] for one in usage.records.get(key, ())]
        items.append(element("li", inside, id=key, data_design=source.study_design,
                             data_year=(source.issued or "")[:4] or "unknown",
                             data_condition=";".join(conditions_of(source, rests)) or "other",
                             data_form=";".join(forms_of(source, rests)) or "other"))
    listed = element("ol", "".join(items), id="all-sources")
    opener = element("button", "Narrow the list", type="button", id="sources-narrow", class_="control",
                     aria_expanded="false", hidden="")
    above = element("div", text(f"{count(len(items), 'source')}.", kind="sources__count") + opener,
                    class_="sources__above")
    return element("div", above + listed,
                   class_="sources references", id="sources", data_search_exclude="x")


def _money(source: object) -> str:
    said = []
    for value, unknown in ((source.funding, "We have not checked who paid for this."),
                           (source.interests, "We have not checked its authors’ interests."),
                           (source.retraction, "We have not checked whether it was retracted.")):
        said.append(unknown if value == "not-checked" else f"{value.value} ({value.where}, {value.when.isoformat()}).")
    return escape(" ".join(said))


def data_files(desk: Desk, argument: str, cite: Cite, links: Links) -> str:
    """Every data file, by kind, with what it holds."""
    parts = [element("ul", "".join(element("li", link_to(desk, f"data/{name}", name) + escape(f": {words}"))
                                   for name, words in WHOLE))]
    for folder, model in FOLDERS.items():
        keys = sorted(path.name for path in (desk.docs / "data" / folder).glob("*.yml"))
        first = (model.__doc__ or "").strip().split("\n")[0]
        inside = "".join(element("li", link_to(desk, f"data/{folder}/{name}", name)) for name in keys)
        title = f"{folder}: {count(len(keys), 'file')}"
        parts.append(element("h3", escape(title), id=f"files-{folder}") + text(first)
                     + element("details", element("summary", escape(f"Every file in {folder}"))
                               + element("ul", inside, class_="files")))
    single = [(name, model) for name, model in FILES.items() if (desk.docs / "data" / f"{name}.yml").exists()]
    items = "".join(element("li", link_to(desk, f"data/{name}.yml", f"{name}.yml")
                            + escape(": " + (model.__doc__ or "").strip().split("\n")[0])) for name, model in single)
    parts.append(element("h3", "Single files", id="files-single") + element("ul", items))
    return element("div", "".join(parts), class_="data-files", data_search_exclude="x")


def dictionary(desk: Desk, argument: str, cite: Cite, links: Links) -> str:
    """Every kind of record and its fields, from the schema itself."""
    parts = []
    for model, fields in fields_of([*FOLDERS.values(), *FILES.values()]):
        name = model.__name__
        rows = [(element("code", escape(field.name)), escape(field.kind), "yes" if field.required else "no",
                 escape(field.means)) for field in fields]
        parts.append(element("h3", escape(name), id=f"record-{name.lower()}")
                     + text((model.__doc__ or "").strip().split("\n")[0])
                     + plain_table(f"Fields of {name}", ("Field", "Holds", "Needed", "Means"), rows))
    return element("div", "".join(parts), class_="dictionary", data_search_exclude="x")


LISTS: dict[str, Callable[[Desk, str, Cite, Links], str]] = {
    "outcomes": outcomes, "sources": sources, "data-files": data_files, "dictionary": dictionary,
    **REFERENCE_LISTS,
}

