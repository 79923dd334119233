"""Every change to what is known about people."""

from leadwell.people.actions.noting import note_person

__all__ = ["note_person"]
