"""Doors to the register, for anybody."""

from __future__ import annotations

from django.urls import reverse

from leadwell.actor import Permission
from leadwell.training.forms import programmes as forms
from leadwell.training.pages import programmes as pages
from leadwell.training.pages.money import mix_words
from leadwell.training.pages.run import run_page
from leadwell.training.queries import money
from leadwell.training.queries import programmes as read
from leadwell.training.queries import programmes_kept as kept
from leadwell.training.queries.tools import courses_of
from leadwell.training.views.places_doors import Tells, said


class Register(Tells):
    permission = Permission.PUBLIC

    def page(self, *, by, today):
        asked = self.request.GET
        level = asked.get("level", "")
        found = read.register(
            by=by, today=today, words=asked.get("q", "")[:200].strip(), key=asked.get("standard", "")[:110],
            level=int(level) if level in "12345" and level else None,
        )  # fmt: skip
        return pages.register_page(found, kept.taken(found))

    def shown(self, page, *, status=200, **more):
        form = forms.Look.of(self.request.GET)
        clear = reverse("training:catalogue")
        return super().shown(page, status=status, filters=form, clear=clear, **more)


class Coverage(Tells):
    permission = Permission.PUBLIC

    def page(self, *, by, today):
        return pages.coverage_page(read.curriculum(by=by, today=today))


class Programme(Tells):
    permission = Permission.PUBLIC

    def page(self, *, by, today):
        told = kept.told(self.kwargs["code"], by=by, today=today)
        return pages.programme_page(
            told.programme, told.runs, told.taken, told.accredited, may_keep=told.may_keep,
            in_the_way=said(told.in_the_way), today=today,
            courses=courses_of(told.programme, by=by),
        )  # fmt: skip


class Run(Tells):
    permission = Permission.PUBLIC

    def page(self, *, by, today):
        told = kept.told_run(self.kwargs["code"], by=by, today=today)
        mix = mix_words(money.sector_mix([told.run], by=by))
        return run_page(
            told.run, told.sessions, told.taken, mix, may_teach=told.may_teach,
            in_the_way=said(told.in_the_way),
        )  # fmt: skip
