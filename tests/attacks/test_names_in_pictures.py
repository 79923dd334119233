"""Names come from files, and a picture is made of them by a program that trusts what it is given."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from leadwell.design.charts import rendering
from leadwell.design.charts.chart import Chart

NAMES = [
    "\x01", "a\x1b[2Jb", "a\x00b", "\uffff", "\ud800", "\x7f\x85", "\u202eright to left",
    "</text><script>alert(1)</script>", '"><svg onload="alert(1)">', "]]>", "<!--", "&nbsp;",
    "{{ 7 * 7 }}", "datum.name", "'+alert(1)+'", "%s{0}", "=1+1", "N" * 5_000, "e" + "\u0301" * 500,
]  # fmt: skip


@pytest.mark.parametrize("family", ["bars", "dots"])
@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_no_name_ends_the_process_or_runs_in_a_picture(family, name):
    row = {"name": name, "value": 4.0, "low": 3.0, "high": 9.0, "you": True}
    options = {"unit": "%", "national": 5.0, "national_name": name, "axis_title": name}
    drawn = rendering.render(Chart(family, f"t{name}", f"s{name}", (row,), options), prefix="x")
    parts = list(ElementTree.fromstring(drawn).iter())  # noqa: S314 - our own picture
    assert not any(part.tag.endswith("script") for part in parts)
    assert not any(key.startswith("on") for part in parts for key in part.attrib)


def test_what_a_picture_can_hold_is_kept():
    chart = Chart(
        "bars", "Môn\x01", "😀 \u202eé", ({"name": "a\x0bb", "value": 1},), {"k": ["\x02c"]}
    )
    kept = rendering.drawable(chart)
    assert (kept.title, kept.says) == ("Môn", "😀 \u202eé")
    assert kept.rows == ({"name": "ab", "value": 1},)
    assert kept.options == {"k": ["c"]}
