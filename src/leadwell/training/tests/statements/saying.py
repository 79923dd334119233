"""Statements as a learning system says them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from uuid import uuid4

from leadwell.actor import ANYONE
from leadwell.gateways.xapi import VOIDED, read_statements
from leadwell.training.actions.statements import store_statements

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
COMPLETED = "http://adlnet.gov/expapi/verbs/completed"
WORD = "account:https://learn.example#42"
LEAD = "https://leadwell.example/training/lead/"


def said(**more):
    """A statement that somebody unknown completed the programme "lead"."""
    return {
        "id": str(uuid4()),
        "actor": {"account": {"homePage": "https://learn.example", "name": "42"}},
        "verb": {"id": COMPLETED},
        "object": {"id": LEAD},
        "timestamp": "2026-10-30T23:30:00Z",
        **more,
    }


def voiding(one, **more):
    return said(verb={"id": VOIDED}, object={"objectType": "StatementRef", "id": one["id"]}, **more)


def store(source, *statements, now=NOW):
    rows = read_statements(json.dumps(list(statements)).encode())
    return store_statements(by=ANYONE, source_id=source.pk, said=rows, now=now)


MAIL = {"mbox": "mailto:Asha@Trust.example"}
