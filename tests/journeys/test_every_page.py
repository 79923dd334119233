"""Every page somebody can reach is sound: its words, its HTML, for every reader, on every screen.

One test for each address pattern; each page of it that fails is a failure of its own.
"""

from collections import Counter

import pytest

from leadwell.design.pseudo import untranslated_texts
from tests.journeys.html_check import html_faults, title_of
from tests.journeys.looking import (
    DESK,
    ON_A_PHONE,
    PHONE,
    axe_faults,
    complaints,
    width_faults,
    window,
)
from tests.journeys.walking import ANYONE, Visitor, patterns

# Addresses nobody comes to by following a link, and why. One that is reached must leave this list.
NOT_REACHED = {
    "home:alive": "for machines",
    "home:ready": "for machines",
    "interface:nothing-here": "every address that is not there",
    "interface:organisation": "for programs",
    "interface:measure": "for programs",
    "interface:values_of_organisation": "for programs",
    "interface:returns": "for programs",
    "fairness:area-chart": "with five places whose figure is shown: the demo's region has three",
    "fairness:indicator-chart": "with others of the same kind beside: the figures walked have none",
    "fairness:what-if-chart": "once a version was counted by group: no worker runs beside this site",
    "fairness:withdraw": "a return of last year is walked; a journey publishes one",
    "interface:one_return": "for programs",
    **{
        f"standards:case-{what}": "for programs"
        for what in (
            "documents",
            "document",
            "item",
            "item-associations",
            "association",
            "grouping",
            "item-types",
            "subjects",
            "concepts",
            "licence",
            "rubric",
        )
    },
    **{
        f"training:{what}": "once a credential is signed: no worker runs beside this site"
        for what in (
            "my-credential",
            "credential-json",
            "credential-token",
            "credential-paper",
            "shared-credential",
            "shared-credential-json",
            "decide-credential",
            "key",
            "status-list",
            "achievement",
            "achievement-by",
        )
    },
    "training:share-credential": "a button",
    **{
        f"training:{what}": "for programs"
        for what in (
            "xapi-about",
            "xapi-statements",
            "lti-auth",
            "lti-token",
            "lti-jwks",
            "lti-lineitem",
            "lti-scores",
            "lti-results",
        )
    },
    **{
        f"training:{what}": "once a provider added a learning system: the demo has none"
        for what in (
            "source",
            "match-word",
            "unmatch-word",
            "end-system",
            "tool",
            "link-course",
            "end-tool",
            "open-course",
        )
    },
    "training:stop-sharing-credential": "a button",
    "training:book-place": "on a run without a draw: one run is walked, and it has one",
    "training:release": "with somebody in one's team who asked: the demo's managers have none",
    "training:take-back-pass": "with somebody who passed: on the run that is walked everybody waits",
    "training:appeal": "with an appeal: the demo has none",
    "training:withdraw-application": "while one's round is open: those with accounts applied in others",
    "standards:step": "while nothing is in the way: one draft is walked, and its steps wait for others",
    "training:calendar-feed": "for calendars, at a private address",
    "training:claim": "with a claim about earlier learning: the demo has none",
    "training:my-claim": "with a claim about earlier learning: the demo has none",
    "training:appeal-learning": "with a refused claim: the demo has none",
    "training:evidence": "with a claim about earlier learning: the demo has none",
    "training:register": "with a planned day: the first run of the demo has none",
    "intake:care_file": "with rows for the social-care data set: the demo has none",
    "intake:match": "while a file waits for its columns: those of the demo had theirs",
    "intake:rejected": "with rejected rows: the files of the demo have none",
    "account_logout": "a button",
    "account_reauthenticate": "asked for only when some time has passed",
    "account_reset_password_from_key": "in a letter only",
    "account_set_password": "for an account without a password: the demo has none",
    "mfa_authenticate": "after the password of somebody with a second step",
    "mfa_reauthenticate": "asked for only when some time has passed",
    "mfa_reauthenticate_webauthn": "asked for only when some time has passed",
    "mfa_login_webauthn": "asked by the script of the sign-in page",
    "mfa_deactivate_totp": "with a second step: the demo has none",
    "mfa_view_recovery_codes": "with a second step: the demo has none",
    "mfa_generate_recovery_codes": "with a second step: the demo has none",
    "mfa_download_recovery_codes": "with a second step: the demo has none",
    "mfa_edit_webauthn": "with a second step: the demo has none",
    "mfa_remove_webauthn": "with a second step: the demo has none",
    "organisations:staff-back": "with somebody who left by hand: the demo has none",
    "history:latest": "linked once a checkpoint is signed: no worker runs beside this site",
    "history:since": "linked once a checkpoint is signed: no worker runs beside this site",
    "history:proof-data": "linked once a checkpoint is signed: no worker runs beside this site",
    "keeping:dispute": "what waits is walked for one person; a journey of its own answers one",
    "keeping:my-dispute": "my record is walked for one person; a journey of its own opens one",
    "keeping:answer-claim": "what waits is walked for one person; the demo's claim is another's",
    "keeping:join": "after a search for a name",
}
EXPECTED = {"design:error"}  # shows what an error looks like, with its status
PATTERNS = patterns()


@pytest.fixture(scope="session")
def sessions(site):
    """The cookies of each person of the demo on the site, made when first asked for."""
    return _Sessions(site)


@pytest.fixture(scope="session")
def pseudo_sessions(pseudo_site):
    return _Sessions(pseudo_site)


class _Sessions:
    def __init__(self, site):
        self.site, self.made = site, {}

    def visitor(self, role):
        if role not in self.made:
            self.made[role] = Visitor(self.site, role)
        return self.made[role]

    def cookies(self, role):
        return self.visitor(role).cookies() if role != ANYONE else []


def lines(faults):
    """One fault to a line, so that a failure can be read."""
    return "\n" + "\n".join(faults)


def pages_of(visits, pattern):
    return [visit for visit in visits if visit.pattern == pattern and visit.answer.is_page]


def test_no_link_leads_nowhere(visits):
    broken = [
        f"{visit} (from {visit.came_from}): {visit.answer.status}"
        for visit in visits
        if visit.answer.status != 200 and visit.pattern not in EXPECTED
    ]
    assert not broken, lines(broken)


def test_every_address_is_reached_by_following_links_or_says_why_not(visits):
    reached = {visit.pattern for visit in visits}
    missed = sorted(set(PATTERNS) - reached - NOT_REACHED.keys())
    stale = sorted(reached & NOT_REACHED.keys())
    assert not missed, f"No link leads to {missed}."
    assert not stale, f"A link leads to {stale} after all: take them off the list."


def test_no_two_pages_share_a_title(visits):
    places = {(title_of(v.answer.text), v.answer.path) for v in visits if v.answer.is_page}
    titles = Counter(title for title, _ in places)
    shared = [f"{title}: {path}" for title, path in sorted(places) if titles[title] > 1]
    assert not shared, lines(shared)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_html_is_sound(pattern, visits, subtests):
    for visit in pages_of(visits, pattern):
        with subtests.test(str(visit)):
            faults = html_faults(visit.answer.text)
            assert not faults, lines(faults)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_reader_can_use_it_on_every_screen(
    pattern, visits, browser, site, sessions, subtests
):
    for visit in pages_of(visits, pattern):
        with subtests.test(str(visit)), window(browser, sessions.cookies(visit.role)) as page:
            said = complaints(page)
            page.goto(site.at(visit.path))
            faults = axe_faults(page) + width_faults(page, DESK)
            faults += width_faults(page, PHONE) + axe_faults(page, ON_A_PHONE)
            if visit.pattern in EXPECTED:
                said = [line for line in said if visit.path not in line and "status of" not in line]
            assert not said + faults, lines(said + faults)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_it_stands_in_a_language_half_as_long_again(
    pattern, visits, browser, pseudo_site, pseudo_sessions, subtests
):
    for visit in pages_of(visits, pattern):
        with subtests.test(str(visit)):
            cookies = pseudo_sessions.cookies(visit.role)
            html = pseudo_sessions.visitor(visit.role).get(visit.path).text
            with window(browser, cookies) as page:
                page.goto(pseudo_site.at(visit.path))
                faults = width_faults(page, DESK) + width_faults(page, PHONE)
            faults += [f"plain English: {text}" for text in untranslated_texts(html)]
            assert not faults, lines(faults)
