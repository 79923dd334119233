"""The doors that somebody's roles open, each as the question it answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.access.rules.roles import ROLES
from leadwell.actor import Permission
from leadwell.design.pages import Link
from leadwell.design.words import data
from leadwell.home.queries import Mine
from leadwell.home.rules.facts import HeldRole
from leadwell.organisations.models import Organisation
from leadwell.organisations.queries import KEPT_BY_HAND
from leadwell.organisations.rules.name_to_read import name_to_read

FILES = "/files/"  # a neighbour on the same floor: linked by address, never imported

AREAS = ("country", "region", "icb")


def work_of(mine: Mine, *, today: date) -> tuple[Link, ...]:
    """Where somebody goes from here: their team, their places, and what they keep for others."""
    may = permissions_now(mine.roles, today=today)
    people = (way for place in mine.places for way in _people(place))
    places = (way for held in _places(mine.roles, today=today) for way in _place(held))
    return (*_team(mine), *people, *places, *_kept(may))


def permissions_now(held: Sequence[HeldRole], *, today: date) -> set[Permission]:
    """Everything the roles of today allow."""
    now = [ROLES[each.role] for each in held if each.role in ROLES and each.from_on <= today]
    return {Permission.PUBLIC, Permission.SIGNED_IN}.union(*(role.permissions for role in now))


def _team(mine: Mine) -> Iterator[Link]:
    """The way to one's team, for those who hold a post."""
    words = ngettext(
        "Who is in my team? %(n)s person reports to me",
        "Who is in my team? %(n)s people report to me",
        mine.in_team,
    )
    if mine.in_team:
        yield Link(words % {"n": mine.in_team}, reverse("organisations:my-team"))
        yield Link(_("Who in my team is on the induction?"), reverse("training:team-induction"))
        yield Link(_("Whom do I release for training?"), reverse("training:releases"))
    elif mine.holds_post:
        yield Link(_("To whom do I report?"), reverse("organisations:my-team"))


def _people(place: Organisation) -> Iterator[Link]:
    name, arguments = data(name_to_read(place.name)), [place.code]
    if place.kind in KEPT_BY_HAND:
        desk = format_html(_("Add or change the staff of {place}"), place=name)
        yield Link(desk, reverse("organisations:staff", args=arguments))
    who = format_html(_("Who works at {place}?"), place=name)
    yield Link(who, reverse("organisations:people", args=arguments))


def _places(held: Sequence[HeldRole], *, today: date) -> list[HeldRole]:
    """One role of today for each place, as each place is linked once."""
    found = {each.code: each for each in held if each.from_on <= today and each.role in ROLES}
    return list(found.values())


def _place(held: HeldRole) -> Iterator[Link]:
    name = data(name_to_read(held.place))
    led = format_html(_("How is {place} led?"), place=name)
    yield Link(led, reverse("measures:picture", args=[held.code]))
    area = held.place_kind in AREAS
    asks = (
        _("Are there enough managers in {place}?")
        if area
        else _("Are there enough managers at {place}?")
    )
    enough = format_html(asks, place=name)
    yield Link(enough, reverse(f"measures:{_numbers(held)}", args=[held.code]))
    if Permission.SEE_GATE in ROLES[held.role].permissions:
        asks = (
            _("Who meets the level of their post in {place}?")
            if area
            else _("Who meets the level of their post at {place}?")
        )
        gate = format_html(asks, place=name)
        yield Link(gate, reverse("appointments:organisation-gate", args=[held.code]))
    yield from _fairness(held, name)
    if Permission.SEE_TRAINING_COUNTS in ROLES[held.role].permissions:
        joins = format_html(_("Does everybody who joins {place} get an induction?"), place=name)
        yield Link(joins, reverse("training:place-induction", args=[held.code]))


def _fairness(held: HeldRole, name: str) -> Iterator[Link]:
    """Whether it is fair there, and what a board promised, for those who set its objectives."""
    may = ROLES[held.role].permissions
    if Permission.SEE_FAIRNESS in may and held.place_kind in AREAS:
        yield Link(format_html(_("Is it fair across {place}?"), place=name),
                   reverse("fairness:area", args=[held.code]))  # fmt: skip
    elif Permission.SEE_FAIRNESS in may:
        yield Link(format_html(_("Is it fair at {place}?"), place=name),
                   reverse("fairness:overview", args=[held.code]))  # fmt: skip
    if Permission.KEEP_OBJECTIVES in ROLES[held.role].permissions:
        asks = format_html(_("What has the board of {place} promised?"), place=name)
        yield Link(asks, reverse("fairness:objectives", args=[held.code]))


def _numbers(held: HeldRole) -> str:
    """The page with exact numbers, for those who see them; of an area, the page for everybody."""
    exact = Permission.SEE_MANAGERS in ROLES[held.role].permissions
    return "managers" if exact and held.place_kind not in AREAS else "public-managers"


def _kept(may: set[Permission]) -> Iterator[Link]:
    if Permission.ANSWER_REQUESTS in may:
        yield Link(_("What waits for an answer?"), reverse("keeping:waiting"))
    if Permission.JOIN_PEOPLE in may:
        yield Link(_("Are two records one person?"), reverse("keeping:joining"))
    if Permission.DRAFT_STANDARDS in may:
        yield Link(_("Which standards are being written?"), reverse("standards:drafts"))
    yield from _training(may)
    if Permission.OPEN_EVIDENCE in may:
        packs = reverse("fairness:my-packs")
        yield Link(_("Which packs of evidence have I opened?"), packs)
    if Permission.SEE_LOADED_FILES in may:
        yield Link(_("Did the file go in?"), FILES)


def _training(may: set[Permission]) -> Iterator[Link]:
    """What is taught, who decides on it, how places are given, and whom it reaches."""
    offered = (
        (Permission.OFFER_TRAINING, _("What do we teach?"), "desk"),
        (Permission.KEEP_PROGRAMMES, _("Which national programmes are there?"), "programmes-kept"),
        (
            Permission.ACCREDIT_TRAINING,
            _("Which courses wait for accreditation?"),
            "accreditations",
        ),
        (Permission.ASSURE_TRAINING, _("Who passed? Results that wait"), "to-assess"),
        (Permission.ASSURE_TRAINING, _("Which credential should not count?"), "assure-credentials"),
        (Permission.RECOGNISE_LEARNING, _("Whose earlier learning should count?"), "claims"),
        (Permission.RECOGNISE_LEARNING, _("Which refused releases are appealed?"), "appeals"),
        (Permission.RUN_DRAWS, _("Which rounds do I run?"), "rounds-of-mine"),
        (Permission.SEE_TRAINING_COUNTS, _("Whom do the programmes reach?"), "reach"),
    )
    for permission, text, name in offered:
        if permission in may:
            yield Link(text, reverse(f"training:{name}"))
