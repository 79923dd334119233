"""Doors for those who write, read and publish the standards."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, ClassVar

from django.http import Http404
from django.urls import reverse

from leadwell.actor import Permission
from leadwell.design.doorways import ActionView, PageView
from leadwell.standards import actions, forms
from leadwell.standards.pages import drafting
from leadwell.standards.queries import affected, working


class Drafts(PageView):
    permission = Permission.DRAFT_STANDARDS
    template_name = "standards/desk.jinja"

    def page(self, *, by, today):
        return drafting.desk_page(working.desk(by=by), by=by, today=today)


class Draft(PageView):
    permission = Permission.DRAFT_STANDARDS
    template_name = "standards/draft.jinja"

    def page(self, *, by, today):
        read = working.read_draft(self.kwargs["version_id"], by=by, today=today)
        return drafting.draft_page(read, by=by, today=today)


class Affected(PageView):
    permission = Permission.DRAFT_STANDARDS
    template_name = "standards/affected.jinja"

    def page(self, *, by, today):
        found = affected.affected_by(self.kwargs["version_id"], by=by, today=today)
        return drafting.affected_page(found, today=today)


class Start(ActionView):
    permission = Permission.DRAFT_STANDARDS
    template_name = "standards/draft_form.jinja"

    def form(self, data=None, files=None):
        return forms.Start(data, frameworks=working.framework_choices())

    def page(self, *, by, today):
        return drafting.start_page()

    def act(self, form, *, by, now):
        made = actions.start_draft(by=by, **form.cleaned_data, now=now)
        return reverse("standards:draft", args=[made.pk])


class OfADraft(ActionView):
    """What every form about a draft shares: which draft, and the way back to it."""

    permission = Permission.DRAFT_STANDARDS
    template_name = "standards/draft_form.jinja"

    @cached_property
    def version(self) -> Any:
        return working.version_of(self.kwargs["version_id"], by=self.by)

    @property
    def success_address(self) -> str:  # type: ignore[override]  # it depends on the draft
        return reverse("standards:draft", args=[self.kwargs["version_id"]])


class Describe(OfADraft):
    form_class = forms.Describe

    def initial(self):
        return forms.described(self.version)

    def page(self, *, by, today):
        return drafting.describe_page(self.version)

    def act(self, form, *, by, now):
        actions.describe_version(
            by=by, version_id=self.kwargs["version_id"], said=form.said(), seen_at=form.seen_at(),
            now=now,
        )  # fmt: skip


class KeepItem(OfADraft):
    def form(self, data=None, files=None):
        number, item_id = self.kwargs["version_id"], self.kwargs.get("item_id")
        initial = working.item_in_boxes(number, item_id, by=self.by) if item_id else {}
        parents = working.item_choices(number, by=self.by, but=item_id)
        return forms.KeepItem(data, kinds=working.KINDS, parents=parents, initial=initial)

    def page(self, *, by, today):
        return drafting.item_page(self.version, self.kwargs.get("item_id"))

    def act(self, form, *, by, now):
        actions.keep_item(
            by=by, version_id=self.kwargs["version_id"], item_id=self.kwargs.get("item_id"),
            said=form.said(), seen_at=form.seen_at(), now=now,
        )  # fmt: skip


class RemoveItem(OfADraft):
    form_class = forms.Nothing

    def page(self, *, by, today):
        working.item_in_boxes(self.kwargs["version_id"], self.kwargs["item_id"], by=by)
        return drafting.item_gone_page(self.version)

    def act(self, form, *, by, now):
        actions.remove_item(by=by, **self.kwargs, now=now)


class KeepRequirement(OfADraft):
    def form(self, data=None, files=None):
        kept, slug = self.kwargs.get("requirement_id"), self.version.framework.slug
        found = working.requirement_kept(self.version.pk, kept, by=self.by) if kept else None
        return forms.KeepRequirement(data, slug=slug, initial=forms.in_boxes(found, slug))

    def page(self, *, by, today):
        return drafting.requirement_page(self.version, self.kwargs.get("requirement_id"))

    def act(self, form, *, by, now):
        actions.keep_requirement(
            by=by, version_id=self.kwargs["version_id"],
            requirement_id=self.kwargs.get("requirement_id"), said=form.said(), now=now,
        )  # fmt: skip


class RemoveRequirement(OfADraft):
    form_class = forms.Nothing

    def page(self, *, by, today):
        working.requirement_kept(self.version.pk, self.kwargs["requirement_id"], by=by)
        return drafting.requirement_gone_page(self.version)

    def act(self, form, *, by, now):
        actions.remove_requirement(by=by, **self.kwargs, now=now)


class Comments(ActionView):
    permission = Permission.DRAFT_STANDARDS
    template_name = "standards/comments.jinja"

    def form(self, data=None, files=None):
        items = working.item_choices(self.kwargs["version_id"], by=self.by)
        return forms.Comment(data, items=items)

    def page(self, *, by, today):
        read = working.read_draft(self.kwargs["version_id"], by=by, today=today)
        return drafting.comments_page(read)

    def act(self, form, *, by, now):
        typed = form.cleaned_data
        actions.comment_on(
            by=by, version_id=self.kwargs["version_id"], item_code=typed["item"],
            said=typed["said"], now=now,
        )  # fmt: skip


class Answer(OfADraft):
    form_class = forms.Answer

    def page(self, *, by, today):
        comment = working.comment_made(self.version.pk, self.kwargs["comment_id"], by=by)
        return drafting.answer_page(self.version, comment)

    def act(self, form, *, by, now):
        actions.answer_comment(by=by, **self.kwargs, **form.cleaned_data, now=now)
        return reverse("standards:comments", args=[self.kwargs["version_id"]])


class Step(OfADraft):
    """The next step of a version: one address for each verb."""

    forms: ClassVar = {
        "send": forms.Nothing, "send-back": forms.SendBack, "sign-off": forms.Nothing,
        "publish": forms.Publish, "retire": forms.Retire,
    }  # fmt: skip
    verbs: ClassVar[dict[str, Callable[..., Any]]] = {
        "send": actions.send_for_review, "send-back": actions.send_back,
        "sign-off": actions.sign_off, "publish": actions.publish, "retire": actions.retire,
    }  # fmt: skip

    def form(self, data=None, files=None):
        if self.kwargs["verb"] not in self.forms:
            raise Http404
        return self.forms[self.kwargs["verb"]](data)

    def page(self, *, by, today):
        verb, number = self.kwargs["verb"], self.kwargs["version_id"]
        reasons = working.why_not(number, drafting.STEPS[verb], by=by, today=today)
        return drafting.step_page(self.version, verb, reasons)

    def act(self, form, *, by, now):
        version_id = self.kwargs["version_id"]
        self.verbs[self.kwargs["verb"]](by=by, version_id=version_id, now=now, **form.cleaned_data)
