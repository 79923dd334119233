"""Doors to the staff an inspector spoke to."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from leadwell.actor import Permission
from leadwell.design.plain_doorways import AskView
from leadwell.fairness.actions import spoken_to as actions
from leadwell.fairness.forms import spoken_to as forms
from leadwell.fairness.pages.acting import spoken_to as pages
from leadwell.fairness.permissions.acting import may_note_spoken_to
from leadwell.fairness.queries.acting import packs, spoken_to
from leadwell.reasons import NotPermitted


class NoteSpokenTo(AskView):
    permission = Permission.OPEN_EVIDENCE
    form_class = forms.SpokenTo

    def initial(self):
        return {"on": timezone.localdate(), "white": 0, "bme": 0, "not_known": 0}

    def page(self, *, by, today):
        pack = packs.pack_of(self.kwargs["number"], by=by)
        if not may_note_spoken_to(by, pack):
            raise NotPermitted(actions.NOT_YOURS)
        return pages.note_page(pack, reasons=packs.in_the_way(pack, now=timezone.now()))

    def done(self):
        return _("It is noted, for you alone.")

    def next_address(self):
        return reverse("fairness:pack", args=[self.kwargs["number"]])

    def do(self, typed, *, by, now):
        said = forms.said(typed)
        actions.note_spoken_to(by=by, pack_id=self.kwargs["number"], said=said, now=now)


class CorrectSpokenTo(AskView):
    permission = Permission.OPEN_EVIDENCE
    form_class = forms.SpokenTo

    def note(self, by):
        """The note of the address."""
        return spoken_to.spoken_to_of(self.kwargs["number"], by=by)

    def initial(self):
        note = self.note(self.by)
        return {name: getattr(note, name) for name in self.form_class.base_fields}

    def page(self, *, by, today):
        note = self.note(by)
        return pages.correct_page(note, reasons=packs.in_the_way(note.pack, now=timezone.now()))

    def done(self):
        return _("It is put right, for you alone.")

    def next_address(self):
        return reverse("fairness:pack", args=[self.note(self.by).pack_id])

    def do(self, typed, *, by, now):
        said = forms.said(typed)
        actions.correct_spoken_to(by=by, note_id=self.kwargs["number"], said=said, now=now)
