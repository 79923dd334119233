"""From a chart to its SVG, through a cache named by everything that shaped it."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.utils import translation

from leadwell.design.charts.chart import Chart

# In each of 256 folders; at about 20 kB each that makes 1 GB. Anybody may ask for any comparison, so
# there is no end to the charts that can be asked for.
MOST_KEPT = 200


def draw(chart: Chart, language: str = "en-gb") -> str:
    """The chart as an SVG document. A chart drawn before costs one file read."""
    key = key_of(chart, language)
    path = Path(settings.CHART_CACHE) / key[:2] / f"{key}.svg"
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        svg = _render(chart, language, key)
        _keep(svg, path)
        return svg


def key_of(chart: Chart, language: str = "en-gb") -> str:
    """A digest of everything that shapes the picture: words, numbers, language and code."""
    inputs = [
        chart.family,
        chart.title,
        chart.says,
        list(map(dict, chart.rows)),
        dict(chart.options),
        language,
        _versions(),
    ]
    text = json.dumps(inputs, sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


@lru_cache(maxsize=1)
def _versions() -> tuple[str, str, str]:
    """The renderer's versions, read without importing it, and a digest of this package."""
    running = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        running.update(path.read_bytes())
    return version("altair"), version("vl-convert-python"), running.hexdigest()


def _render(chart: Chart, language: str, key: str) -> str:
    from leadwell.design.charts import rendering

    with translation.override(language):
        return rendering.render(chart, prefix=f"c{key[:10]}")


def _keep(svg: str, path: Path) -> None:
    """Write beside and rename: two processes may draw the same chart at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _make_room(path.parent)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(svg)
    os.replace(name, path)


def _make_room(folder: Path) -> None:
    """Take away the older half when a folder is full: they are drawn again if anybody asks."""
    kept = list(folder.iterdir())
    if len(kept) < MOST_KEPT:
        return
    for path in sorted(kept, key=_written)[: MOST_KEPT // 2]:
        path.unlink(missing_ok=True)


def _written(path: Path) -> float:
    """When it was written; another process may have taken it away meanwhile."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0.0
