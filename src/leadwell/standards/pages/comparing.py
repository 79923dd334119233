"""Two versions side by side, with a word for what was added, removed and changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Crumb, Page, Tag
from leadwell.standards.models import Version
from leadwell.standards.pages.words import Asked, asked, status_tag, version_address, when
from leadwell.standards.queries.reading import Compared, asks
from leadwell.standards.rules.facts import Change, ItemFacts


@dataclass(frozen=True, slots=True)
class Side:
    """One version at the head of its column."""

    title: str
    href: str
    when: str
    tag: Tag


@dataclass(frozen=True, slots=True)
class Difference:
    """One item that is not the same: its words before and after, with what differs marked."""

    name: str
    tag: Tag
    before: str
    after: str
    besides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AskedBeside:
    """What a level asked and what it asks."""

    name: str
    tag: Tag
    before: Asked | None
    after: Asked | None


@dataclass(frozen=True, kw_only=True)
class ComparePage(Page):
    """What is different between two versions."""

    answer: str
    before: Side | None
    after: Side | None
    items: tuple[Difference, ...]
    requirements: tuple[AskedBeside, ...]
    same: str
    chosen: dict[str, str]
    numbers: tuple[tuple[str, str], ...]


def compare_page(found: Compared | tuple[Version, ...], *, today: date) -> ComparePage:
    if isinstance(found, tuple):
        return _nothing_to_compare(found)
    changed = [one for one in found.items if one.kind != "same"]
    beside = _requirements(found, today)
    return ComparePage(
        title=_("What is different between two versions?"),
        purpose=_("Put two versions of {name} side by side.").format(
            name=found.after.framework.title
        ),
        crumbs=_crumbs(found.after),
        answer=_answer(changed, beside),
        before=_side(found.before, today),
        after=_side(found.after, today),
        items=tuple(_difference(one) for one in changed),
        requirements=beside,
        same=_same(len(found.items) - len(changed)),
        chosen={"before": found.before.number, "after": found.after.number},
        numbers=_numbers(found.choices),
    )


def _nothing_to_compare(known: Sequence[Version]) -> ComparePage:
    return ComparePage(
        title=_("What is different between two versions?"),
        purpose=_("Put two versions of {name} side by side.").format(name=known[0].framework.title),
        crumbs=_crumbs(known[0]),
        answer=_("There is one version so far. Once there is a second, you can compare them here."),
        before=None,
        after=None,
        items=(),
        requirements=(),
        same="",
        chosen={"before": known[0].number, "after": known[0].number},
        numbers=_numbers(known),
    )


def _crumbs(version: Version) -> tuple[Crumb, ...]:
    framework = version.framework
    return (
        Crumb(_("What is expected of people who lead?"), reverse("standards:frameworks")),
        Crumb(framework.title, reverse("standards:framework", args=[framework.slug]), is_data=True),
    )


def _numbers(known: Sequence[Version]) -> tuple[tuple[str, str], ...]:
    return tuple((one.number, one.number) for one in known)


def _side(version: Version, today: date) -> Side:
    return Side(
        version.title, version_address(version), when(version, today=today),
        status_tag(version, today=today),
    )  # fmt: skip


def _answer(changed: Sequence[Change], beside: Sequence[AskedBeside]) -> str:
    if not changed and not beside:
        return _("The two say the same.")
    kinds = [one.kind for one in changed]
    words = _(
        "{added} added, {removed} removed, {changed} changed; what {levels} asks is different."
    )
    if not beside:
        words = _(
            "{added} added, {removed} removed, {changed} changed; what each level asks is the same."
        )
    return words.format(
        added=kinds.count("added"),
        removed=kinds.count("removed"),
        changed=kinds.count("changed"),
        levels=ngettext("%(n)s level", "%(n)s levels", len(beside)) % {"n": len(beside)},
    )


def _same(n: int) -> str:
    return ngettext("%(n)s item is the same.", "%(n)s items are the same.", n) % {"n": f"{n:,}"}


def _difference(one: Change) -> Difference:
    shown = one.after or one.before
    assert shown is not None
    name = f"{shown.code} {shown.short}".strip()
    if one.before is None:
        return Difference(name, Tag(_("Added"), "good"), "", _insertion(shown.statement))
    if one.after is None:
        return Difference(name, Tag(_("Removed"), "attention"), _deletion(shown.statement), "")
    before, after = marked(one.before.statement, one.after.statement)
    besides = _besides(one.before, one.after)
    return Difference(name, Tag(_("Changed"), "you"), before, after, besides)


def _insertion(words: str) -> SafeString:
    return format_html("<ins>{}</ins>", words)


def _deletion(words: str) -> SafeString:
    return format_html("<del>{}</del>", words)


def marked(before: str, after: str) -> tuple[SafeString, SafeString]:
    """Both texts, word by word, with what was taken out and what was put in marked as such."""
    old, new = before.split(), after.split()
    left: list[SafeString] = []
    right: list[SafeString] = []
    for what, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = " ".join(old[i1:i2]), " ".join(new[j1:j2])
        if what == "equal":
            left.append(format_html("{}", gone))
            right.append(format_html("{}", come))
            continue
        left += [_deletion(gone)] if gone else []
        right += [_insertion(come)] if come else []
    return _joined(left), _joined(right)


def _joined(parts: Sequence[SafeString]) -> SafeString:
    return format_html_join(" ", "{}", ((part,) for part in parts))


def _besides(before: ItemFacts, after: ItemFacts) -> tuple[str, ...]:
    """What else is different about it, in words."""
    found = []
    if before.short != after.short:
        words = _("It was called “{before}” and is called “{after}”.")
        found.append(words.format(before=before.short, after=after.short))
    if before.level != after.level:
        found.append(_("It stands on another level."))
    if before.parent != after.parent:
        found.append(_("It belongs to another part."))
    if before.kind != after.kind:
        found.append(_("It is another kind of item."))
    if before.notes != after.notes:
        found.append(_("Its notes are different."))
    return tuple(found)


def _requirements(found: Compared, today: date) -> tuple[AskedBeside, ...]:
    for one in found.names.values():
        one.version = found.after if one.version_id == found.after.pk else one.version
    return tuple(
        AskedBeside(
            name=(after or before).title,  # type: ignore[union-attr]  # one of them is there
            tag=_tag(before is None, after is None),
            before=asked(before, found.names, today=today) if before else None,
            after=asked(after, found.names, today=today) if after else None,
        )
        for before, after in found.requirements
        if before is None or after is None or asks(before) != asks(after)
    )


def _tag(added: bool, removed: bool) -> Tag:
    if added:
        return Tag(_("Added"), "good")
    return Tag(_("Removed"), "attention") if removed else Tag(_("Changed"), "you")
