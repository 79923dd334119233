"""Every change to what is known about people."""

from leadwell.people.actions.claiming import answer_claim, claim_record
from leadwell.people.actions.joining import join_people, undo_joining
from leadwell.people.actions.noting import note_person

__all__ = ["answer_claim", "claim_record", "join_people", "note_person", "undo_joining"]
