"""Every write about published figures."""

from leadwell.measures.actions.publishing import (
    CHANGED,
    NEW,
    UNCHANGED,
    Published,
    publish_figures,
)

__all__ = ["CHANGED", "NEW", "UNCHANGED", "Published", "publish_figures"]
