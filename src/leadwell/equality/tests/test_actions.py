from __future__ import annotations

import io
from datetime import date, timedelta

import pytest

from leadwell.actor import ANYONE, Actor, Permission, system_actor
from leadwell.equality import actions
from leadwell.equality.actions import DECLARED_COLUMNS, NotKept
from leadwell.equality.models import Declaration
from leadwell.equality.queries.own import own_declarations
from leadwell.equality.tests.factories import FILES, NOW, TODAY, TRUST, someone, told_by_a_file
from leadwell.history.tests.factories import events
from leadwell.people.models import Person
from leadwell.reasons import NotPermitted, RuleBroken

LATER = NOW + timedelta(hours=1)
pytestmark = pytest.mark.usefixtures("committed_database")


def stands(person: Actor, slug: str = "ethnicity") -> str:
    """What holds of a person, as they see it."""
    held = own_declarations(by=person)[slug].stands
    return held.value if held else ""


def said_to_happen() -> list[str]:
    """What happened here, oldest first."""
    found = events().filter(what__startswith="declaration")
    return list(found.values_list("what", flat=True))


# what a person says themselves


def test_what_somebody_says_is_kept_and_only_that_they_said_it_is_written_down():
    asha = someone()
    assert actions.declare(by=asha, answers={"ethnicity": "c21:3"}, now=NOW) is None
    assert stands(asha) == "c21:3"
    event = events("declaration.made").get()
    assert event.details == {}
    assert "c21:3" not in str(event.__dict__)


def test_saying_it_twice_keeps_it_once():
    asha = someone()
    for now in (NOW, LATER):
        actions.declare(by=asha, answers={"sex": "lw:female"}, now=now)
    assert Declaration.objects.count() == 1
    assert said_to_happen() == ["declaration.made"]


def test_a_correction_leaves_the_other_answers_and_nothing_of_the_old_one():
    asha = someone()
    actions.declare(by=asha, answers={"sex": "lw:female", "religion": "lw:hindu"}, now=NOW)
    actions.declare(by=asha, answers={"religion": "lw:none"}, now=LATER)
    assert (stands(asha, "sex"), stands(asha, "religion")) == ("lw:female", "lw:none")
    assert Declaration.objects.count() == 1


def test_taking_the_last_answer_back_leaves_no_row():
    asha = someone()
    actions.declare(by=asha, answers={"sex": "lw:female"}, now=NOW)
    actions.declare(by=asha, answers={"sex": ""}, now=LATER)
    assert Declaration.objects.count() == 0


@pytest.mark.parametrize("answers", [{"sex": "nhs:A"}, {"shoe_size": "lw:yes"}, {"sex": "bananas"}])
def test_an_answer_that_is_not_on_the_page_is_refused_without_repeating_it(answers):
    asha = someone()
    with pytest.raises(RuleBroken) as broken:
        actions.declare(by=asha, answers=answers, now=NOW)
    assert "bananas" not in str(broken.value)
    assert said_to_happen() == []


def test_nobody_declares_for_somebody_who_is_not_signed_in():
    with pytest.raises(NotPermitted):
        actions.declare(by=ANYONE, answers={"sex": "lw:male"}, now=NOW)


def test_ones_own_word_outranks_a_later_file_and_prefer_not_to_say_is_a_word():
    asha = someone()
    actions.declare(by=asha, answers={"ethnicity": "-"}, now=NOW)
    told_by_a_file(asha, ethnicity="nhs:A", given_on=TODAY + timedelta(days=9), now=LATER)
    assert stands(asha) == "-"


def test_what_a_file_says_stands_where_the_person_said_nothing():
    asha = someone()
    actions.declare(by=asha, answers={"sex": "lw:female"}, now=NOW)
    told_by_a_file(asha, ethnicity="nhs:H")
    assert stands(asha) == "nhs:H"


# taking back


def test_everything_is_taken_back_at_once_and_the_ledger_says_only_that():
    asha, other = someone(), someone("Ben Okri")
    for person in (asha, other):
        actions.declare(by=person, answers={"sex": "lw:female"}, now=NOW)
    told_by_a_file(asha, ethnicity="nhs:H")
    assert actions.take_back(by=asha, now=LATER) is None
    assert own_declarations(by=asha)["sex"].said == ()
    assert stands(other, "sex") == "lw:female"
    assert said_to_happen()[-1] == "declaration.taken_back"


def test_one_channel_can_be_taken_back_alone():
    asha = someone()
    actions.declare(by=asha, answers={"sex": "lw:female"}, now=NOW)
    told_by_a_file(asha, ethnicity="nhs:H")
    actions.take_back(by=asha, through=TRUST, now=LATER)
    assert (stands(asha), stands(asha, "sex")) == ("", "lw:female")


def test_taking_back_nothing_is_not_an_event():
    actions.take_back(by=someone(), now=NOW)
    assert said_to_happen() == []


def test_joined_records_are_one_persons():
    kept = someone()
    joined = someone("A. Patel", joined_to_id=kept.person_id)
    told_by_a_file(joined, ethnicity="nhs:H")
    actions.declare(by=joined, answers={"sex": "lw:female"}, now=NOW)
    for me in (kept, joined):
        assert (stands(me), stands(me, "sex")) == ("nhs:H", "lw:female")
    actions.take_back(by=kept, now=LATER)
    assert Declaration.objects.count() == 0


# what files bring


def block(*people: Actor, through: str = TRUST, **said: str) -> bytes:
    """Rows as a file's reader makes them."""
    text = io.StringIO()
    for person in people:
        cells = {"person_id": str(person.person_id), "through": through, "given_on": str(TODAY)}
        cells = {**cells, "noted_at": NOW.isoformat(), **said}
        text.write(",".join(cells.get(name, "") for name in DECLARED_COLUMNS) + "\n")
    return text.getvalue().encode()


def test_a_file_adds_what_it_says_in_one_event_and_answers_nothing():
    people = [someone(name) for name in ("Asha", "Ben")]
    blocks = [block(people[0], ethnicity="nhs:H"), block(people[1], ethnicity="-")]
    said = actions.note_declarations(by=FILES, blocks=blocks, through=TRUST, now=NOW)
    assert said is None
    assert [stands(person) for person in people] == ["nhs:H", "-"]
    event = events("declarations.noted").get()
    assert (event.about_id, event.details) == (TRUST, {})


def test_nobody_brings_files_in_without_the_right():
    with pytest.raises(NotPermitted):
        actions.note_declarations(by=ANYONE, blocks=[], through=TRUST, now=NOW)


@pytest.mark.parametrize("through", ["", "own"])
def test_a_file_never_speaks_as_the_person(through):
    with pytest.raises(ValueError, match="channel of its own"):
        actions.note_declarations(by=FILES, blocks=[], through=through, now=NOW)


def test_rows_that_claim_to_be_the_persons_own_are_refused_by_the_database():
    rows = block(someone(), through="own", sex="lw:male")
    with pytest.raises(NotKept):
        actions.note_declarations(by=FILES, blocks=[rows], through=TRUST, now=NOW)
    assert Declaration.objects.count() == 0


def test_what_the_database_refuses_is_repeated_nowhere():
    secret = "c21:a-value-far-too-long-to-be-kept"
    with pytest.raises(NotKept) as refused:
        told_by_a_file(someone(), ethnicity=secret)
    shown = refused.getrepr(style="native", funcargs=False, showlocals=False)
    assert secret not in f"{shown}{refused.value!r}"
    assert refused.value.__cause__ is None
    assert refused.value.__context__ is None


def test_a_row_in_hand_does_not_print_what_it_holds():
    assert "nhs" not in repr(actions.Declared(1, date(2026, 1, 1), {"ethnicity": "nhs:A"}))


# keeping


def test_only_the_latest_of_each_channel_stays_after_the_night():
    asha, other = someone(), someone("Ben")
    for value, now in (("nhs:A", NOW), ("nhs:H", LATER)):
        told_by_a_file(asha, ethnicity=value, now=now)
        told_by_a_file(asha, ethnicity=value, now=now, through="workforce RGT")
    told_by_a_file(other, ethnicity="nhs:A")
    for _night in range(2):
        assert actions.remove_superseded(by=system_actor("night"), now=LATER) is None
    left = Declaration.objects.values_list("person_id", "ethnicity").order_by("id")
    assert list(left) == [(asha.person_id, "nhs:H")] * 2 + [(other.person_id, "nhs:A")]
    assert said_to_happen().count("declarations.tidied") == 1


def test_whoever_disposes_of_records_can_have_the_declarations_forgotten():
    asha, other = someone(), someone("Ben")
    for person in (asha, other):
        actions.declare(by=person, answers={"sex": "lw:female"}, now=NOW)
    disposer = system_actor("disposal", Permission.DISPOSE_OF_RECORDS)
    for _twice in range(2):
        assert asha.person_id
        actions.forget_declarations(by=disposer, person_ids=[asha.person_id], now=LATER)
    assert [row.person_id for row in Declaration.objects.all()] == [other.person_id]
    assert said_to_happen().count("declarations.forgotten") == 1
    Person.objects.filter(pk=asha.person_id).delete()


def test_nobody_else_has_declarations_forgotten():
    with pytest.raises(NotPermitted):
        actions.forget_declarations(by=FILES, person_ids=[1], now=NOW)
