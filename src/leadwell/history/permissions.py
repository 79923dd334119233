"""Who may see an event: whoever did it, whom it is about, and whoever was shown it in a timeline.

History stands near the ground and knows nobody's organisations, so it cannot ask whether a person may
see the thing an event is about. The app that shows a timeline has asked; each line then carries
a mark, made with the site's own key for this one person, that opens this one event for a working day.
"""

from __future__ import annotations

from django.core.signing import BadSignature, TimestampSigner

from leadwell.actor import Actor, Permission
from leadwell.history.models import Event

SEEN = "leadwell.history.seen"
SEEN_FOR = 12 * 60 * 60  # seconds: no longer than anybody stays signed in


def may_see_event(by: Actor, event: Event, *, seen: str = "") -> bool:
    """Whether this person may see the event. `seen` is the mark from a timeline."""
    if by.person_id is None:
        return False
    about_them = (event.about_kind, event.about_id) == ("people.Person", str(by.person_id))
    return about_them or event.by_person_id == by.person_id or _was_shown(event.pk, seen, by)


def may_erase(by: Actor) -> bool:
    """Whether this person may erase who did what, once its time is over."""
    return by.may_somewhere(Permission.DISPOSE_OF_RECORDS)


def mark(number: int, by: Actor) -> str:
    """What says that this person was shown this event."""
    return TimestampSigner(salt=SEEN).sign(_shown(number, by)).split(":", 1)[1]


def _was_shown(number: int, seen: str, by: Actor) -> bool:
    try:
        TimestampSigner(salt=SEEN).unsign(f"{_shown(number, by)}:{seen}", max_age=SEEN_FOR)
    except BadSignature:
        return False
    return True


def _shown(number: int, by: Actor) -> str:
    return f"{number}-{by.person_id}"
