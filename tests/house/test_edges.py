"""Edges make one call in: they hold no queries. Only edges read the clock."""

import ast
from collections.abc import Iterable, Iterator

from tests.house.source import (
    Offences,
    Source,
    apps,
    called,
    everything,
    gather,
    hold,
    imported,
    planted,
    rooms,
)

MANAGERS = {"objects", "_default_manager", "_base_manager"}
RAW = {"cursor", "raw", "execute", "get_object_or_404", "get_list_or_404"}
CLOCKS = {"now", "today", "utcnow", "time", "monotonic", "perf_counter", "time_ns"}
CLOCK_OWNERS = {"datetime", "date", "timezone", "time", "dt"}
CHANCE = {"random", "secrets", "uuid", "numpy.random"}
INSIDE = {"actions", "queries", "permissions", "pages", "forms", "models", "rules"}

ALLOWED_QUERIES: dict[str, str] = {}
ALLOWED_CLOCKS: dict[str, str] = {}


def queries_in(edges: Iterable[Source]) -> Offences:
    """Edges that reach for a table, a manager or the database itself."""
    return gather((edge.path, what) for edge in edges for what in _queries(edge.tree))


def _queries(tree: ast.Module) -> Iterator[str]:
    for name in imported(tree):
        if ".models." in f"{name}." or name.startswith("django.db"):
            yield f"imports {name}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS:
            yield f"line {node.lineno}: .{node.attr}"
        if isinstance(node, ast.Call) and called(node) in RAW:
            yield f"line {node.lineno}: {called(node)}()"


def clocks_in(sources: Iterable[Source]) -> Offences:
    """Places that ask what time it is. `localdate(now)` asks nothing; `localdate()` does."""
    return gather((source.path, what) for source in sources for what in _clocks(source.tree))


def _clocks(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = called(node)
        owner = ast.unparse(node.func).split(".")[-2:-1]
        asked_now = name in ("localdate", "localtime") and not node.args
        if asked_now or (name in CLOCKS and set(owner) & CLOCK_OWNERS):
            yield f"line {node.lineno}: {ast.unparse(node.func)}()"


def chance_in(sources: Iterable[Source]) -> Offences:
    """Places that ask for chance."""
    return gather((source.path, what) for source in sources for what in _chance(source.tree))


def _chance(tree: ast.Module) -> Iterator[str]:
    for name in imported(tree):
        if name.split(".")[0] in CHANCE or name.startswith("numpy.random"):
            yield f"imports {name}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node).startswith("np.random"):
            yield f"line {node.lineno}: np.random"


def test_edges_contain_no_queries():
    hold(queries_in(rooms("views", "api", "tasks", "forms")), ALLOWED_QUERIES)


def test_only_edges_read_the_clock():
    inside = [s for s in everything() if s.room in INSIDE and not s.is_test]
    hold(clocks_in([*inside, *apps("stats", "allocation")]), ALLOWED_CLOCKS)


def test_rules_statistics_and_draws_ask_for_no_chance():
    hold(chance_in([*rooms("rules"), *apps("stats", "allocation")]))


def _view(text: str) -> str:
    return " ".join(queries_in([planted("boards/views.py", text)]).values())


def test_a_query_in_a_view_is_seen():
    assert ".objects" in _view("def get(): return Term.objects.all()")


def test_a_model_imported_by_a_view_is_seen():
    assert "models" in _view("def get():\n    from leadwell.boards.models import Term")


def test_a_view_that_talks_to_the_database_is_seen():
    assert "django.db" in _view("from django.db import connection")


def test_a_view_that_finds_its_own_row_is_seen():
    assert "get_object_or_404" in _view("def get(): return get_object_or_404(Term, pk=1)")


def test_a_rule_that_looks_at_the_clock_is_seen():
    for text in ("date.today()", "timezone.localdate()", "datetime.now(UTC)", "time.time()"):
        assert clocks_in([planted("boards/rules/late.py", text)]), text


def test_a_day_passed_in_is_no_clock():
    assert not clocks_in([planted("boards/actions.py", "localdate(now); pages.now()")])


def test_a_draw_that_rolls_its_own_dice_is_seen():
    for text in ("import random", "from numpy.random import default_rng", "np.random.rand()"):
        assert chance_in([planted("allocation/draw.py", text)]), text
