"""Compiled templates are kept where there is room, and pages are there where there is none."""

from __future__ import annotations

import errno
import tempfile

import pytest
from jinja2 import DictLoader, Environment

from leadwell.design.jinja import Compiled


def a_page(folder):
    loader = DictLoader({"page": "Hello {{ name }}"})
    return Environment(loader=loader, bytecode_cache=Compiled(str(folder)), autoescape=True)


def test_a_template_is_compiled_once(tmp_path):
    assert a_page(tmp_path).get_template("page").render(name="Asha") == "Hello Asha"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS])
def test_a_page_is_there_though_nothing_can_be_written(tmp_path, monkeypatch, number):
    def full(*_args, **_more):
        raise OSError(number, "No")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", full)
    assert a_page(tmp_path).get_template("page").render(name="Asha") == "Hello Asha"
    assert list(tmp_path.iterdir()) == []
