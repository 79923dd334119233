"""The door to one's reminders."""

from __future__ import annotations

from django.utils.translation import gettext as _

from leadwell.actor import Permission
from leadwell.design.plain_doorways import AskView
from leadwell.training.actions import reminders as actions
from leadwell.training.forms.reminders import ChooseReminders
from leadwell.training.pages import reminders as pages
from leadwell.training.queries import reminders as queries


class MyReminders(AskView):
    permission = Permission.SIGNED_IN
    goes_to = "training:my-learning"

    def form(self, data=None, files=None):
        self.days = queries.my_days(by=self.by)
        offered = [(str(each), pages.days_before(each)) for each in queries.offered_days()]
        return ChooseReminders(
            data, files, offered=offered, initial={"days": [str(each) for each in self.days]}
        )

    def page(self, *, by, today):
        return pages.my_reminders_page(self.days)

    def done(self):
        return _("Your choice is kept.")

    def do(self, typed, *, by, now):
        actions.choose_reminders(by=by, now=now, **typed)
