"""Packs of evidence on pages and on paper."""

from __future__ import annotations

import re
from base64 import b64decode
from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from pypdf import PdfReader

from leadwell.access.tests.factories import account_with_role
from leadwell.fairness.models import EvidencePack
from leadwell.fairness.pages.acting.one_pack import paper
from leadwell.fairness.tests.acting import NOW, planned
from leadwell.fairness.tests.factories import even, likelihood, not_calculable, result, share
from leadwell.fairness.tests.inspected import country, trust
from leadwell.fairness.tests.pages import home, inspector, page
from leadwell.history.tests.factories import events
from leadwell.organisations.tests.factories import person, place

__all__ = ["country", "home", "inspector", "trust"]
pytestmark = pytest.mark.django_db
HERE = "/organisations/T/fairness/evidence/"
TYPED = {
    "statements": ["cqc-saf-well-led:workforce-equality", "cqc-saf-well-led:environment"],
    "because": "A visit in December, made up.", "days": "30",
}  # fmt: skip


@pytest.fixture
def pack(client, country, trust, inspector):
    result(trust, [likelihood("wres-2", value=1.9, low=1.4, high=2.6)], year=2025)
    result(trust, [likelihood("wres-2"), share(), not_calculable()], year=2026)
    result(place("O", country), [even("wres-2")], year=2026)
    planned(trust, "wres-2", done_on="2026-02-01", came_of_it="Nine of ten panels have one.")
    planned(trust, "wres-4", who="", by_on=None)
    planned(trust, "wres-3", ended_at=timezone.now(), ended_because="Another plan took its place.")
    client.force_login(inspector)
    answer = client.post(f"{HERE}open/", TYPED)
    kept = EvidencePack.objects.get()
    assert answer["Location"] == f"/evidence/{kept.pk}/"
    return kept


def test_an_inspector_opens_one_and_reads_what_was_done_and_whether_it_changed(
    client, inspector, pack
):
    html = page(client, inspector, f"/evidence/{pack.pk}/")
    for words in (
        "The pack is open. The organisation can see that, and why.",
        "It holds 3 figures. 1 thing stands out beyond what chance would bring.",
        "What stands out beyond chance: what was done about it", "For the second year running",
        "White people were 1.80 times as likely as", "2 comparisons were looked at together",
        "Workforce equality, diversity and inclusion", "Every panel",
        "The intervals of the last two years overlap", "1 of the same kind: 1 no clear difference",
        "To be verified", pack.digest, "Nobody answers for it.", "Nine of ten panels", "Close it now",
        "No figure of ours speaks to this statement", "Frozen on",
    ):  # fmt: skip
        assert words in html, words
    assert events("pack.read").count() == 1


def test_no_part_of_the_page_has_the_name_of_another(client, inspector, pack):
    html = page(client, inspector, f"/evidence/{pack.pk}/")
    tables = re.findall(r'role="region"[^>]*aria-label="([^"]+)"', html)
    headings = re.findall(r"<h2[^>]*>([^<]+)</h2>", html)
    assert "About this pack" in headings
    assert not set(tables) & set(headings)


def test_each_figure_of_two_years_has_its_picture_in_the_page(client, inspector, pack):
    html = page(client, inspector, f"/evidence/{pack.pk}/")
    (picture,) = re.findall(
        r'<img[^>]+src="data:image/svg\+xml;base64,([^"]+)"[^>]+alt="([^"]+)"', html
    )
    assert "<svg" in b64decode(picture[0]).decode()
    assert picture[1].startswith("2024–25: 1.90 (1.40 to 2.60); 2025–26: 1.80")
    assert "Show the figures as a table" in html
    assert events("pack.read").count() == 1, "the pictures are part of that opening"


def test_what_stands_beside_is_said_of_packs_frozen_before_regions_were_told_apart(
    client, inspector, pack
):
    html = page(client, inspector, f"/evidence/{pack.pk}/")
    assert "1 of the same kind: 1 no clear difference. 1 of them of about the same size" in html
    for statement in pack.contents["statements"]:
        for figure in statement["figures"]:
            figure["similar"] = {"above": 2}
    pack.save()
    html = page(client, inspector, f"/evidence/{pack.pk}/")
    assert "2 of the same kind: 2 above parity." in html
    assert "of about the same size" not in html


def test_a_pack_frozen_before_findings_were_kept_says_nothing_of_them(client, inspector, pack):
    del pack.contents["findings"]
    pack.save()
    html = page(client, inspector, f"/evidence/{pack.pk}/")
    assert "It holds 3 figures.</p>" in html
    assert "stands out" not in html


def test_a_pack_says_so_where_nothing_stands_out(client, country, trust, inspector):
    result(trust, [even("wres-2")], year=2026)
    client.force_login(inspector)
    client.post(f"{HERE}open/", TYPED)
    html = page(client, inspector, f"/evidence/{EvidencePack.objects.get().pk}/")
    assert "Nothing stands out beyond what chance would bring." in html
    assert "what was done about it" in html
    assert "What stands out beyond chance: what was done about it" not in html


def test_the_paper_says_the_same_and_is_an_opening_too(client, inspector, pack):
    client.force_login(inspector)
    answer = client.get(f"/evidence/{pack.pk}/pack.pdf")
    text = "".join(one.extract_text() for one in PdfReader(BytesIO(answer.content)).pages)
    assert "Every panel" in text
    assert "What stands out beyond chance" in text
    assert events("pack.read").get().details["on_paper"] is True


def test_the_paper_has_the_picture_of_each_figure_of_two_years_with_its_words(
    client, inspector, pack
):
    (picture,) = (one for part in paper(pack, now=NOW).parts for one in part.pictures)
    assert "<svg" in picture.svg
    assert picture.says.startswith("2024–25: 1.90 (1.40 to 2.60); 2025–26: 1.80")
    client.force_login(inspector)
    answer = client.get(f"/evidence/{pack.pk}/pack.pdf")
    text = "".join(one.extract_text() for one in PdfReader(BytesIO(answer.content)).pages)
    assert " ".join(picture.title.split()) in " ".join(text.split())


def test_a_form_that_asks_too_much_is_answered_in_words(client, trust, inspector):
    assert "Every time" not in page(client, inspector, f"{HERE}open/")
    answer = client.post(f"{HERE}open/", {**TYPED, "days": "300"})
    assert answer.status_code == 409
    assert "Choose from 1 to 60 days." in answer.content.decode()
    assert client.post(f"{HERE}open/", {**TYPED, "statements": []}).status_code == 422
    assert client.post(f"{HERE}open/", {**TYPED, "statements": ["x:y"]}).status_code == 422


def test_two_frameworks_in_one_pack_are_refused(client, trust, inspector, monkeypatch):
    from leadwell.fairness.queries.acting.frameworks import frameworks
    from leadwell.fairness.views import packs as views

    monkeypatch.setattr(views, "frameworks_on", lambda day: tuple(frameworks().values()))
    client.force_login(inspector)
    both = ["cqc-saf-well-led:environment", "cqc-next-well-led:well-led"]
    answer = client.post(f"{HERE}open/", {**TYPED, "statements": both})
    assert answer.status_code == 422
    assert "one framework only" in answer.content.decode()


def test_the_organisation_sees_who_opened_what_and_why(client, trust, inspector, pack):
    page(client, inspector, f"/evidence/{pack.pk}/")
    lead = account_with_role("equality-lead", trust)
    html = page(client, lead, HERE)
    for words in (inspector.person.name, "A visit in December", "1 pack is open now.",
                  "A pack of evidence was read"):  # fmt: skip
        assert words in html, words
    proof = re.search(r'href="(/history/[^"]+)"', html) or re.search(
        r'href="([^"]+seen=[^"]+)"', html
    )
    assert client.get(proof[1].replace("&amp;", "&")).status_code == 200
    assert "Close it now" not in page(client, lead, f"/evidence/{pack.pk}/")
    page(client, lead, f"/evidence/{pack.pk}/close/", 403)
    page(client, lead, f"{HERE}open/", 403)


def test_a_closed_pack_is_gone_and_says_so(client, trust, inspector, pack):
    assert "Nobody can read it after that" in page(client, inspector, f"/evidence/{pack.pk}/close/")
    assert client.post(f"/evidence/{pack.pk}/close/")["Location"] == "/evidence/"
    html = page(client, inspector, f"/evidence/{pack.pk}/", 410)
    assert "closed before its time was over" in html
    assert "Every panel" not in html
    assert client.get(f"/evidence/{pack.pk}/pack.pdf").status_code == 410
    assert "Closed" in page(client, inspector, "/evidence/")
    assert client.post(f"/evidence/{pack.pk}/close/").status_code == 302


def test_a_pack_whose_time_is_over_is_gone(client, trust, inspector, pack):
    long_ago = timezone.now() - timedelta(days=90)
    EvidencePack.objects.update(opens_at=long_ago, closes_at=long_ago + timedelta(days=30))
    html = page(client, inspector, f"/evidence/{pack.pk}/", 410)
    assert "The time of this pack is over." in html
    assert "No pack is open now." in page(client, inspector, HERE)


def test_nobody_else_finds_it(client, country, trust, pack):
    others = [
        account_with_role("inspector", country),
        account_with_role("equality-lead", country),
        account_with_role("equality-lead", place("N", country)),
        account_with_role("non-executive", trust),
    ]
    for account in others:
        for address in (f"/evidence/{pack.pk}/", f"/evidence/{pack.pk}/pack.pdf"):
            page(client, account, address, 404)
    second = others[0]
    page(client, second, f"/evidence/{pack.pk}/close/", 404)
    assert "No pack has been opened." in page(client, second, HERE)
    assert "No pack has been opened." in page(client, second, "/evidence/")
    page(client, others[3], HERE, 403)
    client.logout()
    assert client.get(f"/evidence/{pack.pk}/").status_code == 302
    assert person().pk


def test_guessing_numbers_finds_nothing(client, inspector, pack):
    for number in (0, pack.pk + 1, 999_999_999):
        page(client, inspector, f"/evidence/{number}/", 404)
        page(client, inspector, f"/evidence/{number}/pack.pdf", 404)
