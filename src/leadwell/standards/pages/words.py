"""Standards in words: what a level asks, what state a version is in, how items are named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Link, Tag
from leadwell.design.words import day
from leadwell.standards.models import Item, Status, Version
from leadwell.standards.rules.facts import RequirementFacts, ValuesShown
from leadwell.standards.rules.rule_is_well_formed import rule_is_well_formed
from leadwell.standards.rules.rule_tree import AtLeast, Needs, Rule, read_rule


@dataclass(frozen=True, slots=True)
class RuleInWords:
    """A rule as a list: what it says, an address where it names one item, and its parts."""

    says: str
    href: str = ""
    is_data: bool = False
    parts: tuple[RuleInWords, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What a level asks: its title, whether it refuses yet, and the rule."""

    title: str
    state: str
    tag: Tag
    rule: RuleInWords


def asked(one: RequirementFacts, names: Mapping[str, Item], *, today: date) -> Asked:
    """One requirement as the page shows it."""
    state, tag = _state(one, today)
    return Asked(one.title, state, tag, rule_in_words(one.rule, names))


def _state(one: RequirementFacts, today: date) -> tuple[str, Tag]:
    if one.on_hold:
        return one.because, Tag(_("On hold"), "quiet")
    if one.binds_on(today):
        return _("Binding since {day}.").format(day=day(one.bites_on)), Tag(_("Binding"), "you")
    if one.bites_on is None:
        return _("Explains, and refuses nobody."), Tag(_("Not binding"), "quiet")
    words = _("From {day}. Until then it explains, and refuses nobody.")
    return words.format(day=day(one.bites_on)), Tag(_("To come"), "attention")


def rule_in_words(said: object, names: Mapping[str, Item]) -> RuleInWords:
    """A rule as people read it."""
    if rule_is_well_formed(said):
        return RuleInWords(_("This rule cannot be read."))
    return _in_words(read_rule(said), names)


def _in_words(rule: Rule, names: Mapping[str, Item]) -> RuleInWords:
    if isinstance(rule, Needs):
        return _one(rule.key, names.get(rule.key))
    return RuleInWords(_how_many(rule), parts=tuple(_in_words(part, names) for part in rule.of))


def _one(key: str, item: Item | None) -> RuleInWords:
    if item is None:
        return RuleInWords(key, is_data=True)
    return RuleInWords(name_of(item), href=address_of(item), is_data=True)


def _how_many(rule: AtLeast) -> str:
    if rule.all:
        return _("All of these:")
    words = ngettext("At least %(n)s of these:", "At least %(n)s of these:", rule.count)
    return _("One of these:") if rule.count == 1 else words % {"n": rule.count}


def name_of(item: Item) -> str:
    """An item's code and short name, as people say it."""
    name = item.short or item.statement
    return f"{item.code} {name}" if item.code[:1].isdigit() else name


def address_of(item: Item) -> str:
    """The page of an item; nothing for one without a code."""
    if not item.code:
        return ""
    slug, number = item.version.framework.slug, item.version.number
    return reverse("standards:item", args=[slug, number, item.code])


def called(version: Version) -> str:
    """A version by its title and number; the number is not said twice."""
    title = version.title
    return title if version.number in title else f"{title} ({version.number})"


def version_address(version: Version) -> str:
    """The page of a version."""
    return reverse("standards:version", args=[version.framework.slug, version.number])


def when(version: Version, *, today: date) -> str:
    """In force, to come, or over: in a sentence."""
    if version.from_on is None:
        return _("Not published yet.")
    if version.from_on > today:
        return _("In force from {day}.").format(day=day(version.from_on))
    if version.until_on is None:
        return _("In force since {day}.").format(day=day(version.from_on))
    since, until = day(version.from_on), day(version.until_on)
    if version.until_on > today:
        return _("In force since {since}. It ends on {until}.").format(since=since, until=until)
    words = _("Was in force from {since} until {until}. Records made then keep it.")
    return words.format(since=since, until=until)


def status_tag(version: Version, *, today: date) -> Tag:
    """The state of a version in a word or two."""
    if version.status not in (Status.PUBLISHED, Status.RETIRED):
        return Tag(str(version.get_status_display()), "attention")
    if version.from_on and version.from_on > today:
        return Tag(_("To come"), "attention")
    if version.until_on and version.until_on <= today:
        return Tag(_("No longer in force"), "quiet")
    return Tag(_("In force"), "you")


def example_sentence(version: Version) -> str:
    """What the label says; nothing where the words are somebody else's."""
    if not version.example:
        return ""
    return _(
        "This is an example in our own words. It is not the national text and does not claim to be. "
        "The national standards take its place once they are published."
    )


@dataclass(frozen=True, slots=True)
class ValuesInWords:
    """The one set of values, with the door to where it stands."""

    title: str
    names: tuple[tuple[str, str], ...]
    more: Link


def values_in_words(shown: ValuesShown | None) -> ValuesInWords | None:
    """The values as every page shows them."""
    if shown is None:
        return None
    return ValuesInWords(
        title=shown.title,
        names=tuple((one.name, one.says) for one in shown.values),
        more=Link(
            _("Where these values come from"),
            reverse("standards:version", args=[shown.framework, shown.version]),
        ),
    )
