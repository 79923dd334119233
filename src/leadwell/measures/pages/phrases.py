"""The sentences that figures are put into. Each is whole, so that it can be translated whole."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from leadwell.stats.xmr import Direction, Signal, Variation


class Relation(StrEnum):
    """How a figure stands to another number, given its interval."""

    MORE = "more"
    LESS = "less"
    SAME = "same"
    UNKNOWN = "unknown"


# what people say, to follow "Staff here report …" or "Staff here rate …"
WHAT = {
    "compassionate-and-inclusive": _("compassionate and inclusive leadership"),
    "voice-that-counts": _("having a voice that counts"),
    "morale": _("morale"),
    "engagement": _("their engagement at work"),
    "bullying-by-managers": _("bullying by managers"),
    "bullying-by-colleagues": _("bullying by colleagues"),
    "discrimination-at-work": _("discrimination by managers or colleagues"),
    "fair-progression": _("fair chances of promotion"),
    "speak-up": _("feeling safe to speak up"),
}

SHARES = {
    Relation.LESS: _(
        "Staff here report {what} less often than in {whom} ({value} against {other})."
    ),
    Relation.MORE: _(
        "Staff here report {what} more often than in {whom} ({value} against {other})."
    ),
    Relation.SAME: _(
        "Staff here report {what} about as often as in {whom} ({value} against {other}): "
        "the difference may be chance."
    ),
    Relation.UNKNOWN: _("{value} of staff here report {what}."),
}

SCORES = {
    Relation.LESS: _("Staff here rate {what} lower than in {whom} ({value} against {other})."),
    Relation.MORE: _("Staff here rate {what} higher than in {whom} ({value} against {other})."),
    Relation.SAME: _(
        "Staff here rate {what} about the same as in {whom} ({value} against {other}): "
        "the difference may be chance."
    ),
    Relation.UNKNOWN: _("Staff here rate {what} at {value} out of 10."),
}

SIGNALS = {
    (Signal.COMMON, Direction.NONE): _(
        "{month}: {value}. Nothing unusual: months like these go up and down around {mean} by chance."
    ),
    (Signal.OUTSIDE, Direction.HIGH): _(
        "{month}: {value}, higher than chance alone would make it (usual level {mean}). "
        "Something has changed."
    ),
    (Signal.OUTSIDE, Direction.LOW): _(
        "{month}: {value}, lower than chance alone would make it (usual level {mean}). "
        "Something has changed."
    ),
    (Signal.TREND, Direction.HIGH): _(
        "{month}: {value}. It has risen month after month, more often than chance would make it: "
        "something has changed."
    ),
    (Signal.TREND, Direction.LOW): _(
        "{month}: {value}. It has fallen month after month, more often than chance would make it: "
        "something has changed."
    ),
    (Signal.TWO_OF_3, Direction.HIGH): _(
        "{month}: {value}. Two of three months in a row are well above the usual {mean}: "
        "something may have changed."
    ),
    (Signal.TWO_OF_3, Direction.LOW): _(
        "{month}: {value}. Two of three months in a row are well below the usual {mean}: "
        "something may have changed."
    ),
    (Signal.SHIFT, Direction.HIGH): _(
        "{month}: {value}. {count} months in a row are above the usual level of {mean}: "
        "something has changed."
    ),
    (Signal.SHIFT, Direction.LOW): _(
        "{month}: {value}. {count} months in a row are below the usual level of {mean}: "
        "something has changed."
    ),
}

SPECIAL = {
    Signal.OUTSIDE: _("outside the limits"),
    Signal.TREND: _("part of seven rises or falls in a row"),
    Signal.TWO_OF_3: _("one of two far from the usual level"),
    Signal.SHIFT: _("part of seven on one side of the usual level"),
}

ICONS = {
    Variation.COMMON: _("Usual variation: no significant change."),
    Variation.IMPROVEMENT_HIGH: _("Improving: higher than usual, and higher is better."),
    Variation.IMPROVEMENT_LOW: _("Improving: lower than usual, and lower is better."),
    Variation.CONCERN_HIGH: _("Concerning: higher than usual, and lower is better."),
    Variation.CONCERN_LOW: _("Concerning: lower than usual, and higher is better."),
    Variation.NEUTRAL_HIGH: _("Unusually high; neither way is better by itself."),
    Variation.NEUTRAL_LOW: _("Unusually low; neither way is better by itself."),
}
