"""What is held about people, why, and who sees it."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.design.pages import Link
from leadwell.home.pages.texts.shapes import Section, TextPage


def privacy_page() -> TextPage:
    """What is held about people, why, how long, and who sees it."""
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
