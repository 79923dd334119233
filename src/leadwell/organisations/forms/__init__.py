"""What may be typed on the pages of organisations, their posts and their people."""

from leadwell.organisations.forms.finding import Search as Search
from leadwell.organisations.forms.finding import asked as asked
from leadwell.organisations.forms.people import FindPeople as FindPeople
from leadwell.organisations.forms.people import after as after
from leadwell.organisations.forms.people import kept as kept
from leadwell.organisations.forms.people import sought as sought
from leadwell.organisations.forms.staff import AddStaff as AddStaff
from leadwell.organisations.forms.staff import ChangeStaff as ChangeStaff
from leadwell.organisations.forms.staff import PutBack as PutBack
from leadwell.organisations.forms.staff import StaffLeaves as StaffLeaves
