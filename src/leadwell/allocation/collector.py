"""The collector rests while a draw is worked out.

Python looks through everything it holds, again and again, for circles that nobody can reach any more. A
draw makes hundreds of thousands of small things that stay until its end and form no circles: a third
of its time would go into looking.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting_collector() -> Iterator[None]:
    """Nothing is looked through inside. What held before holds again afterwards."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
