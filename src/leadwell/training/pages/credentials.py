"""What the pages about one's own credentials say, and the paper to print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design import words
from leadwell.design.pages import Cell, Column, Crumb, Fact, Link, Page, Row, Table, Tag
from leadwell.design.pdf import Paper, PaperPart
from leadwell.design.square import square
from leadwell.training.models import Credential
from leadwell.training.queries.credentials import share_token, verify_address
from leadwell.training.rules.credentials.credential_may_be_shared import credential_may_be_shared
from leadwell.training.rules.credentials.facts import Standing


@dataclass(frozen=True, kw_only=True)
class MyCredentialsPage(Page):
    answer: str
    credentials: Table
    verify: Link


@dataclass(frozen=True, kw_only=True)
class MyCredentialPage(Page):
    answer: str
    tag: Tag
    facts: tuple[Fact, ...]
    because: str
    downloads: tuple[Link, ...]
    share_address: str
    shared: str
    may_share: bool


@dataclass(frozen=True, kw_only=True)
class SharedCredentialPage(Page):
    answer: str
    tag: Tag
    facts: tuple[Fact, ...]
    verify: Link
    download: Link


def my_credentials_page(credentials: list[Credential], *, today: date) -> MyCredentialsPage:
    """All of one's own, the newest first."""
    return MyCredentialsPage(
        title=_("What can I prove?"),
        purpose=_(
            "Your credentials belong to you, whoever you work for. Take them with you, show them to"
            " anybody, and let anybody check them."
        ),
        answer=_how_many(credentials, today),
        credentials=_table(credentials, today),
        verify=Link(_("How others check a credential"), reverse("training:verify")),
        crumbs=(Crumb(_("My page"), reverse("home:my")),),
    )


def _how_many(credentials: list[Credential], today: date) -> str:
    count = [one for one in credentials if standing_tag(one, today).tone == "good"]
    said = ngettext(
        "You have %(n)s credential that counts today.",
        "You have %(n)s credentials that count today.",
        len(count),
    )
    return said % {"n": len(count)}


def _table(credentials: list[Credential], today: date) -> Table:
    rows = [
        Row(
            (
                Cell(name_of(one), href=_mine(one), is_data=True),
                words.day(one.achievement.from_on),
                words.day(one.achievement.until_on) if one.achievement.until_on else _("for good"),
                Cell("", tag=standing_tag(one, today)),
            )
        )
        for one in credentials
    ]
    columns = (Column(_("What")), Column(_("From")), Column(_("Until")), Column(_("Today")))
    return Table(
        caption=_("My credentials"),
        columns=columns,
        rows=tuple(rows),
        empty=_("When you pass a programme or finish your induction, a credential appears here."),
        stacked=True,
    )


def _mine(credential: Credential) -> str:
    return reverse("training:my-credential", args=[credential.identifier])


def name_of(credential: Credential) -> str:
    """What it is for, as the credential says."""
    item = credential.achievement.item
    return item.short or item.statement


def standing_tag(credential: Credential, today: date) -> Tag:
    """How it stands today, in a word."""
    until = credential.achievement.until_on
    if credential.revoked_at:
        return Tag(_("Withdrawn"), "attention")
    if credential.signed_at is None:
        return Tag(_("Being signed"), "quiet")
    if credential.suspended_at:
        return Tag(_("Suspended"), "attention")
    return Tag(_("Ran out"), "quiet") if until and until <= today else Tag(_("Counts"), "good")


def standing_sentence(credential: Credential, today: date) -> str:
    """The same in a sentence."""
    until = credential.achievement.until_on
    if credential.revoked_at:
        return _("It was withdrawn on {day} and counts no more.").format(
            day=words.day(credential.revoked_at)
        )
    if credential.signed_at is None:
        return _("It is being signed. That takes a few minutes.")
    if credential.suspended_at:
        return _(
            "It is suspended since {day}. Nobody should rely on it until that is lifted."
        ).format(day=words.day(credential.suspended_at))
    if until and until <= today:
        return _("It counted until {day}. It still proves that.").format(day=words.day(until))
    if until:
        return _("It counts until {day}.").format(day=words.day(until))
    return _("It counts for good.")


def my_credential_page(credential: Credential, *, today: date, address: str) -> MyCredentialPage:
    """One of one's own. `address` is the site's own, for the link to give away."""
    token = next((share_token(s) for s in credential.shares.all() if s.ended_at is None), "")
    way = reverse("training:shared-credential", args=[token]) if token else ""
    in_the_way = credential_may_be_shared(_standing(credential))
    return MyCredentialPage(
        title=name_of(credential),
        title_is_data=True,
        purpose=_("One of your credentials: take it with you, print it, or show it to somebody."),
        answer=standing_sentence(credential, today),
        tag=standing_tag(credential, today),
        facts=facts_of(credential),
        because=credential.because if credential.suspended_at or credential.revoked_at else "",
        downloads=_downloads(credential) if credential.signed_at else (),
        share_address=f"{address}{way}" if way else "",
        shared=_("Anybody who has this link sees your name and this credential.") if way else "",
        may_share=not in_the_way,
        in_the_way=tuple(reason.in_words(_) for reason in in_the_way),
        crumbs=(
            Crumb(_("My page"), reverse("home:my")),
            Crumb(_("My credentials"), reverse("training:my-credentials")),
        ),
        made_up=credential.person.made_up,
    )


def _standing(credential: Credential) -> Standing:
    return Standing(
        signed=credential.signed_at is not None, withdrawn=credential.revoked_at is not None
    )


def facts_of(credential: Credential) -> tuple[Fact, ...]:
    """What it says, line by line."""
    earned = credential.achievement
    programme = earned.programme.title if earned.programme else ""
    return (
        Fact(_("What"), earned.item.statement, is_data=True),
        *((Fact(_("By passing"), programme, is_data=True),) if programme else ()),
        Fact(_("Standards"), earned.item.version.title, is_data=True),
        Fact(_("From"), words.day(earned.from_on)),
        Fact(_("Until"), words.day(earned.until_on) if earned.until_on else _("for good")),
        Fact(_("Number"), str(credential.identifier), is_data=True),
    )


def _downloads(credential: Credential) -> tuple[Link, ...]:
    number = [credential.identifier]
    return (
        Link(_("Certificate to print (PDF)"), reverse("training:credential-paper", args=number)),
        Link(
            _("Open Badge for a wallet (.json)"), reverse("training:credential-json", args=number)
        ),
        Link(_("The same as a token (.jws)"), reverse("training:credential-token", args=number)),
    )


def shared_credential_page(
    credential: Credential, *, today: date, token: str
) -> SharedCredentialPage:
    """What whoever has the link sees."""
    return SharedCredentialPage(
        title=name_of(credential),
        title_is_data=True,
        purpose=_("A credential that its owner shows you with this link."),
        answer=standing_sentence(credential, today),
        tag=standing_tag(credential, today),
        facts=(Fact(_("Who"), credential.person.name, is_data=True), *facts_of(credential)),
        verify=Link(
            _("Check it now"), f"{reverse('training:verify')}?number={credential.identifier}"
        ),
        download=Link(
            _("Open Badge (.json), to check it without us"),
            reverse("training:shared-credential-json", args=[token]),
        ),
        made_up=credential.person.made_up,
    )


def certificate(credential: Credential, *, now: datetime, today: date) -> Paper:
    """The certificate to print, with the square that opens the checking page."""
    earned, address = credential.achievement, verify_address(credential.identifier)
    rows = [[fact.key, str(fact.value)] for fact in facts_of(credential)]
    part = PaperPart(_("What this certificate says"), (), (_("About"), _("What it says")), rows)
    return Paper(
        title=name_of(credential),
        words=[
            _("This is to certify that"),
            credential.person.name,
            _("achieved: {what}").format(what=earned.item.statement),
            standing_sentence(credential, today),
        ],
        parts=[part],
        drawn_at=now,
        footer=_("Leadwell certificate"),
        made_up=credential.person.made_up,
        picture=square(address),
        picture_says=_("To check it, point a camera here or go to {address}").format(
            address=address
        ),
    )
