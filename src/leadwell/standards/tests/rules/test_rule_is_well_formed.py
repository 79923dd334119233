import pytest

from leadwell.standards.rules.rule_is_well_formed import rule_is_well_formed

A, B = {"item": "core:1.1"}, {"item": "core:1.2"}


def deep(levels: int) -> dict:
    return {"any": [deep(levels - 1), B]} if levels else A


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        pytest.param(A, [], id="one-item"),
        pytest.param({"all": [A, {"any": [B]}]}, [], id="lists-in-lists"),
        pytest.param({"at_least": 2, "of": [A, B]}, [], id="as-many-as-are-listed"),
        pytest.param(deep(8), [], id="as-deep-as-may-be"),
        pytest.param(deep(9), ["STD-40f"], id="too-deep"),
        pytest.param({"any": [A] * 200}, ["STD-40f"], id="too-many-parts"),
        pytest.param([A], ["STD-40a"], id="a-bare-list"),
        pytest.param({"all": [A], "any": [B]}, ["STD-40a"], id="two-at-once"),
        pytest.param({"at_least": 1}, ["STD-40a"], id="at-least-of-nothing"),
        pytest.param({"all": [A, "core:1.2"]}, ["STD-40a"], id="a-bare-key"),
        pytest.param({"item": 7}, ["STD-40b"], id="a-key-that-is-a-number"),
        pytest.param({"item": "core"}, ["STD-40b"], id="a-key-without-a-code"),
        pytest.param({"item": ":1.1"}, ["STD-40b"], id="a-key-without-a-framework"),
        pytest.param({"item": "core:" + "1" * 106}, ["STD-40b"], id="a-key-nobody-could-hold"),
        pytest.param({"all": []}, ["STD-40c"], id="an-empty-list"),
        pytest.param({"any": "core:1.1"}, ["STD-40c"], id="no-list-at-all"),
        pytest.param({"any": [A, B, A]}, ["STD-40d"], id="the-same-part-twice"),
        pytest.param({"at_least": 0, "of": [A]}, ["STD-40e"], id="at-least-none"),
        pytest.param({"at_least": 3, "of": [A, B]}, ["STD-40e"], id="more-than-are-listed"),
        pytest.param({"at_least": True, "of": [A]}, ["STD-40e"], id="a-truth-for-a-number"),
        pytest.param({"at_least": "1", "of": [A]}, ["STD-40e"], id="words-for-a-number"),
        pytest.param({"all": [{"any": []}, {"any": []}]}, ["STD-40d", "STD-40c"], id="both-said"),
    ],
)
def test_what_is_wrong_with_a_tree_is_said_once(said, codes):
    assert [reason.code for reason in rule_is_well_formed(said)] == codes
