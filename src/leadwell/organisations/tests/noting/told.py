"""What came of noting organisations."""

from datetime import date

from leadwell.organisations.tests.factories import (
    organisation,
)


def names(code):
    found = organisation(code).names.filter(alias=False).order_by("from_on", "until_on")
    spoken = [(each.name, each.from_on, each.until_on) for each in found]
    return sorted(spoken, key=lambda each: each[1] or date.min)


def places(code):
    found = organisation(code).placements.select_related("parent")
    spoken = [(each.parent.code, each.from_on, each.until_on) for each in found]
    return sorted(spoken, key=lambda each: each[1] or date.min)


def outcome(noted):
    return (len(noted.added), len(noted.changed), len(noted.unchanged), len(noted.refused))
