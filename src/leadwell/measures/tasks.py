"""Charts drawn ahead, so that nobody waits for the first drawing; the month's numbers of managers."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django import app

from leadwell.actor import ANYONE
from leadwell.design.charts import draw
from leadwell.measures import actions, pages, queries


@app.periodic(cron="* * * * *", periodic_id="draw_charts_ahead")
@app.task(queueing_lock="draw_charts_ahead", lock="draw_charts_ahead", pass_context=False)
def draw_charts_ahead(timestamp: int) -> int:
    """Draw what the latest loads changed, once; give how many charts that was."""
    newest, marker = queries.newest_source(), _marker()
    done = int(marker.read_text()) if marker.exists() else 0
    stale = queries.charts_since(done, pages.COMPARED) if newest > done else []
    for code, slug in stale:
        _draw(code, slug)
    marker.parent.mkdir(parents=True, exist_ok=True)
    marker.write_text(str(newest))
    return len(stale)


def _draw(code: str, slug: str) -> None:
    one = queries.one_measure(code, slug, by=ANYONE, on=timezone.localdate())
    chart = pages.chart_of(one) if one else None
    if chart is not None:
        draw(chart)


def _marker() -> Path:
    """Beside the charts: a cache that is emptied is drawn again."""
    return Path(settings.CHART_CACHE) / "drawn-to"


@app.periodic(cron="17 3 1 * *", periodic_id="release_managers_monthly")
@app.task(
    queueing_lock="release_managers_monthly", lock="release_managers_monthly", pass_context=False
)
def release_managers_monthly(timestamp: int) -> int:
    """Make the month's numbers of managers of every place with posts; give how many places."""
    return actions.release_all_managers(by=actions.COUNTER, now=timezone.now())
