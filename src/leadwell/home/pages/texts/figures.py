"""How figures are shown here."""

from __future__ import annotations

from django.utils.translation import gettext as _

from leadwell.home.pages.texts.shapes import Section, TextPage, ways_to


def figures_page() -> TextPage:
    """How a figure is to be read, and when none is shown."""
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
        ways=ways_to(("about", _("About Leadwell")), ("find", _("Find an organisation"))),
    )
