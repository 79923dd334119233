"""Every write to the ledger."""

from leadwell.history.actions.erasing import erase_particulars
from leadwell.history.actions.recording import record
from leadwell.history.actions.sequencing import Back, Sequenced, sequence

__all__ = ["Back", "Sequenced", "erase_particulars", "record", "sequence"]
