"""Which rows of a batch may be noted, and which places they point at that nobody has described."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from leadwell.organisations import queries
from leadwell.organisations.rules.facts import OrganisationFacts, Refused
from leadwell.organisations.rules.organisation_may_be_noted import organisation_may_be_noted
from leadwell.organisations.rules.place_is_known import place_is_known
from leadwell.reasons import Reason

ENGLAND = "ENG"
NO_LINE = 0
TWICE = Reason("ORG-01e", "This code stands in the file twice. The first row was taken.")

ONLY_A_CODE = "predecessor"
# Kinds that say little: a file that knows better may replace them.
ONLY_POINTED_AT = (ONLY_A_CODE, "commissioner")

# A place that is only pointed at: what it must be, judged by what sits in it. (kind, sector, above)
_ABOVE: Mapping[str, tuple[str, str, str]] = {
    "icb": ("region", "national", ENGLAND),
    "trust": ("icb", "icb", ENGLAND),
    "practice": ("icb", "icb", ENGLAND),
    "prescriber": ("icb", "icb", ENGLAND),
    "commissioner": ("icb", "icb", ENGLAND),
    "pcn": ("commissioner", "icb", ""),
    "care-location": ("care-provider", "social-care", ""),
}
_SOMETHING = ("predecessor", "unknown", "")


@dataclass
class Sorted:
    """The rows of a batch by code, the lines that say nothing new, and the refused ones.

    `known` are the codes the house has already, with their kinds.
    """

    rows: dict[str, OrganisationFacts] = field(default_factory=dict)
    repeated: set[int] = field(default_factory=set)
    refused: list[Refused] = field(default_factory=list)
    known: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, facts: Sequence[OrganisationFacts]) -> Sorted:
        """Sort a batch: judge every row, then every place it points at."""
        batch = cls()
        for one in facts:
            batch._take(one if one.code.isupper() else replace(one, code=one.code.upper()))
        above = {one.parent_code for one in batch.rows.values() if one.parent_code}
        batch.known = queries.known_codes(batch.rows.keys() | above | {ENGLAND})
        batch._refuse_the_homeless()
        batch._pass_over_the_known()
        batch._describe_places(batch._unknown_above(batch.rows.values()))
        return batch

    def _take(self, one: OrganisationFacts) -> None:
        if reasons := organisation_may_be_noted(one):
            self.refused.append(Refused(one.line, reasons[0]))
            return
        before = self.rows.setdefault(one.code, one)
        if before is one:
            return
        if before == replace(one, line=before.line):
            self.repeated.add(one.line)
        else:
            self.refused.append(Refused(one.line, TWICE))

    def _refuse_the_homeless(self) -> None:
        for one in list(self.rows.values()):
            described = self.known.get(one.parent_code, ONLY_A_CODE) != ONLY_A_CODE
            known = described or one.parent_code in self.rows
            if reasons := place_is_known(one, known=known):
                self.refused.append(Refused(one.line, reasons[0]))
                del self.rows[one.code]

    def _pass_over_the_known(self) -> None:
        """A row that gives a code and a kind and nothing else adds nothing to what is known."""
        for code, kind in self.known.items():
            one = self.rows.get(code)
            if (
                one
                and not (one.name or one.parent_code or one.other_codes)
                and (kind not in ONLY_POINTED_AT or one.kind in ONLY_POINTED_AT)
            ):
                self.repeated |= {one.line} - {NO_LINE}
                del self.rows[code]

    def _unknown_above(self, rows: Iterable[OrganisationFacts]) -> dict[str, str]:
        """Codes pointed at that nobody has described, each with the kind of what sits in it."""
        unknown: dict[str, str] = {}
        for one in rows:
            code = one.parent_code
            if code and code not in self.known and code not in self.rows:
                unknown.setdefault(code, one.kind)
        return unknown

    def _describe_places(self, unknown: Mapping[str, str]) -> None:
        """Add a row for each; these point at places too, England at none."""
        while unknown:
            added = [_place(code, kind) for code, kind in unknown.items()]
            self.rows.update({one.code: one for one in added})
            unknown = self._unknown_above(added)


def _place(code: str, of_kind: str) -> OrganisationFacts:
    if code == ENGLAND:
        return OrganisationFacts(NO_LINE, ENGLAND, "England", "country", "national")
    kind, sector, above = _ABOVE.get(of_kind, _SOMETHING)
    return OrganisationFacts(NO_LINE, code, "", kind, sector, above)
