"""Every write says who asked and when, by name."""

import ast
from collections.abc import Iterable, Iterator

from tests.house.source import Offences, Source, gather, hold, planted, public_functions, rooms

ALLOWED = {
    "history/actions.py:record": "reads as a sentence: record('term.extended', about=term, ...)",
}


def unsigned(actions: Iterable[Source]) -> Offences:
    """Actions that can be called by position, or without `by` and `now`."""
    return gather(
        (f"{source.path}:{function.name}", what)
        for source in actions
        for function in public_functions(source.tree)
        for what in _judge(function.args)
    )


def _judge(arguments: ast.arguments) -> Iterator[str]:
    if arguments.args or arguments.posonlyargs or arguments.vararg:
        yield "takes arguments by position"
    names = {argument.arg for argument in arguments.kwonlyargs}
    if missing := {"by", "now"} - names:
        yield f"does not take {' and '.join(sorted(missing))}"


def test_every_action_says_who_and_when():
    hold(unsigned(rooms("actions")), ALLOWED)


def _judged(text: str) -> str:
    return " ".join(unsigned([planted("boards/actions.py", text)]).values())


def test_an_action_called_by_position_is_seen():
    assert "by position" in _judged("def extend(term_id, *, by, now): ...")


def test_an_action_that_nobody_asked_for_is_seen():
    assert "does not take by" in _judged("def extend(*, now): ...")


def test_an_action_that_reads_the_clock_itself_is_seen():
    assert "does not take now" in _judged("def extend(*, by): ...")


def test_an_action_well_signed_passes():
    assert _judged("def extend(*, by, now): ...\ndef _helper(a, b): ...") == ""
