"""A rule is one file, one question, one code, one source, and a test."""

import ast
import re
from collections.abc import Iterable, Iterator

from launcher.catalogue import APP_CODES
from tests.house.source import (
    Offences,
    Source,
    called,
    everything,
    gather,
    hold,
    planted,
    public_functions,
    rooms,
)

CODE = re.compile(r"^([A-Z]{3}-\d+):? ")
ALLOWED = {
    "access/rules/roles.py": "the list of roles itself, in words a manager can read: no question",
    "access/rules/demo_accounts.py": "a list of made-up people: no question",
    "intake/rules/place_kinds.py": "a list of kinds: no question",
    "standards/rules/rule_tree.py": "a kind of value and what can be asked of it; STD-40 reads it",
}


def ill_kept(rules: Iterable[Source], tests: Iterable[Source]) -> Offences:
    """Rule files that hold something else than one question, or that nobody can trace or trust."""
    rules = [rule for rule in rules if rule.name not in ("__init__", "facts")]
    tested = {(test.app, name) for test in tests if test.is_test for name in _names(test.tree)}
    found = [(rule.path, what) for rule in rules for what in _judge(rule, tested)]
    return gather([*found, *_reused(rules)])


def _judge(rule: Source, tested: set[tuple[str, str]]) -> Iterator[str]:
    said = ast.get_docstring(rule.tree) or ""
    functions = [function.name for function in public_functions(rule.tree)]
    if functions != [rule.name]:
        yield f"holds {functions}, not one public function called {rule.name}"
    code = CODE.match(said)
    if not code:
        yield "does not begin with a code such as BRD-12"
    elif code[1][:3] != APP_CODES.get(rule.app):
        yield f"{code[1]} does not carry the code of {rule.app}"
    elif strays := [c for c in _reason_codes(rule.tree) if not re.match(code[1] + r"\D?$", c)]:
        yield f"gives reasons under codes of other rules: {strays}"
    if not re.search(r"^Source: \S", said, re.MULTILINE):
        yield "has no line that begins with Source:"
    if (rule.app, rule.name) not in tested:
        yield f"is called in no test of {rule.app}"


def _reason_codes(tree: ast.Module) -> list[str]:
    calls = (n for n in ast.walk(tree) if isinstance(n, ast.Call) and called(n) == "Reason")
    first = (call.args[0] for call in calls if call.args)
    return [arg.value for arg in first if isinstance(arg, ast.Constant)]


def _names(tree: ast.Module) -> set[str]:
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} | {
        node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)
    }


def _reused(rules: list[Source]) -> Iterator[tuple[str, str]]:
    owner: dict[str, str] = {}
    for rule in rules:
        code = CODE.match(ast.get_docstring(rule.tree) or "")
        if code and owner.setdefault(code[1], rule.path) != rule.path:
            yield rule.path, f"{code[1]} belongs to {owner[code[1]]}"


def test_every_rule_is_one_question_with_a_code_a_source_and_a_test():
    hold(ill_kept(rooms("rules"), everything()), ALLOWED)


GOOD = '''"""MEA-90: A made-up rule.

Source: made up.
"""
def may_it(day):
    """Say."""
    return [Reason("MEA-90a", "No.")]
'''
TEST = planted("measures/tests/rules/test_may_it.py", "def test_it():\n    assert may_it(1)")


def _judged(text: str, path: str = "measures/rules/may_it.py") -> str:
    return " ".join(ill_kept([planted(path, text)], [TEST]).values())


def test_a_rule_well_kept_passes():
    assert _judged(GOOD) == ""


def test_a_second_question_in_one_file_is_seen():
    assert "not one public function" in _judged(GOOD + "\ndef may_it_not(): ...\n")


def test_a_rule_without_a_code_is_seen():
    assert "does not begin with a code" in _judged(GOOD.replace("MEA-90: ", ""))


def test_a_code_of_another_app_is_seen():
    assert "does not carry the code" in _judged(GOOD.replace("MEA-90", "BRD-12"))


def test_a_reason_under_a_code_of_another_rule_is_seen():
    assert "codes of other rules" in _judged(GOOD.replace('"MEA-90a"', '"MEA-9"'))


def test_a_rule_without_a_source_is_seen():
    assert "Source:" in _judged(GOOD.replace("Source: made up.", "Made up."))


def test_a_rule_without_a_test_is_seen():
    assert "is called in no test" in " ".join(
        ill_kept([planted("measures/rules/may_it.py", GOOD)], []).values()
    )


def test_a_code_used_twice_is_seen():
    twice = [planted(f"measures/rules/{name}.py", GOOD) for name in ("may_it", "may_that")]
    assert "MEA-90 belongs to" in ill_kept(twice, [TEST])["measures/rules/may_that.py"]
