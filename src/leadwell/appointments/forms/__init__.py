"""What is typed about the gate."""

from leadwell.appointments.forms.appointing import Appoint
from leadwell.appointments.forms.waiving import EndWaiver, Waive

__all__ = ["Appoint", "EndWaiver", "Waive"]
