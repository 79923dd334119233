"""The pieces of pages: well formed, and readable by a machine that reads aloud."""

from __future__ import annotations

import html5lib
import pytest
from django.template import engines
from django.test import RequestFactory

from leadwell.actor import ANYONE
from leadwell.design import examples
from leadwell.design.gallery import ExampleChart, ExampleError, ExampleSheet, Gallery, gallery_page
from leadwell.design.pages import Column, Figure, Row, Table, Turn

pytestmark = pytest.mark.urls("leadwell.design.tests.addresses")


def drawn(source: str, **context):
    template = engines["jinja2"].from_string('{% import "parts.jinja" as parts %}' + source)
    return html5lib.parseFragment(template.render(context), namespaceHTMLElements=False)


def test_a_table_names_itself_its_columns_and_its_rows():
    table = drawn("{{ parts.table(t) }}", t=examples.small_table())
    assert table.find(".//caption").text == examples.small_table().caption
    assert {th.get("scope") for th in table.findall(".//thead//th")} == {"col"}
    assert {th.get("scope") for th in table.findall(".//tbody//th")} == {"row"}


def test_a_wide_table_can_be_scrolled_by_keyboard_and_says_what_it_is():
    region = drawn("{{ parts.table(t) }}", t=examples.small_table()).find(".//div[@role='region']")
    assert region.get("tabindex") == "0"
    assert region.get("aria-label") == examples.small_table().caption


def test_numbers_stand_to_the_right_in_their_columns():
    table = Table("Two", (Column("Place"), Column("Share", numeric=True)), (Row(("A", "1.0%")),))
    cell = drawn("{{ parts.table(t) }}", t=table).find(".//td")
    assert "nhsuk-table__cell--numeric" in cell.get("class")


def test_names_from_files_are_marked_as_data():
    table = drawn("{{ parts.table(t) }}", t=examples.small_table())
    assert table.find(".//tbody//th//span[@translate='no']").text == "Made-up Vale Trust"


def test_an_empty_table_teaches():
    table = Table("Applications", (Column("Name"),), (), empty="Nobody has applied yet.")
    page = drawn("{{ parts.table(t) }}", t=table)
    assert page.find(".//table") is None
    assert page.find("p").text == "Nobody has applied yet."


def test_a_figure_says_what_it_shows_and_keeps_its_place_free():
    figure = Figure("/x.svg", "A title", 'It says "more" & more.', examples.small_table(), "/x.csv")
    page = drawn("{{ parts.figure(f) }}", f=figure)
    picture = page.find(".//img")
    assert picture.get("alt") == 'It says "more" & more.'
    assert (picture.get("width"), picture.get("loading")) == ("360", "lazy")
    assert page.find(".//details//table") is not None
    assert [a.get("href") for a in page.findall(".//a") if a.get("href").endswith("csv")] == [
        "/x.csv"
    ]


def test_the_first_page_offers_no_page_before_it():
    page = drawn("{{ parts.turn(t) }}", t=Turn(next="?after=x"))
    assert [a.get("rel") for a in page.findall(".//a")] == ["next"]


def test_a_list_of_one_page_has_no_pages():
    assert drawn("{{ parts.turn(t) }}", t=Turn()).find(".//nav") is None


def asked(view, path="/design/", **kwargs):
    request = RequestFactory().get(path)
    request.actor = lambda: ANYONE
    request.csp_nonce = "n"
    return view.as_view()(request, **kwargs)


@pytest.fixture
def gallery():
    return asked(Gallery).content.decode()


def test_the_gallery_is_valid_html(gallery):
    html5lib.HTMLParser(strict=True).parse(gallery)


def test_no_two_things_on_the_gallery_share_an_id(gallery):
    ids = [e.get("id") for e in html5lib.parse(gallery, namespaceHTMLElements=False).iter()]
    known = [i for i in ids if i]
    assert sorted(known) == sorted(set(known))


def test_the_gallery_shows_every_family_of_charts():
    from leadwell.design.charts import FAMILIES

    assert {chart().family for chart in examples.CHARTS.values()} == set(FAMILIES)
    assert len(gallery_page().figures) == len(examples.CHARTS)


def test_the_gallerys_doors_open(settings, tmp_path):
    settings.CHART_CACHE = tmp_path
    assert asked(ExampleChart, name="bars").status_code == 200
    assert asked(ExampleChart, name="nothing").status_code == 404
    assert "'=1+1" in b"".join(asked(ExampleSheet)).decode()


@pytest.mark.parametrize("status", [400, 403, 404, 500])
def test_each_refusal_has_its_page(status):
    answer = asked(ExampleError, status=status)
    assert answer.status_code == status
    html5lib.HTMLParser(strict=True).parse(answer.content.decode())
