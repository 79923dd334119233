"""How well everybody can use the site."""

from __future__ import annotations

from django.utils.translation import gettext as _

from leadwell.home.pages.texts.shapes import Section, TextPage


def accessibility_page() -> TextPage:
    """What works for whom, what does not, and whom to tell."""
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
