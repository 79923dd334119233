"""Every write to the ledger."""

from leadwell.history.actions.recording import record

__all__ = ["record"]
