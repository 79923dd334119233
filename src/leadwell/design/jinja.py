"""The template environment: what every page may use, and a page's own spelling mistakes made loud."""

from __future__ import annotations

import contextlib
from dataclasses import is_dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import nhsuk_frontend_jinja
from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import (
    BytecodeCache,
    ChainableUndefined,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
)
from jinja2.bccache import Bucket

from leadwell.design import components, doors, words

PACKAGE = Path(__file__).resolve().parents[1]
NHS_TEMPLATES = Path(nhsuk_frontend_jinja.__file__).resolve().parent / "templates"


class LoudOnOurPages(ChainableUndefined):
    """The NHS macros lean on missing keys of mappings; a name missing from one of our frozen
    page values is a spelling mistake, and says so."""

    def __new__(cls, hint: Any = None, obj: Any = None, name: Any = None, *rest: Any) -> Any:
        if is_dataclass(obj) and not isinstance(obj, type):
            return StrictUndefined(hint, obj, name)
        return super().__new__(cls)


def environment(**options: Any) -> Environment:
    """Jinja with our words, filters and addresses. Django passes autoescape and auto_reload on."""
    options["undefined"] = LoudOnOurPages
    options["loader"] = FileSystemLoader(template_folders())
    env = Environment(  # noqa: S701 - Django passes autoescape on
        bytecode_cache=_bytecode_cache(),
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        **options,
    )
    _speak(env)
    env.globals.update(static=static, url=_url, doors=doors, error_summary=components.error_summary)
    env.filters.update(words.FILTERS, drawn=components.drawn)
    return env


def template_folders() -> list[Path]:
    """Ours first, then every app's, then the NHS macros."""
    apps = sorted(folder for folder in PACKAGE.glob("*/templates") if folder.is_dir())
    ours = PACKAGE / "design" / "templates"
    return [ours, *(folder for folder in apps if folder != ours), NHS_TEMPLATES]


def _speak(env: Environment) -> None:
    env.install_gettext_callables(  # type: ignore[attr-defined]  # added by the i18n extension
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )


def _url(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a named door."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


def _bytecode_cache() -> BytecodeCache:
    """Compiled templates outlive the process: the first NHS page costs half a second without."""
    folder = Path(settings.LEADWELL_HOME) / f"jinja-{version('jinja2')}"
    folder.mkdir(parents=True, exist_ok=True)
    return Compiled(str(folder))


class Compiled(FileSystemBytecodeCache):
    """Templates kept as long as there is room: on a full disc a page takes longer, and is there."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)
