"""xAPI statements (1.0.3 and 2.0.0 on the wire), read strictly: what the specification refuses is refused,
with the place of what is wrong. Only statements; nothing else of a learning record store.
"""

from leadwell.gateways.xapi.reading import (
    LARGEST,
    VOIDED,
    Said,
    TooMuch,
    actor_word,
    read_statements,
    same_statement,
)
from leadwell.gateways.xapi.values import VERSION, WrongStatement

__all__ = [
    "LARGEST",
    "VERSION",
    "VOIDED",
    "Said",
    "TooMuch",
    "WrongStatement",
    "actor_word",
    "read_statements",
    "same_statement",
]
