"""Which connection a table is reached by. A sealed room's tables are reached as the room's own role,
by its own connection, and by no other: where a process has no such connection, it has no way in."""

from __future__ import annotations

from typing import Any

from django.db import models

SEALED = {"equality": "equality"}


class SealedRooms:
    """Sends each sealed app to its connection; the owner makes all tables on the ordinary one."""

    def db_for_read(self, model: type[models.Model], **hints: Any) -> str | None:
        """The room's connection for the room's tables; no opinion on others."""
        return SEALED.get(model._meta.app_label)

    db_for_write = db_for_read

    def allow_relation(self, one: models.Model, other: models.Model, **hints: Any) -> bool | None:
        """All tables are in one database, so a key may point out of a room."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:
        """A sealed role makes no tables."""
        return False if db in SEALED.values() else None
