"""Figures are read in one place, so that none is shown without passing the rules."""

import ast
import re
from collections.abc import Iterable, Iterator

from tests.house.source import Offences, Source, everything, gather, hold, planted

DOORS = {("measures", "queries"), ("measures", "actions")}
READS = "all|filter|exclude|get|values|values_list|aggregate|annotate|count|first|last|iterator"
THROUGH = re.compile(rf"\bFigure\.(objects|_default_manager)$|\.figures\.({READS})$")
ASKING = {"show", "show_all", "show_count", "may_show_ratio", "PROFILES"}
ALLOWED: dict[str, str] = {}
ALLOWED_UNJUDGED = {
    "measures/queries/rated_places.py": "the regulator's words about places: nobody is counted",
}


def read_elsewhere(sources: Iterable[Source]) -> Offences:
    """Files other than the queries and actions of `measures` that reach for figures."""
    outside = (s for s in sources if (s.app, s.room) not in DOORS and "migrations" not in s.parts)
    return gather((source.path, what) for source in outside for what in _judge(source))


def _judge(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        said = ast.unparse(node) if isinstance(node, ast.Attribute) else ""
        if said and THROUGH.search(said):
            yield f"line {node.lineno}: {said}"
        if isinstance(node, ast.Constant) and "measures_figure" in str(node.value):
            yield f"line {node.lineno}: the figures' table by name"


def read_unjudged(queries: Iterable[Source]) -> Offences:
    """Files that read figures and never ask what may be shown of few people."""
    return {
        source.path: "reads figures without asking leadwell.stats.disclosure, or what asks it"
        for source in queries
        if any(_judge(source)) and not _names(source.tree) & ASKING
    }


def _names(tree: ast.Module) -> set[str]:
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def test_every_read_of_figures_asks_what_may_be_shown():
    reading = [s for s in everything() if (s.app, s.room) == ("measures", "queries")]
    assert any(any(_judge(source)) for source in reading), "the guard looks at nothing"
    hold(read_unjudged(reading), ALLOWED_UNJUDGED)


def test_a_read_that_does_not_ask_is_seen():
    text = "def f(): return list(Figure.objects.values('value'))"
    assert read_unjudged([planted("measures/queries/raw.py", text)])
    assert not read_unjudged([planted("measures/queries/fit.py", f"{text}\nshow(f())")])


def test_figures_are_read_only_by_the_queries_of_measures():
    outside_tests = [source for source in everything() if not source.is_test]
    assert any((s.app, s.room) in DOORS for s in outside_tests), "the guard looks at nothing"
    hold(read_elsewhere(outside_tests), ALLOWED)


def _judged(text: str, path: str = "home/queries.py") -> bool:
    return bool(read_elsewhere([planted(path, text)]))


def test_a_page_that_reads_figures_itself_is_seen():
    assert _judged("Figure.objects.filter(measure='morale')")


def test_a_way_round_through_an_organisation_is_seen():
    assert _judged("organisation.figures.filter(measure='morale')")


def test_a_way_round_in_sql_is_seen():
    assert _judged("cursor.execute('select value from measures_figure')")


def test_a_page_that_was_given_figures_passes():
    assert not _judged("rows = [figure.value for figure in picture.figures]")


def test_the_queries_of_measures_may_read():
    assert not _judged("Figure.objects.all()", "measures/queries.py")
