"""Fields draw themselves, with what is wrong in plain words."""

from __future__ import annotations

from datetime import date

import html5lib
import pytest
from django import forms

from leadwell.design import components, fields
from leadwell.design.gallery import ExampleForm, FilterForm
from leadwell.design.words import data


class Everything(fields.Form):
    on = fields.DateField(label="When?", required=False)
    days = fields.ChoicesField(
        label="Days", choices=[("mon", "Monday"), ("tue", "Tuesday")], required=False
    )
    note = fields.TextField(label="Note <b>", help_text="Hint & more", required=False, max_length=5)


@pytest.mark.parametrize("name", list(ExampleForm.base_fields))
def test_each_field_draws_an_nhs_component_with_its_label(name):
    form = ExampleForm()
    drawn = str(form[name])
    html5lib.HTMLParser(strict=True).parseFragment(drawn)
    assert "nhsuk-form-group" in drawn
    assert form.fields[name].label in drawn


@pytest.mark.parametrize("name", [n for n, f in ExampleForm.base_fields.items() if f.required])
def test_each_field_left_empty_says_so_beside_itself_and_at_the_top(name):
    form = ExampleForm({})
    error = form.errors[name][0]
    assert error in str(form[name])
    assert "nhsuk-form-group--error" in str(form[name])
    summary = components.error_summary(form)
    assert error in summary


def test_each_line_of_the_summary_leads_to_a_box_that_is_there():
    form = ExampleForm({})
    page = "".join(str(field) for field in form)
    lines = html5lib.parseFragment(
        components.error_summary(form), namespaceHTMLElements=False
    ).findall(".//a")
    assert len(lines) == len(form.errors)
    for line in lines:
        assert f'id="{line.get("href")[1:]}"' in page


def test_our_words_are_used_and_never_djangos():
    form = ExampleForm({"email": "asha", "places": "many", "answer": "perhaps", "name": "A"})
    assert form.errors["email"] == ["Write an email address like name@example.com"]
    assert form.errors["places"] == ["Write a whole number, like 12"]
    assert form.errors["answer"] == ["Choose one from the list"]


def test_too_long_a_text_is_told_the_limit():
    assert Everything({"note": "123456"}).errors["note"] == ["Use 5 characters or fewer"]


def test_what_was_typed_and_what_was_written_is_escaped():
    form = Everything({"note": '"><script>'})
    drawn = str(form["note"])
    assert "<script>" not in drawn
    assert "Note &lt;b&gt;" in drawn
    assert "Hint &amp; more" in drawn


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        pytest.param(("27", "3", "2026"), date(2026, 3, 27), id="a-day"),
        pytest.param(("", "", ""), None, id="nothing-is-nothing"),
        pytest.param((" 1 ", "12", "1999"), date(1999, 12, 1), id="spaces-do-no-harm"),
    ],
)
def test_three_numbers_are_a_day(typed, value):
    form = Everything(_day(typed))
    assert form.is_valid()
    assert form.cleaned_data["on"] == value


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        (("31", "2", "2026"), "Write a real date, like 27 3 2026"),
        (("a", "2", "2026"), "Write a real date, like 27 3 2026"),
        (("1", "", "2026"), "Write the day, the month and the year"),
    ],
)
def test_what_is_no_day_is_told_so_and_kept(typed, error):
    form = Everything(_day(typed))
    assert form.errors["on"] == [error]
    assert f'value="{typed[0]}"' in str(form["on"])


def _day(typed):
    return dict(zip(("on_day", "on_month", "on_year"), typed, strict=True))


def test_boxes_already_ticked_stay_ticked():
    drawn = str(Everything({"days": ["tue"]})["days"])
    assert 'type="checkbox" value="tue" checked' in drawn
    assert 'value="mon" checked' not in drawn


def test_a_name_among_the_choices_stays_marked_as_one_and_is_escaped():
    class Whose(fields.Form):
        who = fields.ChoicesField(choices=[("1", data("<b>Asha</b>")), ("2", "<i>Other</i>")])

    html = str(Whose()["who"])
    assert '<span translate="no">&lt;b&gt;Asha&lt;/b&gt;</span>' in html
    assert "&lt;i&gt;Other&lt;/i&gt;" in html


def test_a_password_is_never_written_back():
    drawn = str(ExampleForm({"password": "correct horse"})["password"])
    assert "correct horse" not in drawn


def test_optional_is_said_only_where_something_is_required():
    assert "(optional)" in str(ExampleForm()["region"])
    assert "(optional)" not in str(FilterForm()["kind"])


class Foreign(forms.Form):
    login = forms.EmailField(label="Email")
    remember = forms.BooleanField(required=False)
    back = forms.CharField(widget=forms.HiddenInput)


def test_a_form_that_is_not_ours_is_drawn_by_its_widgets():
    form = Foreign()
    assert 'class="nhsuk-input"' in components.drawn(form["login"])
    assert "nhsuk-checkboxes" in components.drawn(form["remember"])
    assert components.drawn(form["back"]).startswith('<input type="hidden"')


def test_there_is_no_summary_when_all_is_well():
    assert components.error_summary(Everything({})) == ""


def test_a_rules_reasons_stand_first_in_the_summary():
    summary = components.error_summary(ExampleForm({}), ("The course has begun.",))
    assert summary.index("The course has begun.") < summary.index("Write something here")
