"""The map, the catalogue of rules and the search in them, drawn for a made-up house."""

import pytest

from launcher import catalogue
from launcher.catalogue import Sizes

RULE = '''"""MEA-90: A board meets
at least four times a year.

Source: a made-up code of governance,
second part.
"""


def board_meets(meetings):
    """Say what stands in the way."""
    return []
'''


@pytest.fixture
def house(tmp_path):
    """A checkout with one rule, its test, one page and one word."""
    files = {
        "src/leadwell/measures/README.md": "# measures\n\nWhat others published.\n\nMore.\n",
        "src/leadwell/measures/rules/board_meets.py": RULE,
        "src/leadwell/measures/rules/facts.py": '"""MEA-91: Not a rule."""\n',
        "src/leadwell/measures/tests/rules/test_board_meets.py": "def test_it(): ...\n",
        "src/leadwell/measures/urls.py": 'path("boards/", views.Boards.as_view(), name="boards")\n',
        "src/leadwell/stats/few.py": '"""Few.\n\n    STA-90  too few people\n\nSource: x.\n"""\n',
        "src/leadwell/measures/definitions/late.yaml": 'slug: late\ntitle: "Late trains"\n',
        "docs/how-to/hold-a-meeting.md": "# Hold a meeting\n",
        "GLOSSARY.md": "| Word | Meaning | Avoid |\n|---|---|---|\n| board | who leads | committee |\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def test_a_rule_is_read_from_the_top_of_its_file(house):
    first, *_ = catalogue.rules(house / "src" / "leadwell")
    assert (first.code, first.sentence) == ("MEA-90", "A board meets at least four times a year.")
    assert first.source == "a made-up code of governance, second part."
    assert first.test == "measures/tests/rules/test_board_meets.py"


def test_the_catalogue_holds_rules_and_listed_codes_and_nothing_else(house):
    drawn = catalogue.draw_rules(house / "src" / "leadwell")
    assert "MEA-90" in drawn
    assert "| STA-90 | Too few people. |" in drawn
    assert "MEA-91" not in drawn


def test_the_map_says_what_an_app_is_for(house):
    drawn = catalogue.draw_map(house / "src" / "leadwell")
    assert "| `measures` | What others published. | 3 | 1 |" in drawn


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param(["meets", "YEAR"], "board_meets.py:1: MEA-90", id="a-rule-by-its-sentence"),
        pytest.param(["mea-90"], "board_meets.py:1: MEA-90", id="a-rule-by-its-code"),
        pytest.param(["governance"], "board_meets.py:1: MEA-90", id="a-rule-by-its-source"),
        pytest.param(["committee"], "GLOSSARY.md:3: board", id="a-word-by-one-to-avoid"),
        pytest.param(["boards/"], 'urls.py:1: path("boards/"', id="an-address"),
        pytest.param(["trains"], "definitions/late.yaml:1: Late trains", id="a-measure"),
        pytest.param(["meeting"], "hold-a-meeting.md:1: Hold a meeting", id="a-page-of-ours"),
    ],
)
def test_words_are_found_with_file_and_line(house, words, found):
    assert any(found in line for line in catalogue.where(words, house))


def test_all_the_words_have_to_be_there(house):
    assert catalogue.where(["board", "nowhere"], house) == []


def test_half_and_nine_in_ten_are_counted_from_the_smallest():
    said = catalogue._mirror(Sizes(tuple(range(1, 11)), (5,)))
    assert "Half of the files have at most 5 lines and nine in ten at most 9" in said[0]


def test_an_empty_house_has_a_map_too(tmp_path):
    assert "0 files and 0 functions" in catalogue.draw_map(tmp_path)
