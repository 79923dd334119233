"""Every refusal becomes words with the right status."""

from __future__ import annotations

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404
from django.test import RequestFactory, override_settings

from leadwell.actor import ANYONE, EVERYWHERE, Actor, Grant, Permission
from leadwell.design import fields
from leadwell.design.doorways import FormPageView, NotFound, PageView, Sheet
from leadwell.design.downloads import Download
from leadwell.design.pages import Page
from leadwell.reasons import NotPermitted, Reason, RuleBroken

SIGNED_IN = Actor(name="Asha", person_id=1)
LOADER = Actor(
    name="Ben", person_id=2, grants=frozenset({Grant(Permission.LOAD_FILES, EVERYWHERE)})
)


class TermForm(fields.Form):
    until = fields.TextField(label="Until when?")


class Read(PageView):
    permission = Permission.LOAD_FILES
    template_name = "error.jinja"
    raises: Exception | None = None

    def page(self, *, by, today):
        if self.raises:
            raise self.raises
        return _page()


class Write(FormPageView):
    permission = Permission.LOAD_FILES
    template_name = "gallery_form.jinja"
    form_class = TermForm
    success_address = "/done/"
    raises: Exception | None = None

    def page(self, *, by, today):
        return _page()

    def act(self, form, *, by, now):
        if self.raises:
            raise self.raises


def _page() -> Page:
    from leadwell.design.pages import ErrorPage

    return ErrorPage(status=200, title="A title", purpose="A purpose")


def asked(view, *, by, method="get", data=None, **initial):
    request = getattr(RequestFactory(), method)("/somewhere/?page=2", data or {})
    request.actor = lambda: by
    request.csp_nonce = "n0nce"
    return view.as_view(**initial)(request)


def test_someone_with_the_permission_reads_the_page():
    answer = asked(Read, by=LOADER)
    assert answer.status_code == 200
    assert "<title>A title – Leadwell</title>" in answer.content.decode()


def test_anyone_is_sent_to_sign_in_and_back_again():
    answer = asked(Read, by=ANYONE)
    assert answer.status_code == 302
    assert answer["Location"].endswith("?next=%2Fsomewhere%2F%3Fpage%3D2")


def test_someone_without_the_permission_is_told_what_and_who_can_help():
    answer = asked(Read, by=SIGNED_IN)
    assert answer.status_code == 403
    words = answer.content.decode()
    assert "Your account may not load published files." in words
    assert "looks after access" in words


def test_an_action_that_refuses_this_person_says_why():
    answer = asked(Read, by=LOADER, raises=NotPermitted("Nobody extends their own term."))
    assert answer.status_code == 403
    assert "Nobody extends their own term." in answer.content.decode()


@pytest.mark.parametrize(
    "missing", [NotFound("secret-name"), ObjectDoesNotExist("secret-name"), Http404()]
)
def test_missing_and_hidden_look_the_same(missing):
    answer = asked(Read, by=LOADER, raises=missing)
    assert answer.status_code == 404
    assert "secret-name" not in answer.content.decode()


def test_a_mistake_of_ours_is_not_hidden():
    with pytest.raises(KeyError):
        asked(Read, by=LOADER, raises=KeyError("bug"))


def test_what_not_everyone_may_see_is_left_in_no_cache():
    assert asked(Read, by=LOADER)["Cache-Control"] == "private, no-store"


def test_a_form_with_a_gap_comes_back_with_what_to_mend():
    answer = asked(Write, by=LOADER, method="post", data={"until": ""})
    words = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#id_until"' in words
    assert "<title>Error: A title – Leadwell</title>" in words


def test_a_broken_rule_is_explained_on_the_same_page_and_what_was_typed_is_kept():
    broken = RuleBroken([Reason("BRD-12a", "That is more than {limit} years.", {"limit": 9})])
    answer = asked(Write, by=LOADER, method="post", data={"until": "2031"}, raises=broken)
    words = answer.content.decode()
    assert answer.status_code == 409
    assert "That is more than 9 years." in words
    assert 'value="2031"' in words


def test_a_good_form_is_acted_on_and_leads_on():
    answer = asked(Write, by=LOADER, method="post", data={"until": "2031"})
    assert (answer.status_code, answer["Location"]) == (302, "/done/")


def test_a_page_to_read_takes_no_post():
    assert asked(Read, by=LOADER, method="post").status_code == 405


def test_a_spelling_mistake_in_a_page_is_loud():
    from django.template import engines
    from jinja2 import UndefinedError

    template = engines["jinja2"].from_string("{{ page.titel }}")
    with pytest.raises(UndefinedError, match="titel"):
        template.render({"page": _page()})


class Rows(Sheet):
    permission = Permission.PUBLIC

    def sheet(self, *, by, today):
        return Download("bullying 2024", ("Place", "Share"), [("=cmd()", -1.5)])


def test_a_sheet_is_a_csv_with_a_safe_name():
    answer = asked(Rows, by=ANYONE)
    assert answer["Content-Disposition"] == 'attachment; filename="bullying-2024.csv"'
    assert b"".join(answer).decode() == "Place,Share\r\n'=cmd(),-1.5\r\n"


@override_settings(LEADWELL_MODE="demo")
def test_the_made_up_banner_stands_on_every_page_of_the_demo_and_in_its_files():
    assert "Made-up data." in asked(Read, by=LOADER).content.decode()
    assert "Made-up figures" in b"".join(asked(Rows, by=ANYONE)).decode()


def test_there_is_no_banner_where_the_data_is_real():
    assert "Made-up data." not in asked(Read, by=LOADER).content.decode()


def test_every_script_carries_the_nonce_and_no_page_has_inline_style():
    words = asked(Read, by=LOADER).content.decode()
    assert words.count("<script") == words.count('nonce="n0nce"') == 2
    assert "style=" not in words
