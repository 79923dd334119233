"""Every write about published figures."""

from leadwell.measures.actions.publishing import (
    CHANGED,
    NEW,
    UNCHANGED,
    Published,
    publish_figures,
)
from leadwell.measures.actions.releasing import COUNTER, release_all_managers, release_managers

__all__ = [
    "CHANGED",
    "COUNTER",
    "NEW",
    "UNCHANGED",
    "Published",
    "publish_figures",
    "release_all_managers",
    "release_managers",
]
