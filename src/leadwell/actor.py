"""Who is asking, and what they may do where.

An `Actor` is a plain frozen value built at the door. A grant holds at a place (the path
of an organisation) and everything beneath it. There is no way to skip the question: a
nightly job acts as a named system actor whose grants can be read.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

EVERYWHERE = "/"


class Permission(StrEnum):
    """Every permission there is. The value is `app.verb`; `in_words` is what people read."""

    PUBLIC = "public.see"
    SIGNED_IN = "account.use"
    SEE_GRANTS = "access.see_grants"
    MANAGE_GRANTS = "access.manage_grants"
    NOTE_PEOPLE = "people.note"
    LOAD_FILES = "intake.load_files"
    SEE_LOADED_FILES = "intake.see_loaded_files"
    NOTE_ORGANISATIONS = "organisations.note"
    PUBLISH_FIGURES = "measures.publish"
    SEE_PEOPLE = "people.see"
    JOIN_PEOPLE = "people.join"
    ANSWER_CLAIMS = "people.answer_claims"
    KEEP_STAFF = "organisations.keep_staff"
    SEE_MANAGERS = "organisations.see_managers"
    LOAD_STAFF = "intake.load_staff"
    SEE_HISTORY = "history.see"
    ANSWER_REQUESTS = "keeping.answer"
    HOLD_RECORDS = "keeping.hold"
    DISPOSE_OF_RECORDS = "keeping.dispose"
    COUNT_DECLARATIONS = "equality.count"
    DRAFT_STANDARDS = "standards.draft"
    PUBLISH_STANDARDS = "standards.publish"
    KEEP_PROGRAMMES = "training.keep_programmes"
    KEEP_INDUCTION = "training.keep_induction"
    OFFER_TRAINING = "training.offer"
    ACCREDIT_TRAINING = "training.accredit"
    ASSURE_TRAINING = "training.assure"
    RECOGNISE_LEARNING = "training.recognise"
    RUN_DRAWS = "training.draw"
    SEE_TRAINING_COUNTS = "training.see_counts"
    APPOINT = "appointments.appoint"
    WAIVE_GATE = "appointments.waive"
    SEE_GATE = "appointments.see_gate"
    SEE_FAIRNESS = "fairness.see"
    SEE_EXACT_FAIRNESS = "fairness.see_exact"
    PUBLISH_RETURNS = "fairness.publish"
    KEEP_PLANS = "fairness.keep_plans"
    KEEP_OBJECTIVES = "fairness.keep_objectives"
    OPEN_EVIDENCE = "fairness.open_evidence"

    @property
    def in_words(self) -> str:
        """The permission as a verb phrase, in English, to be translated where it is shown."""
        return _IN_WORDS[self]


_IN_WORDS = {
    Permission.PUBLIC: "see what anyone may see",
    Permission.SIGNED_IN: "see your own account",
    Permission.SEE_GRANTS: "see who may do what",
    Permission.MANAGE_GRANTS: "give and end access",
    Permission.NOTE_PEOPLE: "add people",
    Permission.LOAD_FILES: "load published files",
    Permission.SEE_LOADED_FILES: "see which files were loaded",
    Permission.NOTE_ORGANISATIONS: "add and correct organisations",
    Permission.PUBLISH_FIGURES: "add published figures",
    Permission.SEE_PEOPLE: "see the people of an organisation and their posts",
    Permission.JOIN_PEOPLE: "join two records of one person, and undo it",
    Permission.ANSWER_CLAIMS: "say whether a record belongs to the person who claims it",
    Permission.KEEP_STAFF: "add and change staff by hand",
    Permission.SEE_MANAGERS: "see how many managers there are, in exact numbers",
    Permission.LOAD_STAFF: "load staff files, and decide on those that are held",
    Permission.SEE_HISTORY: "see what happened to an organisation and its posts",
    Permission.ANSWER_REQUESTS: "answer people who ask about or dispute their record",
    Permission.HOLD_RECORDS: "keep records from being disposed of",
    Permission.DISPOSE_OF_RECORDS: "dispose of records whose time is over",
    Permission.COUNT_DECLARATIONS: "count what ten people or more declared, for the fairness figures",
    Permission.DRAFT_STANDARDS: "write and review drafts of the standards",
    Permission.PUBLISH_STANDARDS: "sign off, publish and retire standards",
    Permission.KEEP_PROGRAMMES: "keep the national programmes and their induction parts",
    Permission.KEEP_INDUCTION: "add local parts to the induction, and see who is due",
    Permission.OFFER_TRAINING: "keep a provider's courses, ask for accreditation and say who came",
    Permission.ACCREDIT_TRAINING: "decide whether a course is accredited",
    Permission.ASSURE_TRAINING: "say whether somebody passed, and withdraw credentials",
    Permission.RECOGNISE_LEARNING: "decide on prior learning and hear appeals about release",
    Permission.RUN_DRAWS: "open rounds and run draws",
    Permission.SEE_TRAINING_COUNTS: "see how many are due, done and placed, and what it costs",
    Permission.APPOINT: "put somebody into a post, as the gate allows",
    Permission.WAIVE_GATE: "waive the gate for a time, with a reason and a plan",
    Permission.SEE_GATE: "see how many meet their level, and how many waivers there are",
    Permission.SEE_FAIRNESS: "see the fairness figures, with small numbers hidden",
    Permission.SEE_EXACT_FAIRNESS: "see an employer's own fairness figures in exact numbers",
    Permission.PUBLISH_RETURNS: "publish an organisation's fairness figures, and take them back",
    Permission.KEEP_PLANS: "write what is done about a figure, and what came of it",
    Permission.KEEP_OBJECTIVES: "set board members' objectives for inclusive leadership",
    Permission.OPEN_EVIDENCE: "open a pack of evidence on behalf of the regulator",
}


@dataclass(frozen=True, slots=True)
class Grant:
    """One permission at one place and everything beneath it. A path ends with a slash."""

    permission: Permission
    path: str


@dataclass(frozen=True, slots=True)
class Actor:
    """The person (or named system) who is asking, with the grants in force now."""

    name: str
    person_id: int | None = None
    grants: frozenset[Grant] = frozenset()

    def may(self, permission: Permission, path: str = EVERYWHERE) -> bool:
        """Whether the permission holds at this path."""
        if permission is Permission.PUBLIC:
            return True
        if permission is Permission.SIGNED_IN:
            return self.person_id is not None
        return any(path.startswith(root) for root in self.roots(permission))

    def may_somewhere(self, permission: Permission) -> bool:
        """Whether the permission holds anywhere at all: enough to open a door, not to act."""
        if permission in (Permission.PUBLIC, Permission.SIGNED_IN):
            return self.may(permission)
        return bool(self.roots(permission))

    def roots(self, permission: Permission) -> tuple[str, ...]:
        """The paths at which the permission was given, sorted."""
        return tuple(sorted(g.path for g in self.grants if g.permission is permission))


ANYONE = Actor(name="anyone")


def system_actor(name: str, *permissions: Permission) -> Actor:
    """A named job of our own, with the grants it needs everywhere and no others."""
    return Actor(name=name, grants=frozenset(Grant(p, EVERYWHERE) for p in permissions))
