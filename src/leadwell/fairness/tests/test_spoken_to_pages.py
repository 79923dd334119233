"""Staff an inspector spoke to, on pages: the form, the list in the pack, and nothing for anybody else."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.utils import timezone
from pypdf import PdfReader

from leadwell.access.tests.factories import account_with_role
from leadwell.fairness.models import EvidencePack, StaffSpokenTo
from leadwell.fairness.tests.factories import result
from leadwell.fairness.tests.inspected import country, trust
from leadwell.fairness.tests.pages import home, inspector, page
from leadwell.fairness.tests.test_spoken_to import everybody
from leadwell.history.tests.factories import events

__all__ = ["country", "home", "inspector", "trust"]
pytestmark = pytest.mark.django_db
OPENED = {
    "statements": ["cqc-saf-well-led:workforce-equality"],
    "because": "A visit in December, made up.", "days": "30",
}  # fmt: skip


@pytest.fixture
def pack(client, trust, inspector):
    result(trust, [everybody()])
    client.force_login(inspector)
    client.post("/organisations/T/fairness/evidence/open/", OPENED)
    return EvidencePack.objects.get()


def typed(**changes):
    today = timezone.localdate()
    return {
        "on_day": str(today.day), "on_month": str(today.month), "on_year": str(today.year),
        "where_at": "Two wards", "white": "18", "bme": "4", "not_known": "2", **changes,
    }  # fmt: skip


def note(client, inspector, pack, **changes):
    client.force_login(inspector)
    return client.post(f"/evidence/{pack.pk}/spoken-to/", typed(**changes))


def test_an_inspector_notes_whom_they_spoke_to_and_reads_it_beside_the_staff(
    client, inspector, pack
):
    here = f"/evidence/{pack.pk}/"
    html = page(client, inspector, here)
    assert "Whom did you speak to?" not in html
    assert f'href="{here}spoken-to/"' in html
    form = page(client, inspector, f"{here}spoken-to/")
    assert "No names" in form
    assert "never by how they look" in form
    assert note(client, inspector, pack)["Location"] == here
    html = page(client, inspector, here)
    for words in (
        "It is noted, for you alone.", "Two wards", "compatible with no difference: people picked",
        "You spoke to 24 people: 18 White, 4 Black and minority ethnic, 2 not known.",
        "Of the staff here 24.5% are Black and minority ethnic (Workforce Race Equality Standard",
        "The organisation does not see this.",
    ):  # fmt: skip
        assert words in html, words


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({"white": "40", "bme": "0"}, "fewer are Black and minority ethnic than chance"),
        ({"white": "2", "bme": "20"}, "more are Black and minority ethnic than chance"),
    ],
)
def test_a_mix_that_chance_would_hardly_bring_is_said(client, inspector, pack, counts, words):
    note(client, inspector, pack, **counts)
    assert words in page(client, inspector, f"/evidence/{pack.pk}/")


def test_nothing_is_said_of_nine_people(client, inspector, pack):
    note(client, inspector, pack, white="9", bme="0", not_known="0")
    html = page(client, inspector, f"/evidence/{pack.pk}/")
    assert "You spoke to 9 people" in html
    assert "chance" not in html.split("Whom did you speak to?")[1].split("</section>")[0]


def test_a_pack_without_the_share_of_all_staff_says_only_whom_they_spoke_to(
    client, inspector, pack
):
    EvidencePack.objects.update(contents={**pack.contents, "statements": []})
    note(client, inspector, pack, white="1", bme="0", not_known="0")
    html = page(client, inspector, f"/evidence/{pack.pk}/")
    assert "You spoke to 1 person" in html
    assert "Of the staff here" not in html


def test_a_wrong_number_is_put_right_and_both_are_listed(client, inspector, pack):
    note(client, inspector, pack)
    first = StaffSpokenTo.objects.get()
    here = f"/evidence/spoken-to/{first.pk}/"
    assert here in page(client, inspector, f"/evidence/{pack.pk}/")
    assert 'value="Two wards"' in page(client, inspector, here)
    answer = client.post(here, typed(white="19"))
    assert answer["Location"] == f"/evidence/{pack.pk}/"
    html = page(client, inspector, f"/evidence/{pack.pk}/")
    assert "You spoke to 25 people" in html
    assert "Put right by another" in html
    assert f'href="{here}"' not in html
    again = client.post(here, typed(white="20"))
    assert again.status_code == 409
    assert "put right already" in again.content.decode()


def test_what_cannot_be_is_answered_in_words(client, inspector, pack):
    answer = note(client, inspector, pack, white="-1")
    assert answer.status_code == 409
    assert "Write 0 or more." in answer.content.decode()
    assert note(client, inspector, pack, on_year="2099").status_code == 409
    assert note(client, inspector, pack, white="some").status_code == 422
    assert note(client, inspector, pack, where_at="a\x00b").status_code == 422
    assert not StaffSpokenTo.objects.exists()


def test_on_a_closed_pack_the_form_says_why_it_takes_no_more(client, inspector, pack):
    note(client, inspector, pack)
    client.post(f"/evidence/{pack.pk}/close/")
    noted = StaffSpokenTo.objects.get()
    for address in (f"/evidence/{pack.pk}/spoken-to/", f"/evidence/spoken-to/{noted.pk}/"):
        html = page(client, inspector, address)
        assert "closed before its time was over" in html
        assert "<textarea" not in html
        assert 'name="white"' not in html
    assert note(client, inspector, pack, where_at="Elsewhere").status_code == 409


def test_the_organisation_reads_the_pack_and_nothing_of_whom_they_spoke_to(
    client, trust, inspector, pack
):
    note(client, inspector, pack)
    noted = StaffSpokenTo.objects.get()
    lead = account_with_role("equality-lead", trust)
    for address in (f"/evidence/{pack.pk}/", "/organisations/T/fairness/evidence/"):
        html = page(client, lead, address)
        for words in ("Two wards", "spoke to", "spoken"):
            assert words not in html
    page(client, lead, f"/evidence/{pack.pk}/spoken-to/", 403)
    page(client, lead, f"/evidence/spoken-to/{noted.pk}/", 403)
    assert client.post(f"/evidence/{pack.pk}/spoken-to/", typed()).status_code == 403
    assert StaffSpokenTo.objects.count() == events("spoken_to.noted").count() == 1


def test_another_inspector_and_a_guessed_number_find_nothing(client, country, inspector, pack):
    note(client, inspector, pack)
    noted = StaffSpokenTo.objects.get()
    second = account_with_role("inspector", country)
    page(client, second, f"/evidence/{pack.pk}/spoken-to/", 404)
    page(client, second, f"/evidence/spoken-to/{noted.pk}/", 404)
    page(client, inspector, "/evidence/999999999/spoken-to/", 404)
    page(client, inspector, "/evidence/spoken-to/999999999/", 404)


def test_no_paper_holds_it_for_paper_is_passed_on(client, inspector, pack):
    note(client, inspector, pack)
    answer = client.get(f"/evidence/{pack.pk}/pack.pdf")
    text = "".join(one.extract_text() for one in PdfReader(BytesIO(answer.content)).pages)
    assert "Fingerprint" in text
    assert "Two wards" not in text
