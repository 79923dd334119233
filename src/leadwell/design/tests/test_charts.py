"""Charts: well formed, named, cached, and cheap once drawn."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.test import RequestFactory

from leadwell.design import examples
from leadwell.design.charts import Chart, chart_response, draw, key_of, palette, scale, size_of

SVG = "{http://www.w3.org/2000/svg}"
NAMES = list(examples.CHARTS)
ONE = {"name": "Only one", "value": 5.0, "low": 4.0, "high": 6.0, "you": True}


@pytest.fixture(scope="module")
def chart_home(tmp_path_factory):
    return tmp_path_factory.mktemp("charts")


@pytest.fixture(autouse=True)
def _own_cache(settings, chart_home):
    settings.CHART_CACHE = chart_home


@pytest.mark.parametrize("name", NAMES)
def test_each_family_is_one_image_with_a_name_and_a_description(name):
    chart = examples.CHARTS[name]()
    root = ElementTree.fromstring(draw(chart))  # noqa: S314 - our own drawing
    assert root.get("role") == "img"
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert (title.text, desc.text) == (chart.title, chart.says)
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"


@pytest.mark.parametrize("name", NAMES)
def test_nothing_inside_the_image_speaks_or_runs(name):
    inside = draw(examples.CHARTS[name]()).split(">", 1)[1]
    assert not re.search(r"\b(aria-|role=|<script|style=|<style|onload)", inside)


@pytest.mark.parametrize("name", NAMES)
def test_each_picture_is_exactly_as_large_as_the_page_was_told(name):
    chart = examples.CHARTS[name]()
    width, height = size_of(chart)
    assert f'viewBox="0 0 {width} {height}"' in draw(chart)


def test_two_charts_on_one_page_share_no_id():
    first, second = (
        set(re.findall(r'\bid="([^"]+)"', draw(examples.CHARTS[n]()))) for n in ("strip", "dots")
    )
    assert first
    assert not first & second


def test_every_reference_inside_an_image_leads_somewhere():
    svg = draw(examples.control())
    known = set(re.findall(r'\bid="([^"]+)"', svg))
    assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= known


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Another title"},
        {"says": "Another sentence."},
        {"rows": ({"name": "A", "value": 1.0},)},
        {"options": {"unit": ""}},
        {"family": "bars"},
    ],
)
def test_whatever_shapes_the_picture_changes_its_key(change):
    chart = examples.dots()
    assert key_of(replace(chart, **change)) != key_of(chart)


def test_the_language_changes_the_key():
    assert key_of(examples.dots(), "en-xa") != key_of(examples.dots(), "en-gb")


def test_a_chart_drawn_before_is_read_without_the_drawing_library(chart_home):
    draw(examples.trend())
    code = (
        "import sys, django\n"
        "django.setup()\n"
        "from leadwell.design import examples\n"
        "from leadwell.design.charts import draw\n"
        "assert draw(examples.trend()).startswith('<svg')\n"
        "print([m for m in ('altair', 'vl_convert', 'pandas') if m in sys.modules])\n"
    )
    package = Path(palette.__file__).parents[3]
    env = {
        **os.environ,
        "PYTHONPATH": str(package),
        "DJANGO_SETTINGS_MODULE": "leadwell.config.settings",
        "LEADWELL_HOME": str(chart_home.parent),
    }
    code = code.replace(
        "django.setup()\n",
        "from django.conf import settings\n"
        f"settings.CHART_CACHE = {str(chart_home)!r}\n"
        "django.setup()\n",
        1,
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"


def test_drawing_leaves_no_half_written_file(chart_home):
    draw(examples.bars())
    assert not list(chart_home.rglob("*.part"))


def test_a_withheld_value_is_said_and_never_drawn_as_nothing():
    assert "withheld" in draw(examples.bars())
    assert "withheld" in draw(examples.dots())
    assert "withheld" in draw(examples.trend())


def test_a_reader_who_has_the_picture_is_told_so():
    first = chart_response(RequestFactory().get("/"), examples.bars())
    assert first["Content-Type"].startswith("image/svg+xml")
    again = RequestFactory().get("/", headers={"if-none-match": first["ETag"]})
    assert chart_response(again, examples.bars()).status_code == 304


def test_a_private_picture_is_kept_by_no_shared_cache():
    answer = chart_response(RequestFactory().get("/"), examples.bars(), shared=False)
    assert "private" in answer["Cache-Control"]


@pytest.mark.parametrize("family", ["pie", ""])
def test_there_are_no_other_families(family):
    with pytest.raises(ValueError, match="no family"):
        Chart(family, "A title", "A sentence.", (ONE,))


def test_a_chart_without_words_is_refused():
    with pytest.raises(ValueError, match="sentence"):
        Chart("bars", "A title", "", (ONE,))


def test_a_chart_of_nothing_is_refused():
    with pytest.raises(ValueError, match="nothing"):
        Chart("bars", "A title", "A sentence.", ())


@pytest.mark.parametrize(
    "colour",
    [
        palette.YOU,
        palette.PEER,
        palette.INK,
        palette.QUIET,
        palette.NATIONAL,
        palette.IMPROVEMENT,
        palette.CONCERN,
        palette.NEITHER,
    ],
)
def test_every_colour_stands_out_from_white(colour):
    assert 1.05 / (_luminance(colour) + 0.05) >= 3


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_renderer_knows_the_language_charts_are_written_in():
    import altair
    import vl_convert

    wanted = ".".join(altair.SCHEMA_VERSION.lstrip("v").split(".")[:2])
    assert wanted in vl_convert.get_vegalite_versions()


@pytest.mark.parametrize(
    "chart",
    [
        Chart("strip", "One alone", "One.", (ONE,)),
        Chart("dots", "One alone", "One.", (ONE,)),
        Chart("bars", "Nothing", "Nothing.", ({"name": "A", "value": 0.0},)),
        Chart("trend", "One year", "One.", ({"label": "2024", "value": 5.0},)),
        Chart("trend", "All withheld", "None.", ({"label": "2024", "value": None},)),
        Chart("control", "One month", "One.", ({"on": "2024-04-01", "value": 4.0},)),
    ],
    ids=lambda chart: f"{chart.family}-{chart.title}",
)
def test_a_picture_of_almost_nothing_is_still_a_picture(chart):
    width, height = size_of(chart)
    assert f'viewBox="0 0 {width} {height}"' in draw(chart)


@pytest.mark.parametrize(
    ("values", "wide"),
    [
        pytest.param([0.0, 0.0], (0.0, 1.08), id="always-nought"),
        pytest.param(
            [4.2, 4.2 + 1e-15], (3.62, 4.78), id="the-same-but-for-a-computers-last-place"
        ),
    ],
)
def test_an_axis_does_not_enlarge_what_is_smaller_than_a_written_step(values, wide):
    assert scale.axis_range(values, {"decimals": 1}) == pytest.approx(wide)
