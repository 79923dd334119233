"""Whoever reads rows about people says for whom, and starts from what that person may see."""

import ast
from collections.abc import Iterable

from django.apps import apps

from tests.house.source import Offences, Source, gather, hold, planted, rooms

NOT_ASKED = "without asking visible_to"
ALLOWED = {
    "training/queries/drawing.py:_lines": "the closed list, which is published; it holds no name",
    "training/queries/drawing.py:proof_of": "is given an application that the asker may see",
    "training/queries/drawing.py:entrant_of": "is given an application that the asker may see",
    "training/queries/places.py:taken_on": "numbers only: how many places of a run are taken",
    "training/queries/places.py:unanswered": "numbers only, for whoever runs the draw: may_run",
    "training/queries/places.py:rounds_with_late_offers": "numbers of rounds only, for the worker",
    "training/queries/rounds_counts.py:counts_of": "numbers only, of a whole round",
    "standards/queries/drafts.py:drafters_of": "numbers only, for the rule STD-06",
    "standards/queries/drafts.py:open_comments": "a number only, for the rule STD-11",
    "training/queries/induction.py:my_induction": "the asker's own and nobody else's: own_periods",
    "training/queries/induction.py:induction_waits": "the asker's own, and a number of their team's",
    "training/queries/induction.py:team_induction": "those of one's team today, which team_of found",
    "training/queries/induction.py:_with_names": "is given what may be seen by the query that asked",
    "training/queries/induction.py:_done": "is given what may be seen by the query that asked",
    "training/queries/induction_people.py:induction_people": "place_of_people asked for the place",
    "access/queries.py:people_with": "who can be asked to sit on a panel, for those who sit on one",
    "fairness/queries/reports/standing_out.py:to_look_at": "numbers of places alone: whose figures changed",
    "training/queries/calendars.py:has_calendar": "the asker's own and nobody else's",
    "training/queries/calendars.py:dates_at": "by the secret address its owner gave to a calendar",
    "training/queries/calendars.py:_mine": "dates of runs only, by the records it is given",
    "training/queries/learning.py:_to_judge": "on_run asked for everybody on the run",
    "training/queries/statements.py:source_with": "by the name and secret that a system sends",
    "training/queries/statements.py:sources": "beneath, where the asker offers training; no person in it",
    "access/queries.py:places_with": "numbers of places alone: where exact figures may be kept at all",
    "fairness/queries/elsewhere.py:kept_beneath": "the worker alone can open what it reads",
    "fairness/queries/pools/kept.py:kept_in": "the worker alone can open what it reads",
    "fairness/queries/pools/kept.py:kept_of": "the worker alone can open what it reads",
    "fairness/queries/pools/kept.py:printed_near": "the worker alone can open what it reads",
    "fairness/queries/pools/parts.py:parts_of": "the worker alone can open what it reads",
    "fairness/queries/pools/places.py:year_of_places": "the worker alone can open what it reads",
    "fairness/queries/reports/together.py:together": "is given a place that the asker may see: place_of",
    "fairness/queries/tried/counted.py:earlier": "the worker alone can open what it reads",
    "fairness/queries/tables/standing.py:_first_used": "numbers of snapshots and days, for the worker",
    "fairness/queries/reproducing.py:reproduced": "a return is public; whoever runs the command asks",
    "fairness/queries/exact.py:without_exact": "numbers of snapshots and codes of sets, for the worker",
    "access/queries.py:people_by_address": "numbers only, for a system that says these addresses",
    "access/queries.py:addresses_of": "for the nightly job that writes to people themselves",
    "training/queries/completions.py:_statements": "is given people whose places the asker may see",
    "training/queries/completions.py:_scores": "is given people whose places the asker may see",
    "training/queries/completions.py:_records": "is given people whose places the asker may see",
    "training/queries/reminders.py:my_days": "the asker's own and nobody else's",
    "training/queries/reminders.py:_chosen": "for the nightly job, which letters_due asked for",
    "training/queries/reminders.py:_sent": "for the nightly job, which letters_due asked for",
    "training/queries/reminders.py:_running_out": "for the nightly job, which letters_due asked for",
    "training/queries/reminders.py:_places": "for the nightly job, which letters_due asked for",
    "training/queries/reminders.py:_open_periods": "for the nightly job, which letters_due asked for",
    "training/queries/reminders.py:_managers_of": "for the nightly job, which letters_due asked for",
    "training/queries/statements.py:opened_source": "of a system that the asker may see: source",
    "training/queries/statements.py:taught_by": "is given a provider that the asker may act for",
    "training/queries/statements.py:words_waiting": "is given a system that the asker may see",
    "training/queries/statements.py:meanings": "is given a system that the asker may see",
    "training/queries/tools.py:results": "is given a course of the tool that asks: link_for",
    "access/queries.py:people_with_access": "numbers only: whoever signs in keeps their name",
    "access/queries.py:places_of": "names of organisations only, for somebody whose record was opened",
    "access/queries.py:my_email": "the asker's own and nobody else's",
    "appointments/queries/place_gate.py:snapshot_for_counting": "how many, to know if it can be drawn",
    "appointments/queries/place_gate.py:_waivers": "counts only, which the disclosure engine judges",
    "appointments/queries/place_gate.py:public_waivers": "counts only, which the disclosure engine judges",
    "appointments/queries/my_route.py:my_route": "the asker's own posts: by their own records",
    "appointments/queries/filling.py:empty_posts": "which posts nobody holds: a part of queries that asked",
    "appointments/queries/my_route.py:_mine": "the asker's own records",
    "fairness/queries/reports/areas.py:_plans": "numbers only, of an area that place_of asked for",
    "fairness/queries/reports/comparing.py:whole_lines": "is given what may be compared, or seen",
    "fairness/queries/reports/returns.py:my_employers": "the asker's own posts: by their own records",
    "fairness/queries/reports/returns.py:_later": "is given a return that the asker may read",
    "fairness/queries/reports/years.py:_holding": "is given a place that place_of asked for",
    "keeping/queries/asked.py:my_claims": "the asker's own and nobody else's",
    "keeping/queries/facts.py:_of_person": "one of the asker's own records: fact_of hands their numbers over",
    "keeping/queries/facts.py:_tenures": "the asker's own times in posts",
    "keeping/queries/joined.py:_with_posts": "posts of people whom the asker was allowed to find just before",
    "keeping/queries/mine.py:my_record": "the asker's own record, by their own numbers",
    "keeping/queries/mine.py:_posts": "the asker's own, by their own numbers",
    "keeping/queries/mine.py:_numbers": "the asker's own, by their own numbers",
    "keeping/queries/mine.py:latest_employer": "the asker's own, by their own numbers",
    "keeping/queries/over.py:holds_of": "for the rule KEE-09: a hold of anywhere wins",
    "keeping/queries/over.py:_people_of_posts": "numbers only, for the rule KEE-09",
    "keeping/queries/over.py:_asks": "numbers only, for the rule KEE-09",
    "keeping/queries/over.py:_in_use": "numbers only, for the rule KEE-09",
    "keeping/queries/waiting.py:asked_claim": "whom a claimed number leads to, for its place",
    "training/queries/credentials/checking.py:one_checked": "by its number, for anybody: it holds no name",
    "training/queries/credentials/finding.py:shared_credential": "by the secret link its owner gave away",
    "training/queries/credentials/finding.py:waiting_to_be_signed": "a number only",
    "fairness/queries/acting/objectives.py:_seats": "who sits on a board, for queries that asked",
    "fairness/queries/acting/objectives.py:without_objective": "two numbers only",
    "fairness/queries/acting/objectives.py:my_objectives": "the asker's own and nobody else's",
    "fairness/queries/acting/objectives.py:my_objective": "the asker's own and nobody else's",
    "access/queries.py:actor_for": "the door itself: before it answers nobody is asking",
    "access/queries.py:times_held": "days only, for the rule ACS-07, inside an action that asked",
    "access/queries.py:other_administrators": "a number only, for the rule ACS-06",
    "access/queries.py:account_with": "finds whom a grant is for by the address that was typed",
    "intake/queries/staff.py:columns_for": "headings of a file the caller was allowed to open",
    "intake/queries/staff.py:unfinished_staff_files": "numbers only, for the worker",
    "intake/queries/loaded.py:loaded_before": "whether these bytes came before: the same answer for all",
    "intake/queries/care.py:numbers_elsewhere": "for the action that takes a care file in, which asked",
    "intake/queries/care.py:people_by_number": "for the action that takes a care file in, which asked",
    "intake/queries/care.py:_by_care_files": "for the action that takes a care file in, which asked",
    "intake/queries/care.py:_own_numbers": "a part of workers_out, for the action that asked",
    "intake/queries/care.py:_to_write": "a part of workers_out, for the action that asked",
    "people/queries.py:records_of_each": "numbers only: which records are one human being",
    "organisations/queries/people.py:_people": "a part of people_of, which asked may_see_people_of",
    "organisations/queries/people.py:_with_posts": "a part of people_of, which asked",
    "organisations/queries/person.py:_above": "is given what may be seen by the query that asked",
    "organisations/queries/person.py:_held_by": "the asker's own posts: they are given the records",
    "organisations/queries/person.py:_places": "is given what may be seen by the query that asked",
    "organisations/queries/small_employer.py:_left_lately": "is given what may be seen, by desk",
}


def read_for_nobody(queries: Iterable[Source], personal: set[str]) -> Offences:
    """Functions that read a model with personal fields without `by` and `visible_to`."""
    return gather(
        (f"{source.path}:{function.name}", f"reads {model} {how}")
        for source in queries
        for function in source.tree.body
        if isinstance(function, ast.FunctionDef)
        for model in sorted(personal & _read(function))
        if (how := _careless(function))
    )


def _read(function: ast.FunctionDef) -> set[str]:
    managers = (
        node
        for node in ast.walk(function)
        if isinstance(node, ast.Attribute) and node.attr in ("objects", "_default_manager")
    )
    return {ast.unparse(node.value).split(".")[-1] for node in managers}


def _careless(function: ast.FunctionDef) -> str:
    taken = {arg.arg for arg in (*function.args.args, *function.args.kwonlyargs)}
    if "by" not in taken:
        return "without saying for whom"
    names = {getattr(n, "id", getattr(n, "attr", "")) for n in ast.walk(function)}
    asks = any(name.endswith("visible_to") or name == "may" for name in names)
    return "" if asks or any(name.startswith("may_see") for name in names) else NOT_ASKED


def personal_models() -> set[str]:
    """The models that hold anything personal."""
    ours = (model for model in apps.get_models() if model.__module__.startswith("leadwell."))
    return {m.__name__ for m in ours if m.Privacy.personal or getattr(m.Privacy, "special", ())}


def test_whoever_reads_about_people_says_for_whom():
    assert {"Person", "RoleGrant"} <= personal_models(), "the guard looks at nothing"
    hold(read_for_nobody(rooms("queries"), personal_models()), ALLOWED)


def _judged(text: str) -> str:
    return " ".join(read_for_nobody([planted("boards/queries.py", text)], {"Person"}).values())


def test_a_query_for_nobody_is_seen():
    assert "for whom" in _judged("def people(): return Person.objects.all()")


def test_a_query_that_forgets_what_may_be_seen_is_seen():
    assert "visible_to" in _judged("def people(*, by): return models.Person.objects.all()")


def test_a_query_that_asks_passes():
    assert not _judged("def people(*, by): return Person.objects.filter(visible_to(by))")


def test_a_query_about_organisations_needs_nobody():
    assert not _judged("def places(): return Organisation.objects.all()")
