"""Every role there is, in words a manager can read.

A role says what it is for, what it lets a person do, and at which kinds of place it can be given.
Who holds one, where and until when is a row in the database; what it means is here, and the page
"What can each role do?" is drawn from it. A role that is not in this list lets nobody do anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from leadwell.actor import Permission


def _(text: str) -> str:
    """Marks a text for translation; it is translated where it is shown."""
    return text


ENGLAND = frozenset({"country"})
REGIONS = frozenset({"region"})
PRACTICES = frozenset({"practice", "prescriber", "pcn"})
CARE = frozenset({"care-provider", "care-location"})
NHS = frozenset({"trust", "icb", "commissioner", "support-unit", "site"})
NATIONAL = ENGLAND | {"national-body"}
EMPLOYERS = NHS | PRACTICES | CARE | {"national-body", "social-enterprise", "employer"}


# Beneath these sit organisations that are employers of their own. A role holds beneath its place too,
# so one that shows named people is never given here: regions and boards see counts.
MANY_EMPLOYERS = frozenset({"icb", "commissioner"})


@dataclass(frozen=True, slots=True)
class Role:
    """One kind of person: what the role is for, what it lets them do, and where it can be given."""

    slug: str
    name: str
    words: str
    given_at: frozenset[str]
    permissions: frozenset[Permission] = frozenset()


STAFF = Role(
    "staff",
    _("Member of staff"),
    _("Works in health or social care. Sees their own record and what is open to them."),
    EMPLOYERS,
)
LINE_MANAGER = Role(
    "line-manager",
    _("Line manager"),
    _("Leads a team. Looks after the people in it and their development."),
    EMPLOYERS,
)
SMALL_EMPLOYER = frozenset(
    {
        Permission.SEE_GRANTS,
        Permission.SEE_LOADED_FILES,
        Permission.SEE_PEOPLE,
        Permission.ANSWER_CLAIMS,
        Permission.KEEP_STAFF,
        Permission.SEE_MANAGERS,
        Permission.LOAD_STAFF,
        Permission.SEE_HISTORY,
        Permission.ANSWER_REQUESTS,
        Permission.DISPOSE_OF_RECORDS,
        Permission.KEEP_INDUCTION,
        Permission.SEE_TRAINING_COUNTS,
        Permission.APPOINT,
        Permission.SEE_GATE,
        Permission.SEE_FAIRNESS,
        Permission.KEEP_PLANS,
    }
)
HR_OFFICER = Role(
    "hr-officer",
    _("HR officer"),
    _("Keeps an organisation's records in order and sees who can do what in it."),
    EMPLOYERS - MANY_EMPLOYERS,
    SMALL_EMPLOYER | {Permission.HOLD_RECORDS},
)
EQUALITY_LEAD = Role(
    "equality-lead",
    _("Equality lead"),
    _("Asks whether it is fair here, and what is being done about it. Sees counts, never names."),
    EMPLOYERS | REGIONS | ENGLAND,
    frozenset(
        {
            Permission.SEE_FAIRNESS,
            Permission.SEE_EXACT_FAIRNESS,
            Permission.PUBLISH_RETURNS,
            Permission.KEEP_PLANS,
        }
    ),
)
REGISTERED_MANAGER = Role(
    "registered-manager",
    _("Registered manager"),
    _("Runs a care service and answers to the regulator for it."),
    CARE,
    SMALL_EMPLOYER,
)
PRACTICE_MANAGER = Role(
    "practice-manager",
    _("Practice manager"),
    _("Runs a GP practice or a network of practices."),
    PRACTICES,
    SMALL_EMPLOYER,
)
TRAINING_PROVIDER = Role(
    "training-provider",
    _("Training provider"),
    _("Teaches leadership and management courses and says who completed them."),
    EMPLOYERS | REGIONS | ENGLAND,
    frozenset({Permission.OFFER_TRAINING}),
)
ASSURER = Role(
    "assurer",
    _("Assurer"),
    _("Checks that courses and credentials meet the standard."),
    REGIONS | NATIONAL,
    frozenset(
        {
            Permission.ASSURE_TRAINING,
            Permission.ACCREDIT_TRAINING,
            Permission.RECOGNISE_LEARNING,
            Permission.DRAFT_STANDARDS,
        }
    ),
)
REGIONAL_TALENT_LEAD = Role(
    "regional-talent-lead",
    _("Regional talent lead"),
    _("Knows which senior posts in a region will be empty and helps people get ready for them."),
    REGIONS | {"icb"},
    frozenset(
        {
            Permission.RUN_DRAWS,
            Permission.SEE_TRAINING_COUNTS,
            Permission.SEE_GATE,
            Permission.SEE_FAIRNESS,
        }
    ),
)
APPOINTMENTS_OFFICER = Role(
    "appointments-officer",
    _("Appointments officer"),
    _("Runs the appointment of non-executives, fairly and on time."),
    REGIONS | NATIONAL | NHS,
)
NON_EXECUTIVE = Role(
    "non-executive",
    _("Non-executive director"),
    _("Sits on a board, asks questions and holds the executives to account."),
    NHS | {"national-body", "social-enterprise"},
    frozenset(
        {
            Permission.SEE_MANAGERS,
            Permission.SEE_TRAINING_COUNTS,
            Permission.SEE_GATE,
            Permission.SEE_FAIRNESS,
        }
    ),
)
ACCOUNTABLE_OFFICER = Role(
    "accountable-officer",
    _("Accountable officer"),
    _("Answers for an organisation: its chief executive or owner. May waive the gate, for a time."),
    EMPLOYERS - MANY_EMPLOYERS,
    frozenset(
        {
            Permission.WAIVE_GATE,
            Permission.SEE_PEOPLE,
            Permission.SEE_MANAGERS,
            Permission.SEE_TRAINING_COUNTS,
            Permission.SEE_GATE,
            Permission.SEE_FAIRNESS,
            Permission.KEEP_PLANS,
            Permission.KEEP_OBJECTIVES,
        }
    ),
)
GUARDIAN = Role(
    "guardian",
    _("Freedom to Speak Up guardian"),
    _("Listens in confidence to anyone who speaks up, and sees that something is done."),
    EMPLOYERS,
)
INSPECTOR = Role(
    "inspector",
    _("Inspector"),
    _("Asks for evidence, with its dates, on behalf of the regulator."),
    ENGLAND | REGIONS | EMPLOYERS,
    frozenset(
        {
            Permission.SEE_GRANTS,
            Permission.SEE_LOADED_FILES,
            Permission.SEE_MANAGERS,
            Permission.SEE_TRAINING_COUNTS,
            Permission.SEE_GATE,
            Permission.SEE_FAIRNESS,
            Permission.OPEN_EVIDENCE,
        }
    ),
)
NATIONAL_LEAD = Role(
    "national-lead",
    _("National lead"),
    _("Sees whether the recommendations are happening, where they are not, and who is late."),
    NATIONAL,
    frozenset(
        {
            Permission.SEE_GRANTS,
            Permission.SEE_LOADED_FILES,
            Permission.DRAFT_STANDARDS,
            Permission.PUBLISH_STANDARDS,
            Permission.KEEP_PROGRAMMES,
            Permission.RUN_DRAWS,
            Permission.SEE_TRAINING_COUNTS,
            Permission.SEE_GATE,
            Permission.SEE_FAIRNESS,
        }
    ),
)
DATA_LOADER = Role(
    "data-loader",
    _("Data loader"),
    _("Loads the published files for the whole of England."),
    ENGLAND,
    frozenset(
        {
            Permission.LOAD_FILES,
            Permission.SEE_LOADED_FILES,
            Permission.NOTE_ORGANISATIONS,
            Permission.PUBLISH_FIGURES,
        }
    ),
)
ADMINISTRATOR = Role(
    "administrator",
    _("Administrator"),
    _("Gives people access and ends it, at their own place and everything beneath it."),
    ENGLAND | REGIONS | EMPLOYERS,
    frozenset(
        {
            Permission.SEE_GRANTS,
            Permission.MANAGE_GRANTS,
            Permission.NOTE_PEOPLE,
            Permission.JOIN_PEOPLE,
            Permission.SEE_LOADED_FILES,
            Permission.SEE_HISTORY,
        }
    ),
)

ROLES: Mapping[str, Role] = MappingProxyType(
    {
        role.slug: role
        for role in (
            STAFF,
            LINE_MANAGER,
            HR_OFFICER,
            EQUALITY_LEAD,
            REGISTERED_MANAGER,
            PRACTICE_MANAGER,
            TRAINING_PROVIDER,
            ASSURER,
            REGIONAL_TALENT_LEAD,
            APPOINTMENTS_OFFICER,
            NON_EXECUTIVE,
            ACCOUNTABLE_OFFICER,
            GUARDIAN,
            INSPECTOR,
            NATIONAL_LEAD,
            DATA_LOADER,
            ADMINISTRATOR,
        )
    }
)


def permissions_of(slug: str) -> frozenset[Permission]:
    """What a role lets a person do. A role nobody wrote down: nothing."""
    role = ROLES.get(slug)
    return role.permissions if role else frozenset()
