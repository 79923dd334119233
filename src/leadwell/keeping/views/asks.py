"""What the doors that ask share."""

from __future__ import annotations

from leadwell.design.plain_doorways import AskView


class Asks(AskView):
    goes_to = "keeping:waiting"
