"""Doors to joining two records of one person, and to undoing it."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.actor import Permission
from leadwell.design.doorways import NotFound
from leadwell.design.plain_doorways import ListView
from leadwell.keeping import actions, forms, pages, queries
from leadwell.keeping.views.asks import Asks


class Joining(ListView):
    permission = Permission.JOIN_PEOPLE

    def page(self, *, by, today):
        asked = self.request.GET
        words, chosen = asked.get("q", "")[:200], asked.get("keep", "")
        keep = queries.candidate_numbered(chosen, by=by)
        return pages.joining_page(
            queries.candidates(words, by=by), keep, queries.joined(by=by), words=words
        )

    def shown(self, page, *, status=200, **more):
        form = forms.FindPeople.keeping(self.request.GET)
        clear = reverse("keeping:joining")
        return super().shown(page, status=status, filters=form, clear=clear, **more)


class Join(Asks):
    permission = Permission.JOIN_PEOPLE
    form_class = forms.Join
    goes_to = "keeping:joining"

    def done(self):
        return _("The two records are one person now.")

    def page(self, *, by, today):
        two = queries.two_to_join(self.kwargs["keep"], self.kwargs["join"], by=by)
        return pages.join_page(two.keep, two.join, in_the_way=two.in_the_way)

    def do(self, typed, *, by, now):
        keep, join = self.kwargs["keep"], self.kwargs["join"]
        actions.join_people(by=by, keep_id=keep, join_id=join, now=now, **typed)


class Undo(Asks):
    permission = Permission.JOIN_PEOPLE
    form_class = forms.Join
    goes_to = "keeping:joining"

    def done(self):
        return _("The two records are apart again.")

    def page(self, *, by, today):
        found = queries.candidate(self.kwargs["number"], by=by)
        if found is None or found.person.joined_to_id is None:
            raise NotFound
        return pages.undo_page(found)

    def do(self, typed, *, by, now):
        actions.undo_joining(by=by, joined_id=self.kwargs["number"], now=now, **typed)
