"""Following every link as anyone, and as each person of the demo: one page of each sort.

Two pages are of one sort when the same address pattern draws them and they differ only in which
organisation or measure they are about. Organisations of each kind, open and closed, count as
different sorts, and so do measures of each source and unit.
"""

from __future__ import annotations

import http.cookiejar
import json
import re
import urllib.error
import urllib.parse
import urllib.request
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve

from tests.journeys.html_check import links_of
from tests.site import PASSWORD, Site

ANYONE = ""
STARTS = (
    "/", "/design/", "/api/", "/compare/", "/measures/",
    # what comes after a form was sent
    "/account/inactive/", "/account/password/reset/sent/", "/account/password/reset/done/",
)  # fmt: skip
SIGN_IN = "/account/login/"
# which one, not what sort
ABOUT_ONE = (
    "code", "pk", "grant_id", "file_id", "person_id", "post_id", "tenure_id",
    "number", "event", "size", "keep", "join", "period_id", "part_id",
    "framework", "version", "version_id", "item_id", "requirement_id", "comment_id", "waiver_id",
    "draw", "place", "outcome", "indicator", "funnel",
)  # fmt: skip
LOOKS_DIFFERENT = (
    "home:my",
    "training:my-applications",
    "access:grants",
    "intake:files",
    "intake:offer",
    "appointments:gate",
    "appointments:organisation-gate",
    "appointments:my-route",
    "training:my-calendar",
    "training:releases",
    "fairness:overview",
    "fairness:plans",
    "fairness:plan",
    "fairness:eds",
    "fairness:objectives",
    "fairness:evidence",
    "fairness:pack",
)  # to each person
NEVER_FOLLOWED = ("/account/logout/", "/static/")


@dataclass(frozen=True)
class Answer:
    """What came back, and from where in the end."""

    status: int
    kind: str
    text: str
    path: str

    @property
    def is_page(self) -> bool:
        return self.kind == "text/html"


@dataclass(frozen=True)
class Visit:
    """A page somebody reached, and from where. `role` is empty for anyone."""

    role: str
    path: str
    pattern: str
    came_from: str
    answer: Answer

    def __str__(self) -> str:
        return f"{self.path} as {self.role or 'anyone'}"


class Visitor:
    """Somebody with a browser that only reads."""

    def __init__(self, site: Site, role: str = ANYONE) -> None:
        self.site, self.role = site, role
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        if role:
            self._sign_in(site.account(role))

    def get(self, path: str, data: Mapping[str, str] | None = None) -> Answer:
        """The answer at a path, redirects followed."""
        body = urllib.parse.urlencode(data).encode() if data else None
        request = urllib.request.Request(self.site.at(path), data=body)  # noqa: S310 - our own site
        request.add_header("Referer", self.site.at(path))
        try:
            with self.opener.open(request, timeout=30) as answer:
                return _read(answer)
        except urllib.error.HTTPError as error:
            return _read(error)

    def json(self, path: str) -> Any:
        """What the interface says at a path."""
        with self.opener.open(self.site.at(path), timeout=30) as answer:
            return json.load(answer)

    def _sign_in(self, email: str) -> None:
        form = self.get(SIGN_IN).text
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)
        assert found, "The sign-in page has no token."
        typed = {"login": email, "password": PASSWORD, "csrfmiddlewaretoken": found[1]}
        answer = self.get(SIGN_IN, typed)
        assert answer.status == 200, f"{email} could not sign in: {answer.status}"

    def cookies(self) -> list[dict[str, str]]:
        """The same session for a real browser."""
        return [
            {"name": c.name, "value": c.value or "", "url": self.site.address} for c in self.jar
        ]


def _read(answer) -> Answer:
    kind = answer.headers.get_content_type()
    text = answer.read().decode("utf-8", "replace") if kind.startswith("text/") else ""
    return Answer(answer.status, kind, text, urllib.parse.urlsplit(answer.url).path)


def patterns() -> list[str]:
    """Every named address of the house, in order: known before anything runs."""
    return sorted(set(_names(get_resolver(), ())))


def _names(resolver: URLResolver, spaces: tuple[str, ...]) -> Iterator[str]:
    for one in resolver.url_patterns:
        if isinstance(one, URLPattern):
            yield ":".join([*spaces, one.name or str(one.pattern)])
        else:
            yield from _names(one, (*spaces, one.namespace) if one.namespace else spaces)


def pattern_of(path: str) -> str | None:
    """The name of the address that answers here; None where none does."""
    try:
        return resolve(urllib.parse.urlsplit(path).path).view_name
    except Resolver404:
        return None


@dataclass
class _Sorts:
    """Which sorts of page were met already."""

    kinds: Mapping[str, str]
    met: set[tuple[object, ...]] = field(default_factory=set)

    def is_new(self, role: str, path: str) -> bool:
        sort = self._sort(role, path)
        if sort is None or sort in self.met:
            return False
        self.met.add(sort)
        return True

    def _sort(self, role: str, path: str) -> tuple[object, ...] | None:
        """None for what is not worth a visit: the hundredth way to narrow one list."""
        parts = urllib.parse.urlsplit(path)
        match = resolve(parts.path)
        asked = tuple(sorted({name for name, _ in urllib.parse.parse_qsl(parts.query)}))
        about = tuple(
            (name, self.kinds.get(str(value), "one" if name in ABOUT_ONE else value))
            for name, value in sorted(match.kwargs.items())
        )
        measured = dict(about).get("slug")  # which organisation it is of makes no difference there
        about = (("slug", measured),) if measured else about
        own = role if match.view_name in LOOKS_DIFFERENT else ""
        return (match.view_name, about, asked, own)


def walk(site: Site) -> list[Visit]:
    """Everything reachable, as anyone first; then what each person of the demo sees besides."""
    anyone = Visitor(site)
    sorts = _Sorts(_kinds(anyone))
    found = list(_follow(anyone, (*STARTS, _two_side_by_side(sorts.kinds)), sorts))
    for account in site.accounts:
        role = account["email"].partition("@")[0]
        found += _follow(Visitor(site, role), ("/my/",), sorts)
    return found


def _two_side_by_side(kinds: Mapping[str, str]) -> str:
    """The address that a form would make of two trusts."""
    trusts = sorted(code for code, kind in kinds.items() if kind == "trust")[:2]
    return "/compare/?" + urllib.parse.urlencode([("org", code) for code in trusts])


def _follow(visitor: Visitor, starts: tuple[str, ...], sorts: _Sorts) -> Iterator[Visit]:
    waiting = deque((path, "the address bar") for path in starts)
    seen: set[str] = set()
    while waiting:
        path, came_from = waiting.popleft()
        if path in seen or path.startswith(NEVER_FOLLOWED):
            continue
        seen.add(path)
        pattern = pattern_of(path)
        if pattern is None:
            yield Visit(visitor.role, path, "nowhere", came_from, Answer(404, "", "", path))
        elif sorts.is_new(visitor.role, path):
            answer = visitor.get(path)
            yield Visit(visitor.role, path, pattern, came_from, answer)
            if answer.is_page:
                waiting += [(link, path) for link in _links(visitor.site, path, answer.text)]


def _links(site: Site, here: str, text: str) -> Iterator[str]:
    """The addresses of our own that a page leads to, without what comes after #."""
    for link in links_of(text):
        whole = urllib.parse.urljoin(site.at(here), link)
        parts = urllib.parse.urlsplit(whole)
        if f"{parts.scheme}://{parts.netloc}" == site.address:
            yield urllib.parse.urlunsplit(("", "", parts.path, parts.query, ""))


def _kinds(visitor: Visitor) -> dict[str, str]:
    """The kind of each organisation by its code, and whether it is closed; the source and unit of
    each measure by its slug. All from the interface."""
    measures = visitor.json("/api/v1/measures")["items"]
    found = {one["slug"]: f"{one['source']} {one['unit']}" for one in measures}
    address: str | None = "/api/v1/organisations?limit=200"
    while address:
        page = visitor.json(address)
        for item in page["items"]:
            found[item["code"]] = f"{item['kind']}{' closed' if item['closed_on'] else ''}"
        address = page["next"]
    return found
