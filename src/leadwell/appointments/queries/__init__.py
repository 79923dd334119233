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

__all__ = [
    "Entering",
    "StandardsOn",
    "adverts",
    "applications_of",
    "entering",
    "level_of_post",
    "standards_on",
    "verdict",
    "verdicts",
]
