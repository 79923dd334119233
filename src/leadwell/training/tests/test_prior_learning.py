"""Prior learning: claimed with evidence, decided by a panel, appealed to somebody else."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import pytest

from leadwell.access.tests.factories import actor_with_role
from leadwell.actor import ANYONE, Actor
from leadwell.gateways.rows import UnusableFile
from leadwell.organisations.tests.factories import person, place, signed_in
from leadwell.reasons import NotPermitted, RuleBroken
from leadwell.standards.tests.factories import item
from leadwell.training.actions import prior_learning as actions
from leadwell.training.models import Achievement, Evidence, PriorLearning
from leadwell.training.permissions.prior_learning import claims_visible_to, may_see_claim
from leadwell.training.queries import prior_learning as queries
from leadwell.training.tasks.learning import CHECKER, check_evidence

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
PDF = b"%PDF-1.7\nmade up"


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.LEADWELL_HOME = tmp_path
    settings.LEADWELL_SCANNER = ()


@pytest.fixture
def england():
    return place("ENG", kind="country", sector="national")


@pytest.fixture
def learner() -> Actor:
    return signed_in(person())


@pytest.fixture
def panel(england) -> list[Actor]:
    return [actor_with_role("assurer", england) for _ in range(3)]


@pytest.fixture
def claim(learner) -> PriorLearning:
    keys = [item("core:2.1").pk, item("core:2.2").pk]
    return actions.claim_prior_learning(
        by=learner, items=keys, says="I led a ward abroad for four years", now=NOW
    )


def decided(claim, panel, *, granted: bool, because: str = "Shown in full") -> PriorLearning:
    return actions.decide_prior_learning(
        by=panel[0], claim_id=claim.pk, granted=granted, panel=[panel[1].person_id],
        because=because, now=NOW,
    )  # fmt: skip


def heard(claim, by, *, upheld: bool, because: str = "The letter shows it") -> PriorLearning:
    return actions.hear_prior_learning(
        by=by, claim_id=claim.pk, upheld=upheld, because=because, now=NOW
    )


def test_what_a_panel_grants_is_achieved_from_that_day(claim, panel, learner):
    decided(claim, panel, granted=True)
    kept = Achievement.objects.all()
    assert {(one.key, one.source, one.until_on) for one in kept} == {
        ("core:2.1", "prior", None),
        ("core:2.2", "prior", None),
    }
    assert {one.person_id for one in kept} == {learner.person_id}
    assert not queries.claims_waiting(by=panel[0])


def test_a_refusal_can_be_appealed_to_somebody_who_was_not_on_the_panel(claim, panel, learner):
    decided(claim, panel, granted=False)
    assert not Achievement.objects.exists()
    actions.appeal_prior_learning(by=learner, claim_id=claim.pk, says="See the letter", now=NOW)
    assert [one.pk for one in queries.claims_waiting(by=panel[2])] == [claim.pk]
    with pytest.raises(RuleBroken, match="TRN-51c"):
        heard(claim, panel[1], upheld=True)
    heard(claim, panel[2], upheld=True)
    assert Achievement.objects.count() == 2
    with pytest.raises(RuleBroken, match="TRN-51b"):
        heard(claim, panel[2], upheld=False)


def test_an_appeal_that_is_not_upheld_changes_nothing(claim, panel, learner):
    decided(claim, panel, granted=False)
    actions.appeal_prior_learning(by=learner, claim_id=claim.pk, says="See the letter", now=NOW)
    heard(claim, panel[2], upheld=False)
    assert not Achievement.objects.exists()


def test_one_person_is_no_panel_and_nobody_judges_themselves(claim, panel, england):
    with pytest.raises(RuleBroken, match="TRN-49c"):
        actions.decide_prior_learning(
            by=panel[0], claim_id=claim.pk, granted=True, panel=[], because="Yes", now=NOW
        )
    own = actions.claim_prior_learning(by=panel[0], items=[item("core:2.1").pk], says="Me", now=NOW)
    with pytest.raises(RuleBroken, match="TRN-49b"):
        decided(own, panel, granted=True)
    assert [one.pk for one in queries.claims_waiting(by=panel[0])] == [claim.pk]


def test_nobody_else_claims_decides_or_hears(claim, learner, england):
    with pytest.raises(NotPermitted):
        actions.claim_prior_learning(by=ANYONE, items=[], says="", now=NOW)
    hr = actor_with_role("hr-officer", place("T1", england))
    for by in (ANYONE, learner, hr):
        with pytest.raises(NotPermitted):
            decided(claim, [by, by], granted=True)
        with pytest.raises(NotPermitted):
            heard(claim, by, upheld=True)
        assert queries.claims_waiting(by=by) == []
    with pytest.raises(PriorLearning.DoesNotExist):
        actions.appeal_prior_learning(by=hr, claim_id=claim.pk, says="x", now=NOW)


def test_the_row_and_the_list_agree(claim, panel, learner, england):
    actions.claim_prior_learning(by=panel[0], items=[item("core:2.1").pk], says="Me", now=NOW)
    everyone = list(PriorLearning.objects.all())
    for by in (ANYONE, learner, *panel, actor_with_role("national-lead", england)):
        seen = set(PriorLearning.objects.filter(claims_visible_to(by)))
        assert seen == {one for one in everyone if may_see_claim(by, one)}
    assert [one.pk for one in queries.my_claims(by=learner)] == [claim.pk]
    assert queries.claim(claim.pk, by=learner) == claim


def test_a_claim_without_a_word_or_an_item_is_refused(learner):
    with pytest.raises(RuleBroken, match="TRN-48a"):
        actions.claim_prior_learning(by=learner, items=[], says=" ", now=NOW)


def given(claim, by, content: bytes = PDF, name: str = "letter.pdf") -> Evidence:
    return actions.give_evidence(by=by, claim_id=claim.pk, name=name, content=content, now=NOW)


def test_evidence_is_opened_by_nobody_before_it_was_found_clean(
    claim, panel, learner, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        found = given(claim, learner)
    with pytest.raises(Evidence.DoesNotExist):
        queries.evidence_file(found.pk, by=panel[0])
    with pytest.raises(RuleBroken, match="TRN-49d"):
        decided(claim, panel, granted=True)
    check_evidence(found.pk)
    check_evidence(found.pk)
    _row, content = queries.evidence_file(found.pk, by=panel[0])
    assert b"".join(content) == PDF
    with pytest.raises(Evidence.DoesNotExist):
        queries.evidence_file(found.pk, by=signed_in(person()))
    sealed = queries.evidence_room()
    assert PDF not in (sealed.folder / found.kept_name).read_bytes()


def test_what_the_scanner_refuses_is_removed(
    claim, learner, settings, django_capture_on_commit_callbacks
):
    found = given(claim, learner)
    settings.LEADWELL_SCANNER = (sys.executable, "-c", "import sys; sys.exit(1)")
    with django_capture_on_commit_callbacks(execute=True):
        checked = actions.check_evidence(by=CHECKER, evidence_id=found.pk, now=NOW)
    assert checked.found_clean is False
    assert queries.evidence_room().names() == []


def test_a_scanner_that_does_not_answer_leaves_it_waiting(claim, learner, settings):
    found = given(claim, learner)
    settings.LEADWELL_SCANNER = ("/nowhere/scanner",)
    with pytest.raises(UnusableFile):
        actions.check_evidence(by=CHECKER, evidence_id=found.pk, now=NOW)
    found.refresh_from_db()
    assert found.found_clean is None


def test_only_the_sites_own_job_checks_files(claim, learner):
    with pytest.raises(NotPermitted):
        actions.check_evidence(by=learner, evidence_id=given(claim, learner).pk, now=NOW)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("letter.pdf", "letter.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\letters\\one.exe", "one.pdf"),
        ("\u202egpj.exe", "gpj.pdf"),
        ("...", "evidence.pdf"),
        ("x" * 400, "x" * 190 + ".pdf"),
    ],
)
def test_a_name_cannot_mislead(claim, learner, name, kept):
    assert given(claim, learner, name=name).name == kept


def test_evidence_comes_from_the_person_before_it_is_decided(claim, panel, learner):
    with pytest.raises(PriorLearning.DoesNotExist):
        given(claim, panel[0])
    with pytest.raises(RuleBroken, match="TRN-52"):
        given(claim, learner, content=b"MZ")
    decided(claim, panel, granted=False)
    with pytest.raises(RuleBroken, match="appeal instead"):
        given(claim, learner)


def test_the_items_to_claim_are_the_standards_in_force():
    assert queries.items_to_claim(NOW.date()) == []
    one = item("core:2.1", order=1)
    item("core:2", kind="domain")
    assert queries.items_to_claim(NOW.date()) == [one]
