"""Routes: the ways of giving the drug, and what was read of each.

In:  docs/data/routes.yml, all rows in one file.
Out: Routes records; each fact with its sources.
Use: the block routes.
"""

from __future__ import annotations

from pydantic import model_validator

from press.model.base import Record, RowId, Text
from press.model.claim import Cell, Checked, all_different
from press.model.drug import Drug, Form, Route
from press.words import an

INTO_THE_BODY: dict[str, frozenset[str]] = {
    "drip": frozenset({"intravenous"}),
    "injection": frozenset({"intramuscular", "subcutaneous", "intravenous"}),
    "nasal spray": frozenset({"intranasal"}),
    "tablet": frozenset({"oral", "sublingual"}),
    "lozenge": frozenset({"sublingual"}),
    "oral liquid": frozenset({"oral"}),
}


class RouteFacts(Checked):
    """One way of giving the drug. A cell that is not there was not read anywhere citable, and readers are told so."""

    id: RowId
    name: Text
    drug: Drug
    form: Form
    route: Route
    setting: Cell | None = None
    absorbed: Cell | None = None
    onset: Cell | None = None
    lasts: Cell | None = None
    doses: Cell | None = None
    """As used in trials and reports. Never advice."""
    watched: Cell | None = None
    status: Cell | None = None
    evidence: Cell | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _can_be(self) -> RouteFacts:
        if self.form in INTO_THE_BODY and self.route not in INTO_THE_BODY[self.form] | {"mixed"}:
            raise ValueError(f"{an(self.form)} is not {self.route}")
        if not any((self.setting, self.absorbed, self.onset, self.lasts, self.doses, self.watched, self.status,
                    self.evidence)):
            raise ValueError("a route needs at least one fact with its source")
        return self


class Routes(Record):
    rows: tuple[RouteFacts, ...] = ()

    @model_validator(mode="after")
    def _ids(self) -> Routes:
        all_different((row.id for row in self.rows), "the id")
        return self
