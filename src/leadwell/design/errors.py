"""When something goes wrong: what happened, what was kept, what to do. In plain words.

`config/urls.py` points `handler400`, `handler403`, `handler404` and `handler500` here, and the
setting `CSRF_FAILURE_VIEW` is `leadwell.design.errors.stale_form`.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.utils.translation import gettext as _

from leadwell.actor import Actor, Permission
from leadwell.design import doors
from leadwell.design.pages import ErrorPage, Link


def refused(
    request: HttpRequest, *, by: Actor, permission: Permission, says: str = ""
) -> HttpResponse:
    """Anyone is asked to sign in; someone signed in is told who can help."""
    if by.person_id is None and permission is not Permission.PUBLIC:
        return HttpResponseRedirect(sign_in_address(request))
    return shown(request, forbidden_page(permission, says=says))


def sign_in_address(request: HttpRequest) -> str:
    """Where to sign in, and the way back here."""
    way_in = resolve_url(getattr(settings, "LOGIN_URL", "") or doors.address("sign-in"))
    if way_in == "/accounts/login/":
        way_in = doors.address("sign-in")
    return f"{way_in}?{urlencode({'next': request.get_full_path()})}"


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: what the browser sent could not be read."""
    return shown(request, bad_request_page())


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403 where no permission was named."""
    return shown(request, forbidden_page(None))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: missing and hidden look the same."""
    return shown(request, not_found_page())


def too_many(request: HttpRequest) -> HttpResponse:
    """429: more at once than one computer is given."""
    answer = shown(request, too_many_page())
    answer["Retry-After"] = "60"
    return answer


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our mistake, said plainly."""
    return shown(request, server_error_page())


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 where a form waited too long or came from elsewhere."""
    return shown(request, stale_form_page())


def bad_request_page() -> ErrorPage:
    return ErrorPage(
        status=400,
        title=_("We could not read that"),
        purpose=_("Your browser sent something this page does not understand."),
        what_now=(_("Nothing was changed."), _("Go back, check what you typed, and try again.")),
        links=_ways_on(),
    )


def forbidden_page(permission: Permission | None, *, says: str = "") -> ErrorPage:
    wanted = _(permission.in_words) if permission else ""
    why = (
        _("Your account may not {verb}.").format(verb=wanted)
        if wanted
        else _("Your account may not open this page.")
    )
    return ErrorPage(
        status=403,
        title=_("You cannot do this with your account"),
        purpose=_(says) if says else why,
        what_now=(
            _("Nothing was changed."),
            _("The person who looks after access at your organisation can help."),
        ),
        links=_ways_on(),
    )


def not_found_page() -> ErrorPage:
    return ErrorPage(
        status=404,
        title=_("We cannot find that page"),
        purpose=_("The address may be mistyped, or the page may have moved."),
        what_now=(
            _("If you typed the address, check it."),
            _("If you followed a link, look for the organisation by its name."),
        ),
        links=_ways_on(),
    )


def too_many_page() -> ErrorPage:
    return ErrorPage(
        status=429,
        title=_("That was too much at once"),
        purpose=_("Very many papers to print were asked for from where you are."),
        what_now=(_("Nothing was lost."), _("Wait a minute, then try again.")),
        links=_ways_on(),
    )


def server_error_page() -> ErrorPage:
    return ErrorPage(
        status=500,
        title=_("Something went wrong on our side"),
        purpose=_("This is our mistake, not yours. It has been written down."),
        what_now=(
            _("Anything you saved before is safe. What you sent just now may not be saved."),
            _("Try again in a few minutes."),
        ),
        links=_ways_on(),
    )


def stale_form_page() -> ErrorPage:
    return ErrorPage(
        status=403,
        title=_("Please send that again"),
        purpose=_("This form was open for a long time, or your browser keeps no cookies."),
        what_now=(
            _("Nothing was changed."),
            _("Go back, reload the page, and send it once more."),
        ),
        links=_ways_on(),
    )


def _ways_on() -> tuple[Link, ...]:
    names = (("find", _("Find an organisation")), ("home", _("Go to the start page")))
    return tuple(Link(text, doors.address(name)) for name, text in names if doors.built(name))


def shown(request: HttpRequest, page: ErrorPage) -> HttpResponse:
    """The page of what went wrong, never kept in a cache."""
    context: dict[str, Any] = {"page": page}
    answer = render(request, "error.jinja", context, status=page.status)
    answer["Cache-Control"] = "no-store"
    return answer
