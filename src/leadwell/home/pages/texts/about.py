"""What Leadwell is, why, and where its figures come from."""

from __future__ import annotations

from django.utils.translation import gettext as _

from leadwell.home.pages.texts.shapes import Section, TextPage, ways_to


def about_page() -> TextPage:
    """Why Leadwell is there, what it has, and from where."""
    return TextPage(
        title=_("What is Leadwell?"),
        purpose=_("A place to see how health and care organisations in England are led."),
        sections=(_why(), _recommendations(), _what_is_here(), _sources()),
        ways=ways_to(
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
