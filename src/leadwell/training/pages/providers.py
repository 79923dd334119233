"""What a provider's desk says, and the pages on which programmes and runs are kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Cell, Crumb, Fact, Link, Row, Tag
from leadwell.design.words import day
from leadwell.organisations.models import Organisation
from leadwell.organisations.rules.name_to_read import name_to_read
from leadwell.training.models import Accreditation, Programme, Provider, Run
from leadwell.training.pages.programmes import standing, state_of_run_tag
from leadwell.training.pages.programmes_shapes import (
    Part,
    PlacesPage,
    my_crumbs,
    part,
    register_crumbs,
)
from leadwell.training.rules.programmes.facts import AccreditationFacts

Standing = Sequence[tuple[Accreditation, AccreditationFacts]]


def desk_crumbs(*more: Crumb) -> tuple[Crumb, ...]:
    """The way back to the desk."""
    return my_crumbs(Crumb(_("What do we teach?"), reverse("training:desk")), *more)


def desk_page(
    providers: Sequence[Provider],
    courses: Sequence[Programme],
    runs: Sequence[Run],
    kept: Standing,
    *,
    today: date,
) -> PlacesPage:
    """Everything of the providers somebody offers training for."""
    says = ngettext("%(n)s course of your own.", "%(n)s courses of your own.", len(courses))
    return PlacesPage(
        title=_("What do we teach?"),
        purpose=_("Your providers, their courses, whether these count, and their runs."),
        answer=says % {"n": len(courses)},
        ways=(Link(_("Our learning systems"), reverse("training:systems")),),
        parts=(
            _providers(providers),
            _courses(courses, providers),
            _standing(kept, today=today),
            _runs(runs, today=today),
        ),
        crumbs=my_crumbs(),
    )


def _providers(providers: Sequence[Provider]) -> Part:
    rows = []
    for each in providers:
        code, name = each.organisation.code, name_to_read(each.organisation.name)
        change = Cell(_("Change"), href=reverse("training:keep-provider", args=[code]), hidden=name)
        add = Cell(_("Add a course"), href=reverse("training:add-course", args=[code]), hidden=name)
        rows.append(Row((Cell(name, is_data=True), change, add)))
    columns = (_("Provider"), _("What it says of itself"), _("A new course"))
    return part("providers", _("Providers"), columns, rows, _("No provider is kept here yet."))


def _courses(courses: Sequence[Programme], providers: Sequence[Provider]) -> Part:
    rows = [
        Row((_course(each), *_doors(each, provider.organisation.code)))
        for each in courses
        for provider in providers
        if each.provider_id in (None, provider.pk)
    ]
    columns = (_("Course"), _("Does it count?"), _("When does it run?"), _("Does it take people?"))
    return part("courses", _("Courses"), columns, rows, _("Add the first one above."))


def _course(each: Programme) -> Cell:
    held = Tag(_("On hold"), "attention") if each.on_hold else None
    return Cell(
        each.title, href=reverse("training:programme", args=[each.code]), is_data=True, tag=held
    )


def _doors(each: Programme, place: str) -> tuple[Cell, Cell, Cell]:
    ask = reverse("training:ask-accreditation", args=[place, each.code])
    plan = reverse("training:plan-run", args=[place, each.code])
    hold = reverse("training:hold-programme", args=[each.code]) if each.provider_id else ""
    who = f"{each.title}, {place}"
    return (
        Cell(_("Ask for accreditation"), href=ask, hidden=who),
        Cell(_("Plan a run"), href=plan, hidden=who),
        Cell(_("Hold it, or go on"), href=hold, hidden=who) if hold else Cell(""),
    )


def _standing(kept: Standing, *, today: date) -> Part:
    rows = [
        Row(
            (
                Cell(each.programme.title, is_data=True),
                Cell(name_to_read(each.provider.organisation.name), is_data=True),
                Cell("", tag=standing(facts, today=today)),
                day(each.withdrawn_on or each.until_on),
            )
        )
        for each, facts in kept
    ]
    columns = (_("Course"), _("Provider"), _("State"), _("Until"))
    empty = _("You have not asked for accreditation yet.")
    return part("standing", _("Accreditation"), columns, rows, empty)


def _runs(runs: Sequence[Run], *, today: date) -> Part:
    rows = [
        Row(
            (
                Cell(each.title, href=reverse("training:run", args=[each.code]), is_data=True,
                     tag=state_of_run_tag(each, today=today)),
                Cell(each.programme.title, is_data=True),
                day(each.starts_on),
                Cell(each.places, numeric=True),
                Cell(_("Days, and who came"), href=reverse("training:run-sessions", args=[each.code]),
                     hidden=each.title),
                Cell(_("Cancel"), href=reverse("training:cancel-run", args=[each.code]),
                     hidden=each.title),
            )
        )
        for each in runs
    ]  # fmt: skip
    columns = (
        _("Run"),
        _("Programme"),
        _("Begins"),
        _("Places"),
        _("Its days"),
        _("If it cannot be"),
    )
    return part("runs", _("Runs"), columns, rows, _("No run has been planned yet."))


def kept_page(found: Sequence[Programme]) -> PlacesPage:
    """The national programmes, for whoever keeps them."""
    national = [each for each in found if each.provider_id is None]
    says = ngettext("%(n)s national programme.", "%(n)s national programmes.", len(national))
    rows = [
        Row((
            _course(each), day(each.from_on), day(each.until_on) or _("No end"),
            Cell(_("Change"), href=reverse("training:change-programme", args=[each.code]), hidden=each.title),
        ))
        for each in national
    ]  # fmt: skip
    columns = (_("Programme"), _("From"), _("Until"), _("Change it"))
    return PlacesPage(
        title=_("Which national programmes are there?"),
        purpose=_("Programmes for the whole country, taught by several accredited providers."),
        answer=says % {"n": len(national)},
        parts=(part("programmes", _("Programmes"), columns, rows, _("There is none yet.")),),
        ways=(Link(_("Add a programme"), reverse("training:add-programme")),),
        crumbs=my_crumbs(),
    )


def add_programme_page(place: Organisation | None) -> PlacesPage:
    """A new one."""
    if place is None:
        crumb = Crumb(
            _("Which national programmes are there?"), reverse("training:programmes-kept")
        )
        return PlacesPage(
            title=_("Add a national programme"),
            purpose=_("Say what it is, what it teaches and who may take it. It is public at once."),
            button=_("Add the programme"), crumbs=my_crumbs(crumb),
        )  # fmt: skip
    return PlacesPage(
        title=_("Add a course of {place}").format(place=name_to_read(place.name)),
        purpose=_("Say what it is and what it teaches. It counts once it is accredited."),
        button=_("Add the course"),
        crumbs=desk_crumbs(),
    )


def change_programme_page(each: Programme) -> PlacesPage:
    """What is said of it now, to be said better."""
    return PlacesPage(
        title=_("Change {title}").format(title=each.title),
        purpose=_("What you say here is public at once. Who passed before keeps what they have."),
        button=_("Save"),
        crumbs=register_crumbs(_back(each)),
    )


def _back(each: Programme) -> Crumb:
    return Crumb(each.title, reverse("training:programme", args=[each.code]), is_data=True)


def hold_page(each: Programme) -> PlacesPage:
    """Whether it takes people."""
    now = _("It is on hold.") if each.on_hold else _("It takes people.")
    return PlacesPage(
        title=_("Does {title} take people?").format(title=each.title),
        purpose=_("A programme on hold keeps its place in the register, and nobody can begin it."),
        answer=now,
        button=_("Save"),
        crumbs=register_crumbs(_back(each)),
    )


def keep_provider_page(place: Organisation) -> PlacesPage:
    """What a provider says of itself."""
    return PlacesPage(
        title=_("What should people know about {place}?").format(place=name_to_read(place.name)),
        purpose=_("People read this before they choose where to learn."),
        button=_("Save"),
        crumbs=desk_crumbs(),
    )


def ask_accreditation_page(each: Programme, place: Organisation) -> PlacesPage:
    """Evidence that it teaches what it says."""
    return PlacesPage(
        title=_("Ask that {title} counts, taught by {place}").format(
            title=each.title, place=name_to_read(place.name)
        ),
        purpose=_("An assurer who does not teach there decides. The register shows what they say."),
        facts=(Fact(_("Standards it teaches"), str(each.coverage.count())),),
        button=_("Ask for accreditation"),
        crumbs=desk_crumbs(),
    )


def plan_run_page(each: Programme, place: Organisation, in_the_way: tuple[str, ...]) -> PlacesPage:
    """When, where and for how many."""
    return PlacesPage(
        title=_("Plan a run of {title} by {place}").format(
            title=each.title, place=name_to_read(place.name)
        ),
        purpose=_("Say when it runs and how many can come. It is public at once."),
        in_the_way=in_the_way,
        button="" if in_the_way else _("Plan the run"),
        crumbs=desk_crumbs(),
    )


def plan_session_page(each: Run) -> PlacesPage:
    """One more day of a run."""
    return PlacesPage(
        title=_("Add a day to {title}").format(title=each.title),
        purpose=_("Everybody with a place finds it in their calendar."),
        facts=(Fact(_("From"), day(each.starts_on)), Fact(_("Until"), day(each.ends_on))),
        button=_("Add the day"),
        crumbs=desk_crumbs(),
    )


def cancel_run_page(each: Run, taken: int) -> PlacesPage:
    """What would be lost."""
    says = ngettext("%(n)s person has a place on it.", "%(n)s people have a place on it.", taken)
    return PlacesPage(
        title=_("Cancel {title}?").format(title=each.title),
        purpose=_("Every place on it ends, and everybody reads why. It cannot be undone."),
        answer=says % {"n": taken},
        button=_("Cancel the run"),
        careful=True,
        crumbs=desk_crumbs(),
    )
