"""What `./leadwell VERB --help` says. Asking for help prepares nothing and runs nothing."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence

from launcher.places import PYTHON, ROOT

VERBS = """Leadwell

  ./leadwell demo             a running site with made-up organisations; prints the address and accounts
  ./leadwell check            everything a reviewer wants, every failure shown
                              (--no-browser leaves the browser journeys out, and says so)

  ./leadwell serve            the site and its worker, with whatever was loaded
  ./leadwell stop             stop what was started
  ./leadwell load KIND FILE…  take in published files (load auto FOLDER recognises them)
  ./leadwell fix              repair what a machine can
  ./leadwell test [PATHS]     the fast tests; `test boards` for one app, `test journeys` for the browser
  ./leadwell bench [NAME]     the timings we promise, beside their yardsticks (--scale small, --json)
  ./leadwell backup FILE      everything in one file, and the keys in a second one
  ./leadwell restore FILE     build the site from such a file (--keys FILE, --replace); checks the ledger
  ./leadwell where WORDS      find the rule, term or page
  ./leadwell map | rules      redraw the floor plan | the catalogue of rules
  ./leadwell manage …         Django's own commands
  ./leadwell lock             make the hashed locks again (needs uv)

  ./leadwell VERB --help      what a verb does and takes; nothing is run
"""

PAGES: Mapping[str, str] = {
    "demo": """./leadwell demo

Builds what is missing, fills the site with made-up organisations, people and ten years of figures, and
serves it until Ctrl+C or `./leadwell stop`. It prints the address and the accounts to sign in with. Run
again, it keeps what is there and starts at once.

  LEADWELL_HOME=FOLDER   where its database and keys live (.leadwell); two folders are two sites
  LEADWELL_PORT=NUMBER   the port; otherwise the first free one from 8000""",
    "check": """./leadwell check [--no-browser]

Everything a reviewer wants: format, lint, templates, types, who imports whom, missing migrations, and all
tests. Every failure is shown, not the first alone. Exit code 0 only when nothing failed.

  --no-browser   leave the browser journeys out; the report says that they were not run""",
    "serve": """./leadwell serve

The site and its worker, with whatever was loaded, until Ctrl+C or `./leadwell stop`.

  LEADWELL_HOME=FOLDER   where its database and keys live (.leadwell); two folders are two sites
  LEADWELL_PORT=NUMBER   the port; otherwise the first free one from 8000""",
    "stop": """./leadwell stop

Stops the site and its worker, and the private database where Leadwell started one.""",
    "load": """./leadwell load KIND FILE…
./leadwell load auto FOLDER

Takes in files. KIND says what they are; with `auto` each file of a folder is recognised.
Exit code 0: all well; 1: some rows rejected; 2: a file is unusable; 3: a staff file waits for a person.

  --json                 print a list of objects, for programs
  --as-at DAY            the edition's date, as 2026-07-31
  --organisation CODE    the employer that staff files are about
  --changes-only         staff who are absent have not left
  --map OURS=THEIRS,…    which of their columns is which of ours
  --release REASON       take a staff file that is held
  --rejects FOLDER       where refused rows go, each with its reason

`./leadwell manage load --help` names every KIND.""",
    "fix": """./leadwell fix

Repairs what a machine can: format, imports and what the linter mends by itself, the drawn documents.""",
    "test": """./leadwell test [PATHS]

The fast tests, on a throw-away database. A word names an app or a folder of tests.

  ./leadwell test measures    the tests of one app
  ./leadwell test journeys    the stories in a browser
  ./leadwell test PATH::NAME  one test, as pytest names it""",
    "bench": """./leadwell bench [NAME …] [--scale small|national] [--json]

The timings we promise, each beside a yardstick taken in the same run: machines are noisy, and only ratios
count. Without a NAME all are run. Exit code 1 when a target is missed.

  --scale small|national   how much made-up data; national otherwise
  --json                   a list of objects, for programs""",
    "backup": """./leadwell backup FILE

Writes the whole site into FILE, and the keys into FILE.keys. Keep the two in different places: a restore
needs both.""",
    "restore": """./leadwell restore FILE [--keys FILE] [--replace]

Builds the site from a backup, and checks the whole ledger before anything takes its place.

  --keys FILE   the file of keys; FILE.keys otherwise
  --replace     throw away what is here""",
    "where": """./leadwell where WORDS

Finds the rule, the word of the glossary or the page that speaks of WORDS.""",
    "map": """./leadwell map

Draws docs/map.md and docs/rules.md again.""",
    "rules": """./leadwell rules

Draws docs/map.md and docs/rules.md again.""",
    "manage": """./leadwell manage COMMAND …

Runs one of Django's commands, ours among them, on the site's own database.

  ./leadwell manage COMMAND --help    what one of them does and takes""",
    "lock": """./leadwell lock

Makes the hashed locks of the dependencies again. It needs uv and a package index.""",
}

ASKED = ("--help", "-h")


def asks_for_help(verb: str, rest: Sequence[str]) -> bool:
    """Whether somebody wants to read about a verb of ours instead of running it."""
    return verb in PAGES and any(word in ASKED for word in rest)


def page(verb: str, rest: Sequence[str]) -> int:
    """Print what a verb does. A command of Django's speaks for itself, without a database."""
    if verb == "manage" and rest[0] not in ASKED and PYTHON.exists():
        alone = {
            "PYTHONPATH": str(ROOT / "src"),
            "DJANGO_SETTINGS_MODULE": "leadwell.config.settings",
            "LEADWELL_DATABASE_URL": "",
        }
        command = [str(PYTHON), "-m", "django", rest[0], "--help"]
        return subprocess.call(command, env={**os.environ, **alone})
    print(PAGES[verb], flush=True)
    return 0
