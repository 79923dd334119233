"""Every write says who asked and when, by name."""

import ast
from collections.abc import Iterable, Iterator

from tests.house.source import (
    Offences,
    Source,
    everything,
    gather,
    hold,
    imported,
    planted,
    public_functions,
)

ALLOWED = {
    "people/actions/many.py:copy_in": "a working part that two apps share: COPY, inside an action",
    "people/actions/many.py:reserve": "a working part that two apps share: numbers, and nothing written",
    "people/actions/many.py:reserve_people": "numbers for the action that follows; nothing is written",
    "organisations/actions/filling.py:reserve_posts": "the same",
    "history/actions/recording.py:record": "reads as a sentence: record('term.extended', about=term, ...)",
}


def unsigned(sources: Iterable[Source]) -> Offences:
    """Actions that can be called by position, or without `by` and `now`.

    In a file called `actions.py` every public function is an action. In a folder of that name an
    action is what somebody outside the folder imports; the rest are its working parts.
    """
    sources = list(sources)
    wanted = _wanted_from_outside(sources)
    return gather(
        (f"{source.path}:{function.name}", what)
        for source in sources
        if source.room == "actions"
        for function in public_functions(source.tree)
        if len(source.parts) == 2 or (source.app, function.name) in wanted
        for what in _judge(function.args)
    )


def _wanted_from_outside(sources: Iterable[Source]) -> set[tuple[str, str]]:
    found = set()
    for source in sources:
        for name in imported(source.tree):
            _, app, room, *rest = [*name.split("."), "", ""]
            if room == "actions" and rest and (source.app, source.room) != (app, "actions"):
                found.add((app, name.split(".")[-1]))
    return found


def _judge(arguments: ast.arguments) -> Iterator[str]:
    if arguments.args or arguments.posonlyargs or arguments.vararg:
        yield "takes arguments by position"
    names = {argument.arg for argument in arguments.kwonlyargs}
    if missing := {"by", "now"} - names:
        yield f"does not take {' and '.join(sorted(missing))}"


def test_every_action_says_who_and_when():
    everybody = [source for source in everything() if not source.is_test]
    assert any(source.room == "actions" for source in everybody), "the guard looks at nothing"
    hold(unsigned(everybody), ALLOWED)


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


def test_an_action_in_a_folder_is_seen_when_somebody_outside_uses_it():
    folder = planted("boards/actions/terms.py", "def extend(term_id): ...\ndef part(x): ...")
    view = planted("boards/views.py", "from leadwell.boards.actions.terms import extend")
    assert set(unsigned([folder, view])) == {"boards/actions/terms.py:extend"}
    assert not unsigned([folder])
