"""Every chart has a sentence for those who cannot see it, and a table beside it."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, fields

import pytest

from leadwell.design.charts import Chart
from leadwell.design.pages import Figure
from tests.house.source import Offences, Source, called, gather, hold, planted, rooms

WANTED = {"Chart": {"title", "says", "rows"}, "Figure": {"says", "table"}}
ORDER = {made.__name__: [field.name for field in fields(made)] for made in (Chart, Figure)}
ALLOWED = {
    "measures/pages/compare.py:_figures": "the page's own tables hold every value that is drawn",
    "measures/pages/full_measure.py:_picture": "the same: the tables and the CSV follow on the page",
    "measures/pages/full_measure.py:_years": "the same",
}


def speechless(sources: Iterable[Source]) -> Offences:
    """Charts described, or pictures shown, without their sentence or their rows."""
    return gather(
        (f"{source.path}:{getattr(part, 'name', '')}", what)
        for source in sources
        for part in source.tree.body
        for what in _judge(part)
    )


def _judge(part: ast.stmt) -> Iterator[str]:
    calls = [node for node in ast.walk(part) if isinstance(node, ast.Call)]
    measured = [arg for call in calls if called(call) == "size_of" for arg in call.args]
    for node in calls:
        if called(node) not in WANTED or node in measured:  # to be measured is not to be shown
            continue
        by_place = zip(ORDER[called(node)], node.args, strict=False)
        by_name = ((keyword.arg, keyword.value) for keyword in node.keywords)
        given = {name for name, value in (*by_place, *by_name) if not _empty(value)}
        missing = WANTED[called(node)] - given
        if missing and None not in given:
            yield f"line {node.lineno}: {called(node)} without {', '.join(sorted(missing))}"


def _empty(value: ast.expr) -> bool:
    if isinstance(value, ast.Constant):
        return not value.value
    return isinstance(value, (ast.List, ast.Tuple)) and not value.elts


def test_every_chart_has_a_sentence_and_a_table():
    hold(speechless(rooms("pages", "views", "queries")), ALLOWED)


def test_a_chart_cannot_be_made_without_a_sentence():
    needed = {field.name for field in fields(Chart) if field.default is MISSING}
    assert needed >= {"title", "says", "rows"}
    with pytest.raises(ValueError, match="sentence"):
        Chart(family="bars", title="Sickness", says="", rows=())


def _judged(text: str) -> bool:
    return bool(speechless([planted("boards/pages.py", text)]))


def test_a_chart_without_rows_is_seen():
    assert _judged('Chart(family="bars", title=t, says=s, rows=())')


def test_a_chart_without_a_sentence_is_seen():
    assert _judged('Chart(family="bars", title=t, rows=rows)')
    assert _judged('Chart("bars", t, "", rows)')


def test_a_picture_without_its_table_is_seen():
    assert _judged("Figure(href=h, title=t, says=s)")
    assert _judged("Figure(href=h, title=t, says=s, table=None)")


def test_a_chart_with_everything_passes():
    assert not _judged("Chart(family=f, title=t, says=s, rows=rows)")
    assert not _judged('Chart("bars", t, s, rows, {"unit": "percent"})')
    assert not _judged('size = size_of(Chart("strip", t, s, ()))')
    assert not _judged("Figure(href=h, title=t, says=s, table=table)")
