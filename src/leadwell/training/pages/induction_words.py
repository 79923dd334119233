"""The words of the induction that several pages share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Tag
from leadwell.design.words import data, day, number
from leadwell.organisations.models import Organisation
from leadwell.organisations.rules.name_to_read import name_to_read
from leadwell.training.models import Track
from leadwell.training.queries.induction import BEFORE, DONE, MANAGER, SAID, AskedPart

STANDING = {
    "exempt": lambda: Tag(_("Exempt"), "quiet"),
    "finished": lambda: Tag(_("Finished"), "good"),
    "finished-late": lambda: Tag(_("Finished late"), "good"),
    "left": lambda: Tag(_("Left before it was finished"), "quiet"),
    "overdue": lambda: Tag(_("Overdue"), "attention"),
    "soon": lambda: Tag(_("Due soon"), "attention"),
    "under-way": lambda: Tag(_("Under way"), "you"),
}


def standing_tag(standing: str) -> Tag:
    """How an induction stands, in a word or two."""
    return STANDING[standing]()


def place_name(place: Organisation) -> str:
    """The name of an organisation as it is read."""
    return name_to_read(place.name)


def named(sentence: str, **names: str) -> str:
    """A sentence with names from our records in it, each marked as no word of ours."""
    return format_html(sentence, **{key: data(name) for key, name in names.items()})


def track_name(track: str) -> str:
    """Which parts somebody has, in words."""
    return str(Track(track).label)


def how_long(minutes: int) -> str:
    """A length of time in minutes or hours."""
    if minutes < 90:
        return ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
    hours = minutes / 60
    return _("{n} hours").format(n=number(hours, 0 if hours == int(hours) else 1))


def days_said(days: float) -> str:
    """Working days, with one decimal while they are few."""
    few = 0 < days < 100
    return _("{n} working days").format(n=number(days, 1 if few else 0))


def part_tag(part: AskedPart, *, today: date) -> Tag:
    """How far a part is."""
    state = part.state
    if state == DONE:
        return Tag(_("Done"), "good")
    if state == BEFORE:
        return Tag(_("Counts from before"), "good")
    if part.due_on < today:
        return Tag(_("Overdue"), "attention")
    return Tag(_("Waits for a signature"), "you") if state == SAID else Tag(_("To do"), "quiet")


def part_says(part: AskedPart) -> str:
    """When it is due, or since when and by whom it counts."""
    done = part.done
    if part.complete and done is not None:
        return _counts(part)
    due = _("Due by {day}.").format(day=day(part.due_on))
    if missing := part.needs - part.signed.keys():
        return f"{due} {_who_signs(missing)}" if part.state == SAID else due
    return due


def _counts(part: AskedPart) -> str:
    done = part.done
    if done is None:  # pragma: no cover - asked only of what is complete
        return ""
    on = day(done.complete_on)
    if part.state == DONE:
        return _("Complete since {day}.").format(day=on)
    where = done.recognised_from or (done.period.organisation if done.period else None)
    if where is None:
        return _("You showed it on {day}. It counts here.").format(day=on)
    sentence = _("Shown on {day} at {place}. It counts here.")
    return named(sentence, day=on, place=place_name(where))


def _who_signs(missing: frozenset[str]) -> str:
    if len(missing) > 1:
        return _("Your line manager signs it, and a second person.")
    if MANAGER in missing:
        return _("Your line manager still has to sign it.")
    return _("A second person still has to sign it.")


def progress(done: int, of: int) -> str:
    """How many parts are complete."""
    return ngettext("{n} of {of} part is complete", "{n} of {of} parts are complete", of).format(
        n=done, of=of
    )


def joined(facts: Sequence[str]) -> str:
    """Short facts one after the other."""
    return format_html_join(" · ", "{}", ((fact,) for fact in facts))
