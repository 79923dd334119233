"""What a browser finds wrong with a page: one list of plain sentences, empty when all is well."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request

PHONE = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 900}
AXE = Axe()
# Everything axe knows: the standard to AA, its newest part, and what is only good practice.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL_RULES = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
ON_A_PHONE = {
    "runOnly": {"type": "rule", "values": ["target-size", "color-contrast", "scrollable-region-focusable"]},
    "resultTypes": ["violations"],
}  # fmt: skip

# What sticks out at the right, unless something around it scrolls or clips by itself.
STICKS_OUT = """() => {
  const wide = document.documentElement.clientWidth;
  const held = node => {
    for (let up = node.parentElement; up && up !== document.body; up = up.parentElement)
      if (getComputedStyle(up).overflowX !== 'visible') return true;
    return false;
  };
  if (document.documentElement.scrollWidth <= wide) return [];
  return [...document.body.querySelectorAll('*')]
    .filter(node => node.getBoundingClientRect().right > wide + 1 && !held(node))
    .slice(0, 3)
    .map(node => `<${node.tagName.toLowerCase()} class="${node.className}">` +
      ` ends at ${Math.round(node.getBoundingClientRect().right)} of ${wide}:` +
      ` ${(node.textContent || '').trim().slice(0, 60)}`);
}"""
FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
CUT_OFF = """() => [...document.querySelectorAll('a, button, h1, h2, h3, td, th, dd, dt, label, .nhsuk-tag')]
  .filter(node => getComputedStyle(node).overflowX === 'hidden' && node.scrollWidth > node.clientWidth + 1
     && node.clientWidth > 1)
  .slice(0, 3).map(node => (node.textContent || '').trim().slice(0, 60))"""


@contextmanager
def window(browser: Browser, cookies: list[dict[str, str]] = (), **more: object) -> Iterator[Page]:
    """A window of its own, on a desk, with somebody's session in it."""
    context = browser.new_context(**{"viewport": DESK, "reduced_motion": "reduce", **more})
    try:
        if cookies:
            context.add_cookies(cookies)
        context.set_default_timeout(8000)
        yield context.new_page()
    finally:
        context.close()


def complaints(page: Page) -> list[str]:
    """A list that fills with what the browser complains of while the page is open: errors of
    scripts, what our policy refused, what could not be fetched."""
    said: list[str] = []
    page.on("console", lambda m: said.append(f"console: {m.text}") if m.type == "error" else None)
    page.on("pageerror", lambda error: said.append(f"script: {error}"))
    page.on("requestfailed", lambda request: said.extend(_not_fetched(request)))
    page.on(
        "response",
        lambda answer: (
            said.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None
        ),
    )
    return said


def _not_fetched(request: Request) -> list[str]:
    """Nothing to say of what was given up because the person went on to another page."""
    if request.failure == "net::ERR_ABORTED":
        return []
    return [f"not fetched: {request.url} ({request.failure})"]


def axe_faults(page: Page, options: dict[str, object] = ALL_RULES) -> list[str]:
    """Every violation axe finds, with the place of the first three."""
    found = AXE.run(page, options=options).response["violations"]
    return [
        f"axe {one['id']} ({one['impact']}): {one['help']}: "
        + "; ".join(str(node["target"]) + " " + node["html"][:160] for node in one["nodes"][:3])
        for one in found
    ]


def width_faults(page: Page, size: dict[str, int]) -> list[str]:
    """What sticks out of a window of this size, or is cut off in it."""
    page.set_viewport_size(size)
    faults = []
    if not _settles(page):
        out = page.evaluate(STICKS_OUT)
        faults.append(f"at {size['width']} px it scrolls sideways: {out}")
    if cut := page.evaluate(CUT_OFF):
        faults.append(f"at {size['width']} px words are cut off: {cut}")
    return faults


def _settles(page: Page) -> bool:
    """Whether the page fits: the script of the menu needs a moment after the window changes."""
    for _ in range(10):
        if page.evaluate(FITS):
            return True
        page.wait_for_timeout(100)
    return False
