"""Doors to how long records are kept, to holding them, and to disposing of them."""

from __future__ import annotations

from functools import cached_property

from django.utils.translation import gettext as _

from leadwell.actor import Permission
from leadwell.design.doorways import NotFound
from leadwell.design.plain_doorways import ListView
from leadwell.keeping import actions, forms, pages, queries
from leadwell.keeping.views.asks import Asks


class Times(ListView):
    permission = Permission.PUBLIC

    def page(self, *, by, today):
        return pages.times_page(queries.schedule())


class Holds(ListView):
    permission = Permission.HOLD_RECORDS

    def page(self, *, by, today):
        return pages.holds_page(queries.newest_holds(by=by), today=today)


class PlaceHold(Asks):
    permission = Permission.HOLD_RECORDS
    form_class = forms.PlaceHold
    goes_to = "keeping:holds"

    def done(self):
        return _("The records are held.")

    def page(self, *, by, today):
        return pages.place_hold_page()

    def do(self, typed, *, by, now):
        place = typed.pop("place")
        actions.place_hold(by=by, organisation_code=place, now=now, **typed)


class EndHold(Asks):
    permission = Permission.HOLD_RECORDS
    form_class = forms.EndHold
    goes_to = "keeping:holds"

    def done(self):
        return _("The hold has ended.")

    def page(self, *, by, today):
        return pages.end_hold_page(queries.hold(self.kwargs["number"], by=by))

    def do(self, typed, *, by, now):
        actions.end_hold(by=by, hold_id=self.kwargs["number"], now=now, **typed)


class Over(ListView):
    permission = Permission.DISPOSE_OF_RECORDS

    def page(self, *, by, today):
        return pages.over_page(queries.over_by_class(by=by), queries.schedule())


class Decide(Asks):
    permission = Permission.DISPOSE_OF_RECORDS
    form_class = forms.Decide
    template_name = "keeping/decide.jinja"
    goes_to = "keeping:over"

    def done(self):
        return _("Your decision has been carried out.")

    @cached_property
    def found(self):
        year, page = self.request.GET.get("year", ""), self.request.GET.get("page", "")
        kept_as, code = self.kwargs["kept_as"], self.kwargs["code"]
        found = queries.to_decide(kept_as, code, by=self.by, year=year, page=page)
        if found is None:
            raise NotFound
        return found

    @property
    def rule(self):
        return queries.schedule()[self.kwargs["kept_as"]]

    def form(self, data=None, files=None):
        records = [(each.pk, each.person.name, each.ended_on) for each in self.found.shown]
        return forms.Decide.over(records, data, counted_from=_(self.rule.trigger))

    def page(self, *, by, today):
        in_the_way = queries.in_the_way_of_disposal(self.found.shown, today=today)
        return pages.decide_page(self.found, self.rule, in_the_way=in_the_way)

    def do(self, typed, *, by, now):
        actions.decide_disposals(
            by=by,
            proposal_ids=[int(number) for number in typed["records"]],
            dispose=typed["answer"] == "dispose",
            because=typed["because"],
            now=now,
        )
