"""Courses in other learning systems: opened by the right person, once, and scored by the right tool."""

from __future__ import annotations

import hmac
import json
from base64 import urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlencode, urlsplit
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey

from leadwell.access.tests.factories import AccountFactory, account_with_role, actor_with_role
from leadwell.actor import ANYONE
from leadwell.gateways import lti
from leadwell.history.tests.factories import events
from leadwell.organisations.tests.factories import person, place, signed_in
from leadwell.reasons import NotPermitted, RuleBroken
from leadwell.training.actions import launching, tools
from leadwell.training.models import (
    Achievement,
    Launch,
    LearningTool,
    Provider,
    Score,
    ToolLink,
    ToolProof,
    TrainingRecord,
)
from leadwell.training.queries import tools as queries
from leadwell.training.rules.learning.facts import Asked
from leadwell.training.tests.rounds import programme

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
SITE = "https://leadwell.example"
OURS = RSAKey.generate_key(2048).as_pem(private=True).decode()
TOOL_KEY, OTHER_KEY = RSAKey.generate_key(2048), RSAKey.generate_key(2048)
LAUNCH_URL = "https://learn.example/launch"
SCORE = "application/vnd.ims.lis.v1.score+json"


def jwks(*keys) -> str:
    return json.dumps(KeySet(list(keys)).as_dict(private=False))


@pytest.fixture(autouse=True)
def site(settings):
    cache.clear()
    settings.LEADWELL_LTI_KEY = OURS
    settings.LEADWELL_ADDRESS = SITE


@pytest.fixture
def school():
    return Provider.objects.create(organisation=place("ZP9"), made_up=True)


@pytest.fixture
def teacher(school):
    return actor_with_role("training-provider", school.organisation)


def registered(by, school, key=TOOL_KEY, **more) -> LearningTool:
    said = {
        "title": "Moodle",
        "login_url": "https://learn.example/login?x=1",
        "launch_url": LAUNCH_URL,
        "keys": jwks(key),
        **more,
    }
    return tools.register_tool(by=by, provider_id=school.pk, now=NOW, **said)


@pytest.fixture
def tool(teacher, school):
    return registered(teacher, school)


def linked(by, tool, **more) -> ToolLink:
    said = {"resource": "7", "title": "Leading online", "threshold": Decimal("0.8"), **more}
    said.setdefault("programme_id", programme("lead", title="Leading a team").pk)
    return tools.link_course(by=by, tool_id=tool.pk, now=NOW, **said)


@pytest.fixture
def link(teacher, tool):
    return linked(teacher, tool)


@pytest.fixture
def learner():
    return signed_in(person("Wren Made-Up"))


def asked(address: str, **more) -> Asked:
    """What a tool asks for when it was told of a login at this address."""
    told = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    said = {
        "client_id": told["client_id"],
        "login_hint": told["login_hint"],
        "redirect_uri": LAUNCH_URL,
        "nonce": "n-1",
        "state": "s-1",
        "scope": "openid",
        "response_type": "id_token",
        "response_mode": "form_post",
        "prompt": "none",
        **more,
    }
    return Asked(**said)


def opened(by, link, now=NOW) -> str:
    return launching.open_course(by=by, link_id=link.pk, now=now)


def subject_of(by, link) -> str:
    """Open the course and be told of: the word by which the tool knows the person."""
    answer = launching.answer_launch(by=by, asked=asked(opened(by, link)), now=NOW)
    found = jwt.decode(answer.id_token, KeySet.import_key_set(lti.keyset(OURS)))
    return found.claims["sub"]


# Registering


def test_a_provider_registers_a_system_and_ties_its_courses(teacher, school, tool, link):
    assert "d" not in tool.keys["keys"][0]
    assert linked(teacher, tool) == link
    assert len(events("tool_link.kept")) == 1
    changed = linked(teacher, tool, threshold=Decimal("0.5"))
    assert (changed.pk, changed.threshold) == (link.pk, Decimal("0.5"))
    found = queries.opened_tool(tool.pk, by=teacher)
    assert [(one.resource, one.people) for one in found.links] == [("7", 0)]
    assert ("Leading a team") in dict(found.programmes).values()
    for _again in range(2):
        tools.end_tool(by=teacher, tool_id=tool.pk, now=NOW)
    assert len(events("learning_tool.ended")) == 1
    with pytest.raises(RuleBroken, match="TRN-52a"):
        linked(teacher, tool, resource="8")


def test_only_its_provider_keeps_a_system(school, tool, link):
    stranger = actor_with_role("training-provider", place("ZP8"))
    for by in (ANYONE, stranger):
        with pytest.raises(NotPermitted):
            registered(by, school)
        with pytest.raises(NotPermitted):
            linked(by, tool)
        with pytest.raises(NotPermitted):
            tools.end_tool(by=by, tool_id=tool.pk, now=NOW)
        assert not queries.tools(by=by)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"title": " "}, "TRN-56a"),
        ({"login_url": "http://learn.example/login"}, "TRN-56b"),
        ({"login_url": "https://learn.example/;script-src"}, "TRN-56b"),
        ({"launch_url": "https://me@learn.example/"}, "TRN-56b"),
        ({"launch_url": "https://[::1"}, "TRN-56b"),
        ({"launch_url": "javascript:alert(1)"}, "TRN-56b"),
        ({"launch_url": "https://learn.example/" + "a" * 300}, "TRN-56b"),
        ({"keys": "no JSON"}, "TRN-56c"),
        ({"keys": "[]"}, "TRN-56c"),
        ({"keys": '{"keys": []}'}, "TRN-56c"),
        ({"keys": '{"keys": [{"kty": "RSA", "n": "AQAB", "e": "AQAB"}]}'}, "TRN-56c"),
        ({"keys": '{"keys": [{"kty": "RSA", "n": 7, "e": "AQAB"}]}'}, "TRN-56c"),
        ({"keys": '{"keys": [{"kty": "RSA"}]}'}, "TRN-56c"),
        ({"keys": json.dumps({"keys": [OctKey.generate_key(256).as_dict()]})}, "TRN-56c"),
        ({"keys": json.dumps({"keys": [TOOL_KEY.as_dict(private=True)]})}, "TRN-56c"),
        (
            {"keys": json.dumps({"keys": [{**TOOL_KEY.as_dict(private=False), "kid": 7}]})},
            "TRN-56c",
        ),
    ],
)
def test_a_system_without_protected_addresses_or_with_other_keys_is_refused(
    teacher, school, more, code
):
    with pytest.raises(RuleBroken, match=code):
        registered(teacher, school, **more)
    assert not LearningTool.objects.exists()


def test_only_where_data_are_made_up_may_this_computer_do_without_https(teacher, school, settings):
    here = "http://127.0.0.1:9000/launch"
    assert registered(teacher, school, launch_url=here).launch_url == here
    settings.LEADWELL_MODE = "production"
    with pytest.raises(RuleBroken, match="TRN-56b"):
        registered(teacher, school, launch_url=here)


def test_a_course_is_tied_to_what_its_provider_teaches(teacher, tool, link, learner):
    foreign = programme("theirs", provider=Provider.objects.create(organisation=place("ZP8")))
    for more, code in (
        ({"resource": " "}, "TRN-52b"),
        ({"threshold": Decimal("1.1")}, "TRN-52c"),
        ({"programme_id": foreign.pk}, "TRN-52d"),
    ):
        with pytest.raises(RuleBroken, match=code):
            linked(teacher, tool, **more)
    second = programme("second").pk
    assert linked(teacher, tool, programme_id=second).programme_id == second
    opened(learner, link)
    with pytest.raises(RuleBroken, match="TRN-52e"):
        linked(teacher, tool)


# Opening


def test_a_launch_tells_the_tool_nothing_but_a_word_of_its_own(learner, link, tool):
    address = opened(learner, link)
    assert address.startswith("https://learn.example/login?x=1&iss=https%3A%2F%2Fleadwell.example")
    answer = launching.answer_launch(by=learner, asked=asked(address), now=NOW)
    assert (answer.to, answer.state) == (LAUNCH_URL, "s-1")
    claims = jwt.decode(answer.id_token, KeySet.import_key_set(lti.keyset(OURS))).claims
    assert claims["nonce"] == "n-1"
    assert claims["aud"] == tool.client_id
    assert claims[f"{lti.CLAIM}resource_link"]["id"] == "7"
    assert claims[lti.GRADES]["lineitem"] == f"{SITE}/lti/lineitems/{link.pk}"
    assert "Wren" not in json.dumps(claims)
    assert claims["sub"] == str(Launch.objects.get().subject)
    assert len(events("course.opened")) == len(events("launch.answered")) == 1


def test_one_tool_knows_a_person_by_one_word_and_another_tool_by_another(
    teacher, school, tool, link, learner
):
    other = linked(teacher, registered(teacher, school))
    assert subject_of(learner, link) == subject_of(learner, link) != subject_of(learner, other)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"redirect_uri": "https://evil.example/launch"}, "TRN-59e"),
        ({"redirect_uri": f"{LAUNCH_URL}/"}, "TRN-59e"),
        ({"client_id": "another"}, "TRN-59d"),
        ({"nonce": ""}, "TRN-59f"),
        ({"state": "s" * 2_001}, "TRN-59f"),
        ({"response_type": "code"}, "TRN-59g"),
        ({"response_mode": "query"}, "TRN-59g"),
        ({"scope": "openid email"}, "TRN-59g"),
        ({"prompt": "login"}, "TRN-59g"),
    ],
)
def test_a_launch_is_answered_only_as_it_was_registered(learner, link, more, code):
    address = opened(learner, link)
    with pytest.raises(RuleBroken, match=code):
        launching.answer_launch(by=learner, asked=asked(address, **more), now=NOW)
    assert Launch.objects.get().used_at is None


def test_a_launch_is_of_one_person_once_and_soon(learner, teacher, tool, link):
    address = opened(learner, link)
    for by in (ANYONE, signed_in(person())):
        with pytest.raises(RuleBroken, match="TRN-59a"):
            launching.answer_launch(by=by, asked=asked(address), now=NOW)
    late = NOW + timedelta(minutes=5, seconds=1)
    for now in (late, NOW - timedelta(seconds=1)):
        with pytest.raises(RuleBroken, match="TRN-59c"):
            launching.answer_launch(by=learner, asked=asked(address), now=now)
    launching.answer_launch(by=learner, asked=asked(address), now=NOW)
    with pytest.raises(RuleBroken, match="TRN-59b"):
        launching.answer_launch(by=learner, asked=asked(address, nonce="n-2"), now=NOW)
    with pytest.raises(Launch.DoesNotExist):
        launching.answer_launch(by=learner, asked=asked(address, login_hint="guess"), now=NOW)
    second = opened(learner, link)
    tools.end_tool(by=teacher, tool_id=tool.pk, now=NOW)
    with pytest.raises(RuleBroken, match="TRN-59d"):
        launching.answer_launch(by=learner, asked=asked(second), now=NOW)


def test_nothing_opens_where_nobody_is_signed_in_nor_without_a_key(link, learner, settings, tool):
    with pytest.raises(NotPermitted):
        opened(ANYONE, link)
    with pytest.raises(ToolLink.DoesNotExist):
        queries.course_to_open(link.pk, by=ANYONE)
    assert not queries.courses_of(link.programme, by=ANYONE)
    assert queries.courses_of(link.programme, by=learner) == [link]
    settings.LEADWELL_LTI_KEY = ""
    with pytest.raises(RuleBroken, match="TRN-59h"):
        opened(learner, link)
    assert Client().get("/lti/jwks").json() == {"keys": []}


def test_the_key_may_come_as_the_one_line_an_environment_holds():
    lines = OURS.strip().splitlines()[1:-1]
    line = "".join(lines).replace("+", "-").replace("/", "_")
    assert lti.keyset(line) == lti.keyset(OURS)


# Tokens


def proof(tool, key=TOOL_KEY, alg="RS256", **more) -> str:
    at = int(datetime.now(UTC).timestamp())
    claims = {
        "iss": tool.client_id, "sub": tool.client_id, "aud": f"{SITE}/lti/token",
        "jti": str(uuid4()), "iat": at, "exp": at + 300, **more,
    }  # fmt: skip
    return jwt.encode({"alg": alg, "kid": key.thumbprint()}, claims, key, algorithms=[alg])


def signed_with_what_is_public(token: str) -> str:
    """The old attack: the algorithm swapped for one whose secret is the published key."""
    header = urlsafe_b64encode(b'{"alg":"HS256"}').rstrip(b"=").decode()
    said = f"{header}.{token.split('.')[1]}"
    seal = hmac.digest(TOOL_KEY.as_pem(private=False), said.encode(), "sha256")
    return f"{said}.{urlsafe_b64encode(seal).rstrip(b'=').decode()}"


def token_asked(assertion, **more):
    typed = {
        "grant_type": "client_credentials",
        "client_assertion_type": lti.ASSERTION,
        "client_assertion": assertion,
        "scope": " ".join(lti.SCOPES),
        **more,
    }
    return Client().post("/lti/token", typed)


def bearer(tool, **more) -> dict[str, str]:
    token = token_asked(proof(tool), **more).json()["access_token"]
    return {"HTTP_AUTHORIZATION": f"Bearer {token}"}


def test_a_tool_that_proves_who_it_is_gets_a_token_once_with_each_proof(tool):
    one = proof(tool)
    answer = token_asked(one)
    assert answer.json()["expires_in"] == 3600
    assert answer.json()["scope"].split() == list(lti.SCOPES)
    assert answer["Cache-Control"] == "no-store"
    assert "used before" in token_asked(one).json()["error_description"]
    assert len(events("learning_tool.proved")) == 1


def test_old_proofs_are_forgotten_once_they_would_be_too_old_anyway(tool):
    long_ago = datetime.now(UTC) - timedelta(hours=1)
    ToolProof.objects.create(tool=tool, number="old", until=long_ago)
    token_asked(proof(tool))
    assert not ToolProof.objects.filter(number="old").exists()


def test_who_cannot_prove_it_gets_none(tool, settings, teacher):
    at = int(datetime.now(UTC).timestamp())
    assertions = [
        proof(tool, key=OTHER_KEY),
        proof(tool, aud="https://elsewhere.example/token"),
        proof(tool, exp=at - 600),
        proof(tool, sub="another"),
        proof(tool, iss="another"),
        signed_with_what_is_public(proof(tool)),
        proof(tool).rsplit(".", 1)[0] + ".",
        "no.token",
        "no",
        "",
    ]
    for assertion in assertions:
        answer = token_asked(assertion)
        assert answer.status_code == 400
        assert answer.json()["error"] == "invalid_client"
    assert token_asked(proof(tool), grant_type="password").status_code == 400
    assert token_asked(proof(tool), client_assertion_type="x").status_code == 400
    assert token_asked(proof(tool), scope="openid").status_code == 400
    assert not ToolProof.objects.exists()
    settings.LEADWELL_LTI_KEY = ""
    assert token_asked(proof(tool)).status_code == 400
    settings.LEADWELL_LTI_KEY = OURS
    tools.end_tool(by=teacher, tool_id=tool.pk, now=NOW)
    assert token_asked(proof(tool)).status_code == 400


def test_a_machine_that_fails_too_often_waits(tool):
    answers = [token_asked("no").status_code for _ in range(61)]
    assert answers == [400] * 60 + [429]
    assert Client().post("/lti/lineitems/7/scores").status_code == 429


# Scores


def scored(link, subject, headers, at=0, **more):
    when = datetime.now(UTC) + timedelta(seconds=at - 60)
    said = {
        "userId": subject, "scoreGiven": 8, "scoreMaximum": 10, "activityProgress": "Completed",
        "gradingProgress": "FullyGraded", "timestamp": when.isoformat(), **more,
    }  # fmt: skip
    address = f"/lti/lineitems/{link.pk}/scores"
    return Client().post(address, json.dumps(said), content_type=SCORE, **headers)


def test_a_score_at_the_threshold_is_evidence_and_no_achievement(learner, tool, link):
    subject, headers = subject_of(learner, link), bearer(tool)
    assert scored(link, subject, headers).status_code == 200
    record = TrainingRecord.objects.get()
    assert (record.person_id, record.title) == (learner.person_id, "Leading a team")
    assert record.organisation == tool.provider.organisation
    assert record.category == f"lti:{link.pk}"
    assert not Achievement.objects.exists()
    (told,) = events("score.stored")
    assert record.noted_in == told.pk


@pytest.mark.parametrize("when", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_a_score_from_beyond_all_calendars_is_refused(learner, tool, link, when):
    subject, headers = subject_of(learner, link), bearer(tool)
    assert scored(link, subject, headers, timestamp=when).status_code == 400


def test_the_last_score_by_the_tools_own_clock_counts(learner, tool, link):
    subject, headers = subject_of(learner, link), bearer(tool)
    when = datetime.now(UTC).isoformat()
    for _again in range(2):
        assert scored(link, subject, headers, timestamp=when).status_code == 200
    assert Score.objects.count() == 1
    assert scored(link, subject, headers, timestamp=when, scoreGiven=3).status_code == 409
    assert scored(link, subject, headers, at=-60, scoreGiven=3).status_code == 409
    assert scored(link, subject, headers, at=600).status_code == 400
    assert TrainingRecord.objects.count() == 1
    assert scored(link, subject, headers, at=65, scoreGiven=3).status_code == 200
    assert not TrainingRecord.objects.exists()
    (row,) = Client().get(f"/lti/lineitems/{link.pk}/results", **headers).json()
    assert (row["userId"], row["resultScore"], row["resultMaximum"]) == (subject, 3.0, 10.0)


@pytest.mark.parametrize(
    ("threshold", "more", "shows"),
    [
        ("0.8", {}, True),
        ("0.8", {"scoreGiven": 7.99}, False),
        ("0.8", {"scoreGiven": None}, False),
        ("0", {"scoreGiven": None}, True),
        ("0", {"activityProgress": "Submitted"}, False),
        ("0", {"gradingProgress": "PendingManual"}, False),
    ],
)
def test_what_a_score_shows(teacher, learner, tool, threshold, more, shows):
    link = linked(teacher, tool, threshold=Decimal(threshold))
    assert scored(link, subject_of(learner, link), bearer(tool), **more).status_code == 200
    assert TrainingRecord.objects.exists() == shows
    (row,) = Client().get(f"/lti/lineitems/{link.pk}/results", **bearer(tool)).json()
    assert ("resultScore" in row) == (more.get("scoreGiven", 8) is not None)


def test_a_score_for_a_person_who_is_not_ours_is_refused(teacher, learner, tool, link):
    second = linked(teacher, tool, resource="8")
    headers = bearer(tool)
    opened(learner, second)  # opened, but nobody was told of it
    unanswered = str(Launch.objects.get().subject)
    for subject in (str(uuid4()), "no number", unanswered):
        answer = scored(second, subject, headers)
        assert answer.status_code == 404
        assert "not ours" in answer.json()["error"]
    elsewhere = subject_of(learner, link)
    assert scored(second, elsewhere, headers).status_code == 404
    assert not Score.objects.exists()


def test_another_tools_token_opens_nothing(teacher, school, learner, tool, link):
    subject = subject_of(learner, link)
    other = registered(teacher, school, key=OTHER_KEY)
    token = token_asked(proof(other, key=OTHER_KEY)).json()["access_token"]
    theirs = {"HTTP_AUTHORIZATION": f"Bearer {token}"}
    assert scored(link, subject, theirs).status_code == 404
    assert Client().get(f"/lti/lineitems/{link.pk}", **theirs).status_code == 404
    assert not Score.objects.exists()


def test_a_token_is_good_for_what_it_was_given_for(learner, teacher, tool, link):
    subject, reading = subject_of(learner, link), bearer(tool, scope=lti.LINE_ITEM)
    assert scored(link, subject, reading).status_code == 401
    item = Client().get(f"/lti/lineitems/{link.pk}", **reading)
    assert item.json()["resourceLinkId"] == "7"
    assert item["Content-Type"] == "application/vnd.ims.lis.v2.lineitem+json"
    assert Client().get(f"/lti/lineitems/{link.pk}/results", **reading).status_code == 401
    launch = launching.answer_launch(by=learner, asked=asked(opened(learner, link)), now=NOW)
    for told in (launch.id_token, "no", ""):
        headers = {"HTTP_AUTHORIZATION": f"Bearer {told}"}
        answer = Client().get(f"/lti/lineitems/{link.pk}", **headers)
        assert answer.status_code == 401
        assert answer["WWW-Authenticate"] == "Bearer"
    assert Client().get(f"/lti/lineitems/{link.pk}").status_code == 401
    tools.end_tool(by=teacher, tool_id=tool.pk, now=NOW)
    assert Client().get(f"/lti/lineitems/{link.pk}", **reading).status_code == 404


def test_what_is_no_score_is_refused(learner, tool, link):
    subject, headers = subject_of(learner, link), bearer(tool)
    assert scored(link, subject, headers, activityProgress="Finished").status_code == 400
    assert scored(link, subject, headers, timestamp="2026-11-02T09:00:00").status_code == 400
    address = f"/lti/lineitems/{link.pk}/scores"
    assert Client().post(address, "{}", "application/json", **headers).status_code == 415
    assert scored(link, subject, headers, scoreGiven=3).status_code == 200
    mine = Client().get(f"/lti/lineitems/{link.pk}/results?user_id={subject}", **headers)
    assert len(mine.json()) == 1
    assert mine["Content-Type"] == "application/vnd.ims.lis.v2.resultcontainer+json"
    other = Client().get(f"/lti/lineitems/{link.pk}/results?user_id={uuid4()}", **headers)
    assert other.json() == []


# In the browser


class Form(HTMLParser):
    """The hidden fields and the address of the form that leaves the site."""

    def __init__(self) -> None:
        super().__init__()
        self.to, self.fields = "", {}

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if tag == "form" and said.get("method") == "post":
            self.to = said.get("action", "")
        if tag == "input" and said.get("type") == "hidden":
            self.fields[said["name"]] = said["value"]


def browser(who=None) -> Client:
    found = Client()
    found.force_login(AccountFactory(person=who or person()))
    return found


def test_from_the_course_to_the_score_in_a_browser(tool, link):
    who = person("Wren Made-Up")
    mine = browser(who)
    page = mine.get(f"/training/courses/{link.pk}/")
    assert "Leading online" in page.content.decode()
    assert "form-action 'self' https://learn.example;" in page["Content-Security-Policy"]
    go = mine.post(f"/training/courses/{link.pk}/")
    assert go.status_code == 302
    said = {name: getattr(asked(go["Location"]), name) for name in Asked.__dataclass_fields__}
    by_post = Client().post("/lti/auth", said)  # from another site: no session
    assert by_post.status_code == 303
    other = browser().get(by_post["Location"])
    assert other.status_code == 409
    assert "Somebody else opened this course" in other.content.decode()
    last = mine.get(by_post["Location"])
    assert "form-action 'self' https://learn.example;" in last["Content-Security-Policy"]
    form = Form()
    form.feed(last.content.decode())
    assert (form.to, form.fields["state"]) == (LAUNCH_URL, "s-1")
    claims = jwt.decode(
        form.fields["id_token"], KeySet.import_key_set(Client().get("/lti/jwks").json())
    ).claims
    assert scored(link, claims["sub"], bearer(tool)).status_code == 200
    assert TrainingRecord.objects.get().person == who
    again = mine.get(f"/lti/auth?{urlencode(said)}")
    assert again.status_code == 409
    assert "learn.example" not in again["Content-Security-Policy"]
    assert Client().get("/lti/auth").status_code == 302
    assert mine.get("/lti/auth").status_code == 404


def test_a_provider_keeps_its_systems_in_the_browser(school):
    programme("lead", title="Leading a team")
    client = Client()
    client.force_login(account_with_role("training-provider", school.organisation))
    client.post("/training/systems/add/", {"provider_id": "x"})
    typed = {"provider_id": str(school.pk), "title": "Our Moodle"}
    shown = client.post("/training/systems/add/", typed).content.decode()
    assert "Copy this now" in shown
    typed |= {"login_url": "https://l.example/in", "launch_url": "https://l.example/go"}
    assert client.post("/training/tools/add/", {**typed, "keys": "no"}).status_code == 409
    added = client.post("/training/tools/add/", {**typed, "keys": jwks(TOOL_KEY)}, follow=True)
    tool = LearningTool.objects.get()
    assert tool.client_id in added.content.decode()
    course = f"/training/tools/{tool.pk}/course/"
    number = dict(queries.opened_tool(tool.pk, by=actor_with_role(
        "training-provider", school.organisation)).programmes)  # fmt: skip
    said = {"programme_id": next(iter(number)), "resource": "7", "title": "Online"}
    assert client.post(course, {**said, "percent": "101"}).status_code == 422
    kept = client.post(course, {**said, "percent": "80"}, follow=True).content.decode()
    assert "80.0%" in kept.replace("\xa0", "").replace(" %", "%")
    assert "Our Moodle" in client.get("/training/systems/").content.decode()
    client.post(f"/training/tools/{tool.pk}/end/")
    assert "ended already" in client.get(f"/training/tools/{tool.pk}/end/").content.decode()
    assert "ended already" in client.get(course).content.decode()
    stranger = Client()
    stranger.force_login(account_with_role("training-provider", place("ZP8")))
    assert stranger.get(f"/training/tools/{tool.pk}/").status_code == 404
    assert "offer training for no provider" in stranger.get("/training/tools/add/").content.decode()
