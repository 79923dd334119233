"""Counts of people reach nobody but through the engine of disclosure.

Figures of groups are `Shown` when they leave the worker, and only rules that ask the engine make one. What is
exact (lines, tallies, snapshots, what was behind a result) is out of reach of everything that answers a
reader. Whatever else counts people by group asks the engine too, or says here why it need not.
"""

import ast
from collections.abc import Iterable, Iterator

from tests.house.source import (
    Offences,
    Source,
    apps,
    called,
    gather,
    hold,
    imported,
    planted,
    rooms,
)

ENGINE = "leadwell.stats.disclosure"
MAY_MAKE = {
    "Shown": ("fairness/rules/", "fairness/queries/results.py"),
    "ShownGroup": ("fairness/rules/", "fairness/queries/results.py"),
    "Printed": ("stats/disclosure/", "fairness/rules/",
                "measures/queries/manager_releases.py"),
    "Release": ("stats/disclosure/", "fairness/rules/",
                "measures/queries/manager_releases.py"),
    "Disclosed": ("fairness/rules/", "fairness/queries/printed_places.py"),
    "Result": ("fairness/actions/keeping_results.py",),
    "PooledResult": ("fairness/actions/pooling.py",),
}  # fmt: skip
EDGES = ("views", "pages", "forms", "api", "urls", "management")
EXACT = (
    "leadwell.fairness.queries.counting",
    "leadwell.fairness.queries.printed_places",
    "leadwell.fairness.queries.printing",
    "leadwell.fairness.queries.bases",
    "leadwell.fairness.queries.pools",
    "leadwell.fairness.queries.pay_results",
    "leadwell.fairness.queries.tables.counting",
    "leadwell.fairness.queries.tried.counted",
    "leadwell.fairness.queries.tried.groups",
    "leadwell.appointments.queries.tried_people",
    "leadwell.fairness.rules.facts.Line",
    "leadwell.fairness.rules.facts.Tally",
    "leadwell.gateways.warehouse",
    "leadwell.equality.queries.counts.counts",
)
NOT_PEOPLE = "counts {} and not people"
OWN = "{}: those who count here see each of them by name on the same page"
ALLOWED_EXACT: dict[str, str] = {}
HARMLESS = (
    "leadwell.gateways.warehouse.Unreadable",  # that it failed, and what to do
    "leadwell.fairness.queries.counting.years",  # which days a year has
)
ALLOWED_COUNTS: dict[str, str] = {
    "equality/queries/counts.py": "the counting door itself: fairness alone may call it, and hides",
    "fairness/queries/like_lines.py": "the worker's exact lines, or counts that are printed already",
    "fairness/queries/counting/": "counts inside the worker; may_be_printed stands between it and a page",
    "fairness/queries/reports/standing_out.py": NOT_PEOPLE.format(
        "what stands out, as it is printed"
    ),
    "home/queries.py": NOT_PEOPLE.format("figures of an organisation"),
    "keeping/queries/over.py": OWN.format("records whose time is over"),
    "organisations/queries/places.py": NOT_PEOPLE.format("organisations"),
    "organisations/queries/who_told.py": NOT_PEOPLE.format("employers"),
    "organisations/queries/manager_statements.py": "statements; measures hides what comes of them",
    "standards/queries/affected.py": "exact, and only for those who may see such counts (STD)",
    "standards/queries/drafts.py": NOT_PEOPLE.format("comments"),
    "training/queries/drawing.py": "the draw's own facts: sizes of units decide who is small, none is shown",
    "training/queries/for_the_gate.py": NOT_PEOPLE.format("places that are free"),
    "training/queries/learning.py": OWN.format("people on a run"),
    "training/queries/places.py": NOT_PEOPLE.format("places of a run, taken or free"),
    "training/queries/rounds_counts.py": "a round whole, in no groups: published with the draw, for checking",
    "training/queries/statements.py": NOT_PEOPLE.format("statements"),
    "training/queries/tools.py": OWN.format("people who opened a course"),
}


def made_elsewhere(sources: Iterable[Source]) -> Offences:
    """What only the engine's own rules may make, made by others."""
    return gather((source.path, what) for source in sources for what in _made(source))


def _made(source: Source) -> Iterator[str]:
    names = {name.rpartition(".")[2] for name in imported(source.tree) if _ours(name)}
    for node in ast.walk(source.tree):
        name = called(node) if isinstance(node, ast.Call) else ""
        if name in names & MAY_MAKE.keys() and not source.path.startswith(MAY_MAKE[name]):
            yield f"makes a {name}"


def _ours(name: str) -> bool:
    return name.startswith(("leadwell.fairness", ENGINE))


def reaching_for_exact(sources: Iterable[Source]) -> Offences:
    """Edges that reach for what is exact."""
    found = (
        (source.path, f"reaches for {name}")
        for source in sources
        for name in imported(source.tree)
        if any(f"{name}.".startswith(f"{exact}.") for exact in EXACT)
        and not name.startswith(HARMLESS)
    )
    return gather(found)


def counting_alone(sources: Iterable[Source]) -> Offences:
    """Queries that count by group and never ask the engine."""
    found = (
        (source.path, "counts by group and does not ask the engine of disclosure")
        for source in sources
        if _counts(source.tree) and not _asks(source.tree)
    )
    return gather(found)


def _counts(tree: ast.Module) -> bool:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) == "Count":
            return True
        said = node.value if isinstance(node, ast.Constant) else ""
        if isinstance(said, str) and "GROUP BY" in said and "count(" in said.lower():
            return True
    return False


def _asks(tree: ast.Module) -> bool:
    return any(name.startswith(ENGINE) for name in imported(tree))


def test_only_rules_that_ask_the_engine_make_what_may_be_printed():
    hold(made_elsewhere(apps("fairness", "measures", "api", "home", "intake", "stats")), {})


def test_nothing_that_answers_a_reader_reaches_for_what_is_exact():
    hold(reaching_for_exact(rooms(*EDGES)), ALLOWED_EXACT)


def test_whatever_counts_by_group_asks_the_engine_or_says_why_not():
    hold(counting_alone(rooms("queries")), ALLOWED_COUNTS)


def test_a_page_that_makes_a_figure_of_its_own_is_seen():
    text = "from leadwell.fairness.rules.facts import Shown\nShown(1)"
    assert made_elsewhere([planted("fairness/pages/one.py", text)])
    assert not made_elsewhere([planted("fairness/rules/one.py", text)])
    other = "from leadwell.measures.queries.shown import Shown\nShown(1)"
    assert not made_elsewhere([planted("measures/pages/one.py", other)])


def test_a_page_that_reads_a_snapshot_is_seen():
    text = "from leadwell.gateways.warehouse import open_snapshot"
    assert reaching_for_exact([planted("fairness/views/one.py", text)])
    line = "from leadwell.fairness.rules.facts import Line"
    assert reaching_for_exact([planted("fairness/pages/one.py", line)])
    assert not reaching_for_exact([planted("fairness/pages/one.py", line.replace("Line", "Kind"))])


def test_a_query_that_counts_people_by_group_alone_is_seen():
    orm, sql = "people.annotate(n=Count('pk'))", "ASK = 'SELECT a, count(*) FROM b GROUP BY 1'"
    assert counting_alone([planted("x/queries.py", orm)])
    assert counting_alone([planted("x/queries.py", sql)])
    asks = f"from {ENGINE} import release\n"
    assert not counting_alone([planted("x/queries.py", asks + orm)])
    assert not counting_alone([planted("x/queries.py", "'SELECT 1'")])
