"""Making the hashed locks again from pyproject.toml. For developers; needs uv."""

from __future__ import annotations

import shutil

from launcher.children import run
from launcher.places import REQUIREMENTS, ROOT
from launcher.say import Sorry, say

OPTIONS = (
    "--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url",
    "--no-annotate", "--quiet",
)  # fmt: skip


def make() -> int:
    """Write run.txt, then dev.txt and spark.txt with the same versions. No line names an index."""
    uv = shutil.which("uv")
    if not uv:
        raise Sorry("This needs uv. Install it (pip install uv), then run this again.")
    # uv would write its own command line, folders included, into the header.
    env = {"UV_CUSTOM_COMPILE_COMMAND": "./leadwell lock"}
    base = [uv, "pip", "compile", "pyproject.toml", *OPTIONS]
    failed = "The locks could not be made. What uv said:"
    output = str((REQUIREMENTS / "run.txt").relative_to(ROOT))
    run([*base, "-o", output], failed=failed, env=env)
    dev = str((REQUIREMENTS / "dev.txt").relative_to(ROOT))
    run([*base, "--group", "dev", "-c", output, "-o", dev], failed=failed, env=env)
    spark = str((REQUIREMENTS / "spark.txt").relative_to(ROOT))
    run([*base, "--extra", "spark", "-c", dev, "-o", spark], failed=failed, env=env)
    say("requirements/run.txt, requirements/dev.txt and requirements/spark.txt are made.")
    return 0
