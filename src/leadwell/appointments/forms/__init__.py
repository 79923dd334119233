"""What is typed about the gate."""

from leadwell.appointments.forms.appointing import Appoint as Appoint
from leadwell.appointments.forms.appointing import FindPerson as FindPerson
from leadwell.appointments.forms.waiving import EndWaiver as EndWaiver
from leadwell.appointments.forms.waiving import RefuseWaiver as RefuseWaiver
from leadwell.appointments.forms.waiving import Waive as Waive
