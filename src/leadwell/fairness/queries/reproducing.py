"""Working a published return out once more from its frozen snapshot, to see whether it comes out the same."""

from __future__ import annotations

from dataclasses import dataclass

from leadwell.fairness.models import Result, Return
from leadwell.fairness.queries.bases import about_result, behind
from leadwell.fairness.queries.counting import Period
from leadwell.fairness.queries.definitions import definitions_digest
from leadwell.fairness.queries.printing import Place, SetOfFigures
from leadwell.fairness.queries.results import digest_of, from_json, to_json
from leadwell.fairness.queries.snapshots import opened
from leadwell.fairness.rules.disclosing.may_be_printed import LEFT_OUT
from leadwell.history.queries import events_about
from leadwell.stats.disclosure import PROFILES


@dataclass(frozen=True, slots=True)
class Reproduced:
    """What came out. Other definitions are no mistake: they say what was not meant when it was published.
    `published` is what the ledger says, `kept` the lines that readers are shown, `printed` what stands beside
    them."""

    published: str
    kept: str
    printed: str
    digest: str
    same_definitions: bool

    @property
    def untouched(self) -> bool:
        """Whether readers are shown what was published."""
        return self.published == self.kept == self.printed

    @property
    def same(self) -> bool:
        """Whether the lines are those that were published, to the last figure."""
        return self.untouched and self.published == self.digest


def reproduced(return_id: int) -> Reproduced:
    """A return, worked out again. Raises `Return.DoesNotExist`, and `Unreadable` where its snapshot is
    not there."""
    made = Return.objects.select_related("result__snapshot").get(pk=return_id)
    result = made.result
    period = Period(result.began_on, result.ended_on)
    about = about_result(result.organisation_id, result.set_code, result.ended_on, area=result.area)
    with opened(result.snapshot) as duck:
        figures = SetOfFigures.counted(duck, result.set_code, period)
        there = figures.places(area=result.area)
        place = next(
            (one for one in there if one.organisation_id == result.organisation_id),
            Place(result.organisation_id, result.area, ()),
        )
        last = behind(bytes(result.sealed), about=about)
        basis = last.basis if last else {}
        # hidden then is hidden now, whatever other sets print today
        hidden = [name for name, (shown, _counted) in basis.items() if shown is None]
        found = figures.printed(
            place,
            PROFILES[result.profile],
            before=basis if last else None,
            also=hidden,
            without=_left_out(result),
        )
    return Reproduced(
        published=_published(made) or result.digest,
        kept=digest_of(result.lines),
        printed=result.digest,
        digest=digest_of(to_json(found.shown)),
        same_definitions=definitions_digest(result.set_code, result.ended_on) == result.definitions,
    )


def _left_out(result: Result) -> list[tuple[str, str, str]]:
    """The lines that were left out so that others could be printed, by figure, row and split."""
    return [
        (one.indicator, one.row, one.split)
        for one in from_json(result.lines)
        if LEFT_OUT.code in {why.code for why in one.withheld}
    ]


def _published(made: Return) -> str:
    """The fingerprint in the ledger, which the site cannot change; nothing where that is erased."""
    told = events_about(made).filter(what="return.published").first()
    return str(told.details.get("digest", "")) if told else ""
