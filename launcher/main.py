"""The verbs of `./leadwell`. Each prepares what it needs, and each is safe to repeat."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping, Sequence

from launcher import manual, python_environment
from launcher.places import PYTHON, ROOT
from launcher.say import Sorry, say

SIGNING = {
    "sequence_history": ("LEADWELL_LEDGER_KEY",),
    "verify_history": ("LEADWELL_LEDGER_KEY",),
    "sign_credentials": ("LEADWELL_CREDENTIAL_KEY", "LEADWELL_CREDENTIAL_RSA_KEY"),
    "rotate_credential_key": ("LEADWELL_CREDENTIAL_KEY", "LEADWELL_CREDENTIAL_RSA_KEY"),
}


# These read the star and open snapshots.
COUNTING = ("take_snapshot", "work_out_fairness", "reproduce_return")


def main(arguments: Sequence[str]) -> int:
    """Run one verb; a thing a person can mend is one plain sentence and exit code 2."""
    verb, *rest = arguments or ["help"]
    run = _verbs().get(verb)
    if run is None:
        say(manual.VERBS)
        return 0 if verb in ("help", *manual.ASKED) else 2
    try:
        return manual.page(verb, rest) if manual.asks_for_help(verb, rest) else run(rest)
    except Sorry as sorry:
        say(f"\n{sorry}")
        return 2
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        say(f"\n{_in_words(error)}")
        return 2


def _in_words(error: OSError) -> str:
    if error.errno == 28:  # ENOSPC
        return "The disk is full. Free some space (about 2 GB is needed), then run this again."
    where = f" ({error.filename})" if error.filename else ""
    return f"{error.strerror or error}{where}. Check that you may write there, then run this again."


def _verbs() -> Mapping[str, Callable[[list[str]], int]]:
    return {
        "demo": demo, "check": check, "serve": serve, "stop": stop, "load": load, "fix": fix,
        "test": test, "bench": bench, "backup": backup, "restore": restore,
        "where": where, "map": draw, "rules": draw, "manage": manage,
        "lock": lock,
    }  # fmt: skip


def demo(rest: list[str]) -> int:
    from launcher import assets, site
    from launcher.database import environment, ready
    from launcher.demo import announcement, fill

    python_environment.explain_first_run()
    python_environment.ensure()
    assets.ensure()
    os.environ["LEADWELL_MODE"] = "demo"
    from launcher import keys

    fill({**environment(ready(), mode="demo", counts=True), **keys.some(keys.OF_SNAPSHOTS)})
    return site.serve(mode="demo", announce=announcement())


def serve(rest: list[str]) -> int:
    from launcher import site

    python_environment.ensure()
    return site.serve(mode=os.environ.get("LEADWELL_MODE", "development"))


def stop(rest: list[str]) -> int:
    from launcher import site

    return site.stop()


def load(rest: list[str]) -> int:
    return manage(["load", *rest])


def manage(rest: list[str]) -> int:
    """Run one of Django's commands, as the owner only for what changes tables."""
    from launcher import site
    from launcher.database import environment, ready

    python_environment.ensure()
    role = "leadwell_owner" if rest[:1] in (["migrate"], ["sqlmigrate"]) else "leadwell_web"
    counts = rest[:1] != [] and rest[0] in COUNTING
    env = {
        **os.environ,
        **environment(ready(), role=role, counts=counts),
        **_keys_to_sign_with(rest),
    }
    env["LEADWELL_ADDRESS"] = site.last_address()
    return subprocess.call([str(PYTHON), "-m", "django", *rest], env=env)


def _keys_to_sign_with(rest: list[str]) -> dict[str, str]:
    """The keys that sign the ledger and credentials, for the commands that sign and for no others."""
    from launcher import keys

    command = (rest or [""])[0]
    if command == "rotate_credential_key":
        keys.renew(keys.OF_CREDENTIALS)
    return keys.some(keys.OF_SNAPSHOTS if command in COUNTING else SIGNING.get(command, ()))


def check(rest: list[str]) -> int:
    from launcher.checks import check_everything

    python_environment.ensure("dev")
    return check_everything(browser="--no-browser" not in rest)


def fix(rest: list[str]) -> int:
    from launcher.checks import fix_everything

    python_environment.ensure("dev")
    return fix_everything()


def test(rest: list[str]) -> int:
    from launcher.checks import fast_tests

    python_environment.ensure("dev")
    return fast_tests(rest)


def bench(rest: list[str]) -> int:
    from launcher import assets
    from launcher.database import environment, ready

    python_environment.ensure("dev")
    assets.ensure()
    env = {**os.environ, **environment(ready())}
    env["PYTHONPATH"] = f"{ROOT / 'src'}{os.pathsep}{ROOT}"
    return subprocess.call([str(PYTHON), "-m", "benches", *rest], cwd=os.getcwd(), env=env)


def backup(rest: list[str]) -> int:
    from launcher import backup

    python_environment.ensure()
    return backup.back_up(**backup.arguments(rest, of="backup"))


def restore(rest: list[str]) -> int:
    from launcher import backup

    python_environment.ensure()
    return backup.restore(**backup.arguments(rest, of="restore"))


def where(rest: list[str]) -> int:
    from launcher import catalogue

    found = catalogue.where(rest)
    say("\n".join(found) if found else f"Nothing here speaks of {' '.join(rest)!r}.")
    return 0 if found else 1


def draw(rest: list[str]) -> int:
    from launcher import catalogue

    catalogue.write()
    say("docs/map.md and docs/rules.md are drawn.")
    return 0


def lock(rest: list[str]) -> int:
    from launcher.locks import make

    return make()
