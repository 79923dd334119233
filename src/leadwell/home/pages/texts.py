"""The pages on which the site speaks about itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.design import doors
from leadwell.design.pages import Link, Page

GOOD_FOR = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, a few paragraphs, and a list where one helps."""

    heading: str
    words: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    numbered: bool = False


@dataclass(frozen=True, kw_only=True)
class TextPage(Page):
    """A page to read from top to bottom."""

    sections: tuple[Section, ...]
    ways: tuple[Link, ...] = ()


def _ways(*names: tuple[str, str]) -> tuple[Link, ...]:
    return tuple(Link(words, doors.address(name)) for name, words in names if doors.built(name))


def about_page() -> TextPage:
    return TextPage(
        title=_("What is Leadwell?"),
        purpose=_("A place to see how health and care organisations in England are led."),
        sections=(_why(), _recommendations(), _what_is_here(), _sources()),
        ways=_ways(
            ("figures", _("How figures work")),
            ("find", _("Find an organisation")),
        ),
    )


def _why() -> Section:
    return Section(
        _("Why"),
        words=(
            _(
                "People who are led well look after people well. Yet an organisation can know its "
                "waiting times to the minute and not know how its own staff are treated."
            ),
            _(
                "Leadwell puts the two side by side: what staff say about working somewhere, and how "
                "the place runs. Nothing is invented and nothing is hidden."
            ),
        ),
    )


def _recommendations() -> Section:
    return Section(
        _("The seven recommendations it serves"),
        words=(
            _(
                "In June 2022 a review of leadership in health and social care in England made seven "
                "recommendations. The Government accepted them all. In our words:"
            ),
        ),
        points=(
            _("Everyone who joins gets a proper welcome, and managers learn to lead midway too."),
            _("Fairness and inclusion are everyone's work, and it shows in the figures."),
            _("One set of standards says what a good manager can do, and training leads to it."),
            _("Everyone has one clear, kind and useful appraisal a year."),
            _("Talent is found and grown on purpose, not by luck or by whom one knows."),
            _("Board members from outside are chosen well, prepared well and varied."),
            _("The best leaders are helped to go where things are hardest."),
        ),
        numbered=True,
    )


def _what_is_here() -> Section:
    return Section(
        _("What is here so far"),
        words=(
            _(
                "The organisations of England, and what has been published about each: staff survey, "
                "sickness, turnover, ratings. The parts for training, appraisal, talent and boards "
                "are still to come."
            ),
        ),
    )


def _sources() -> Section:
    return Section(
        _("Where the figures come from"),
        words=(
            _(
                "Contains public sector information licensed under the Open Government Licence v3.0."
            ),
            _(
                "Organisation registers come from NHS England. The staff survey is the NHS Staff "
                "Survey. Sickness and turnover come from NHS England's workforce statistics. Ratings "
                "come from the Care Quality Commission. Pay gaps come from the gender pay gap "
                "service. Each figure names its source and its edition."
            ),
            _("Leadwell is not run by the NHS, and none of these bodies has approved it."),
        ),
    )


def figures_page() -> TextPage:
    return TextPage(
        title=_("How far can I trust a figure?"),
        purpose=_("What the dots, lines and bands on our pictures mean, and what they do not."),
        sections=(
            Section(
                _("One dot, and its line"),
                words=(
                    _(
                        "When some of the staff answer a survey, the result could have come out a "
                        "little higher or lower by chance. The line through a dot shows how far. If "
                        "the lines of two places overlap a lot, do not say one is better."
                    ),
                ),
            ),
            Section(
                _("Grey dots"),
                words=(
                    _(
                        "They are organisations of the same kind. They show what is usual. We do not "
                        "rank them: most differences in the middle are chance."
                    ),
                ),
            ),
            Section(
                _("Month by month"),
                words=(
                    _(
                        "Some ups and downs are always there. The two dashed lines show how far they "
                        "usually go. A point outside them, or a long run on one side, means that "
                        "something changed. We say which."
                    ),
                ),
            ),
            Section(
                _("Not shown"),
                words=(
                    _(
                        "Where very few people answered, the publisher leaves the figure out so that "
                        "nobody can be recognised. We say so. It is never drawn as nought."
                    ),
                ),
            ),
            Section(
                _("Adding places together"),
                words=(
                    _(
                        "For a region we add up the people, then work out the share. We never take "
                        "the average of averages: that would count a small place as much as a big one."
                    ),
                ),
            ),
            Section(
                _("When a figure changes"),
                words=(
                    _(
                        "Publishers correct themselves. We keep both, show the newest, and can show "
                        "what was known on an earlier day."
                    ),
                ),
            ),
        ),
        ways=_ways(("about", _("About Leadwell")), ("find", _("Find an organisation"))),
    )


def accessibility_page() -> TextPage:
    return TextPage(
        title=_("Can everyone use Leadwell?"),
        purpose=_("How we make these pages work for as many people as possible."),
        sections=(
            Section(
                _("What you can do"),
                points=(
                    _("use every page with the keyboard alone"),
                    _("use every page without JavaScript, except adding and using a passkey"),
                    _("zoom to 400% without losing text, and read on a small phone"),
                    _("have every page read aloud: each picture has its words and its table"),
                    _("print any page"),
                ),
            ),
            Section(
                _("How we test"),
                words=(
                    _(
                        "We aim for level AA of the Web Content Accessibility Guidelines 2.2. Every "
                        "page is checked by a machine each time something changes."
                    ),
                    _(
                        "People who use a screen reader, a magnifier or their voice have not tried "
                        "these pages with us yet. Until they have, we do not claim to meet the "
                        "guidelines in full."
                    ),
                ),
            ),
            Section(
                _("What we know does not work well"),
                points=(_("tables with many columns scroll sideways on a small phone"),),
            ),
            Section(
                _("Tell us"),
                words=(
                    _(
                        "If something stands in your way, tell whoever runs this site for your "
                        "organisation. Say which page, and what you use to read it."
                    ),
                ),
            ),
        ),
    )


def privacy_page() -> TextPage:
    return TextPage(
        title=_("What does Leadwell keep about me?"),
        purpose=_("What is kept, why and for how long. Your own record shows yours."),
        sections=(
            Section(
                _("If you only look"),
                words=(
                    _(
                        "Nothing is kept about you. There is no tracking, and no other site is told."
                    ),
                    _("One cookie may be set to keep forms safe. It holds a random text."),
                ),
            ),
            Section(
                _("If you have an account"),
                points=(
                    _("your name and your email address"),
                    _("your password in a form that cannot be turned back"),
                    _("your roles: where, from when, until when, who gave them and why"),
                    _("what you changed here, and when"),
                ),
            ),
            Section(
                _("If your employer sends its staff lists"),
                points=(
                    _(
                        "which posts you hold and held: title, team, band, hours, from when until when"
                    ),
                    _(
                        "the numbers your employers gave you, never a national insurance or NHS number"
                    ),
                    _("to whom your post reports"),
                    _("who else has opened your record, which you can see"),
                ),
                words=(
                    _(
                        "What you choose to declare about yourself is sealed: only you see it, and only "
                        "counts of many people leave the seal."
                    ),
                ),
            ),
            Section(
                _("Why, and for how long"),
                words=(
                    _(
                        "So that only the right people can change things, and so that it can be shown "
                        "later who could see what. Roles are kept for six years after they end. You "
                        "stay signed in for at most 12 hours, and only until you close your browser."
                    ),
                ),
            ),
            Section(
                _("Your rights"),
                words=(
                    _(
                        "You can see and download everything held about you on your own record. You can "
                        "say there that something is wrong, ask for it to be taken out, object or "
                        "complain. Your employer has a month to answer. You can also complain to the "
                        "Information Commissioner."
                    ),
                ),
            ),
            Section(
                _("Published figures"),
                words=(_("They are about organisations, never about one person."),),
            ),
        ),
        ways=(Link(_("How long is what kept?"), reverse("keeping:times")),),
    )


def security_text(*, contact: str, canonical: str, now: datetime) -> str:
    """How to report a weakness, for machines and people, as RFC 9116 lays it down."""
    expires = (now.astimezone(UTC) + GOOD_FOR).replace(microsecond=0)
    lines = (
        f"Contact: {contact}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: en",
        f"Canonical: {canonical}",
    )
    return "\n".join(lines) + "\n"
