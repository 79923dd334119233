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
    "measures/queries/listing.py:key_of_figure": "a place in a list, without its value",
    "measures/queries/one_measure.py:_residual": "what counting leaves over: it is about no people",
    "measures/queries/to_draw.py:charts_since": "which places have figures, without any value",
    "measures/queries/rated_places.py": "the regulator's words about places: nobody is counted",
}


def read_elsewhere(sources: Iterable[Source]) -> Offences:
    """Files other than the queries and actions of `measures` that reach for figures."""
    outside = (s for s in sources if (s.app, s.room) not in DOORS and "migrations" not in s.parts)
    return gather((source.path, what) for source in outside for what in _judge(source.tree))


def _judge(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        said = ast.unparse(node) if isinstance(node, ast.Attribute) else ""
        if said and THROUGH.search(said):
            yield f"line {node.lineno}: {said}"
        if isinstance(node, ast.Constant) and "measures_figure" in str(node.value):
            yield f"line {node.lineno}: the figures' table by name"


def read_unjudged(queries: Iterable[Source]) -> Offences:
    """Functions that read figures and never ask what may be shown of few people, themselves or by
    a function beside them; a statement that stands by itself counts for its whole file."""
    return {
        f"{source.path}:{getattr(part, 'name', '')}": "reads figures and asks no disclosure rule"
        for source in queries
        for part in source.tree.body
        if any(_judge(part)) and not _names(part, source.tree) & ASKING
    }


def _names(part: ast.stmt, tree: ast.Module) -> set[str]:
    """Every name used in a function and in the functions of its file that it uses."""
    beside = {each.name: each for each in tree.body if isinstance(each, ast.FunctionDef)}
    to_read: list[ast.AST] = [part if isinstance(part, ast.FunctionDef) else tree]
    found: set[str] = set()
    while to_read:
        fresh = {n.id for n in ast.walk(to_read.pop()) if isinstance(n, ast.Name)} - found
        found |= fresh
        to_read += [beside[name] for name in fresh & beside.keys()]
    return found


def test_every_read_of_figures_asks_what_may_be_shown():
    reading = [s for s in everything() if (s.app, s.room) == ("measures", "queries")]
    assert any(any(_judge(source.tree)) for source in reading), "the guard looks at nothing"
    hold(read_unjudged(reading), ALLOWED_UNJUDGED)


def test_a_read_that_does_not_ask_is_seen():
    text = "def f(): return list(Figure.objects.values('value'))"
    assert read_unjudged([planted("measures/queries/raw.py", text)])
    assert read_unjudged([planted("measures/queries/raw.py", f"{text}\ndef g(): return show(1)")])
    asking = "def f(): return [show(row) for row in Figure.objects.values('value')]"
    assert not read_unjudged([planted("measures/queries/fit.py", asking)])


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


COUNTS = {"manager_counts", "ManagerCounts", "staff_group_flow"}
MAY_COUNT = {
    "organisations/queries/manager_counts.py": "the count itself: it asks who may have it exactly",
    "measures/queries/manager_numbers.py": "puts every count through the engine",
    "measures/queries/manager_releases.py": "hands exact counts to those who may, others to the engine",
    "measures/queries/reconciling.py": "for the exact page, beside what was published",
    "intake/actions/demo/turnover.py": "of made-up people",
    "measures/actions/releasing.py": "makes what the engine lets through",
    "measures/pages/manager_chapters.py": "says what only the exact page is given",
}


def counted_elsewhere(sources: Iterable[Source]) -> Offences:
    """Files that reach for counts of people without going through the disclosure engine."""
    return gather(
        (source.path, f"uses {node.name}")
        for source in sources
        for node in ast.walk(source.tree)
        if isinstance(node, ast.alias) and node.name in COUNTS
    )


def test_counts_of_managers_go_through_the_disclosure_engine():
    found = counted_elsewhere(s for s in everything() if not s.is_test)
    assert found, "the guard looks at nothing"
    wrong = found.keys() - MAY_COUNT.keys()
    assert not wrong, found


def test_a_page_that_counts_managers_itself_is_seen():
    text = "from leadwell.organisations.queries.manager_counts import manager_counts"
    assert counted_elsewhere([planted("home/pages.py", text)])
