"""Every read about appointments."""

from leadwell.appointments.queries.adverts import adverts, applications_of
from leadwell.appointments.queries.asking import (
    Entering,
    StandardsOn,
    entering,
    level_of_post,
    standards_on,
    verdict,
    verdicts,
)
from leadwell.appointments.queries.at_gate import AtGate, at_gate, waiver_to_end
from leadwell.appointments.queries.filling import Appointing, appointing
from leadwell.appointments.queries.my_route import MyRoute, my_route
from leadwell.appointments.queries.place_gate import PlaceGate, place_gate, public_waivers
from leadwell.appointments.queries.tried_people import TriedPeople, tried_people
from leadwell.appointments.queries.what_if import WhatIf, versions_to_try, what_if

__all__ = [
    "Appointing",
    "AtGate",
    "Entering",
    "MyRoute",
    "PlaceGate",
    "StandardsOn",
    "TriedPeople",
    "WhatIf",
    "adverts",
    "applications_of",
    "appointing",
    "at_gate",
    "entering",
    "level_of_post",
    "my_route",
    "place_gate",
    "public_waivers",
    "standards_on",
    "tried_people",
    "verdict",
    "verdicts",
    "versions_to_try",
    "waiver_to_end",
    "what_if",
]
