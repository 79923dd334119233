"""The columns of our layout in words: what each holds, and what is lost without it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leadwell.gateways.workforce_profile import Column

LEFT_OUT = {
    "organisation_code": gettext_lazy("Every row is then about the organisation you chose."),
    "assignment_number": gettext_lazy("A person's second post is then told apart by its title."),
    "position_number": gettext_lazy("Posts without anybody in them are then not seen."),
    "unit": gettext_lazy("Teams and departments cannot be told apart."),
    "staff_group": gettext_lazy("Staff groups cannot be compared."),
    "job_role": gettext_lazy("The level of a post is then guessed from its band."),
    "band": gettext_lazy("The level of a post is then guessed from its job role."),
    "leads_people": gettext_lazy("Managers are then known only by who reports to them."),
    "board_member": gettext_lazy("Board members are then not counted as such."),
    "board_votes": gettext_lazy("Voting members of the board are then not shown apart."),
    "board_executive": gettext_lazy("Executive members of the board are then not shown apart."),
    "reports_to_position": gettext_lazy("Who manages whom stays unknown, and so do teams."),
    "manager_staff_number": gettext_lazy("Who manages whom stays unknown, and so do teams."),
    "footing": gettext_lazy("Everybody is then taken as holding the post for good."),
    "fte": gettext_lazy("Hours stay unknown: people are counted, not full-time posts."),
    "ended_on": gettext_lazy("The end is then the first full file without the person."),
    "staff_number": gettext_lazy("Applicants who work for you then stand apart from their record."),
    "name": gettext_lazy("Applicants are then called by the number of their application."),
    "shortlisted_on": gettext_lazy("Then nobody can tell who was shortlisted and who appointed."),
    "appointed_on": gettext_lazy("Then nobody can tell who was appointed."),
    "panel": gettext_lazy("Who decided then stays unknown."),
    "hourly_pay": gettext_lazy("Only somebody on unpaid leave that day has none."),
    "bonus": gettext_lazy("The person then counts as paid no bonus."),
    "open_competition": gettext_lazy("Nobody can tell then whether people could apply."),
    "deciders": gettext_lazy("Who decided stays unknown, and so do ties to them."),
    "full_pay": gettext_lazy("The person then counts as on full pay."),
    "expires_on": gettext_lazy("Then nobody is told when it has to be done again."),
}


@dataclass(frozen=True, slots=True)
class ColumnInWords:
    """One column of our layout."""

    name: str
    title: str
    words: str
    advice: str
    needed: bool
    declared: bool
    example: str
    codes: tuple[str, ...]
    left_out: str


def column_in_words(column: Column) -> ColumnInWords:
    """What people are told of a column."""
    return ColumnInWords(
        name=column.name,
        title=_(column.title),
        words=_(column.description),
        advice=_(column.advice),
        needed=column.required,
        declared=column.special,
        example=column.example,
        codes=column.codes,
        left_out=_left_out(column),
    )


def _left_out(column: Column) -> str:
    if column.required:
        return _(column.because)
    if column.special:
        return _("What was declared before stays as it is.")
    return str(LEFT_OUT.get(column.name, _("It stays unknown.")))
