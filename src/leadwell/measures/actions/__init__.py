"""Every write about published figures."""

from leadwell.measures.actions.publishing import (
    CHANGED,
    NEW,
    UNCHANGED,
    Published,
    publish_figures,
)
from leadwell.measures.actions.releasing import COUNTER, release_managers

__all__ = [
    "CHANGED",
    "COUNTER",
    "NEW",
    "UNCHANGED",
    "Published",
    "publish_figures",
    "release_managers",
]
