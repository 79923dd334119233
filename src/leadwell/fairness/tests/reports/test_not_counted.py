"""What a set asks for and a page has nothing about is named, with why."""

from __future__ import annotations

import re

import pytest

from leadwell.access.tests.factories import account_with_role
from leadwell.fairness.tests.factories import likelihood, result
from leadwell.organisations.tests.factories import place

pytestmark = pytest.mark.django_db
HERE = "/organisations/T/fairness/"


@pytest.fixture
def trust(client):
    trust = place("T")
    client.force_login(account_with_role("equality-lead", trust))
    return trust


def rows(client, address: str) -> dict[str, str]:
    html = client.get(address).content.decode()
    _before, _id, chapter = html.partition('id="not-counted"')
    plain = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "|", chapter.split("</section>")[0]))
    return dict.fromkeys(re.findall(r"\|(\d+\w?(?: \w+)?)\. ", plain), plain)


def test_a_question_without_a_file_and_a_figure_of_nobody_say_why(client, trust):
    result(trust, [likelihood("wdes-2")], set_code="wdes")
    found = rows(client, f"{HERE}wdes/")
    assert {"1", "6", "7", "8", "9b", "10"} <= found.keys()
    assert "2" not in found
    for words in (
        "No file with its answers is read here yet", "Told in words, with what was done",
        "The staff survey has published no answer", "Nobody was counted for it in this year",
    ):  # fmt: skip
        assert words in found["6"], words


def test_a_set_of_which_everything_is_counted_has_no_such_chapter(client, trust):
    codes = ("disparity-lower-middle", "disparity-middle-upper", "disparity-lower-upper")
    result(trust, [likelihood(code) for code in codes], set_code="disparity")
    assert rows(client, f"{HERE}disparity/") == {}
    assert "not-counted" not in client.get(f"{HERE}disparity/").content.decode()


def test_exact_numbers_are_not_lengthened_by_it(client, trust):
    for profile in ("ten-five", "internal-exact"):
        result(trust, [likelihood("wdes-2")], set_code="wdes", profile=profile)
    assert "Not counted here yet" in client.get(f"{HERE}wdes/").content.decode()
    assert "Not counted here yet" not in client.get(f"{HERE}wdes/exact/").content.decode()
