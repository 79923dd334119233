"""A person in front of the site, in sentences a manager could check."""

from __future__ import annotations

import csv
import io
import re
from contextlib import ExitStack
from datetime import date

from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.html_check import html_faults
from tests.journeys.looking import PHONE, axe_faults, complaints, width_faults, window
from tests.site import PASSWORD, Site

MOST_TABS = 80


class Story:
    """Steps of a journey: what was so, what the person does, what they find."""

    def __init__(self, browser: Browser, site: Site, afterwards: ExitStack) -> None:
        self.browser, self.site, self.afterwards = browser, site, afterwards
        self.page: Page
        self.steps = 0

    # what was so

    def given_a_stranger_at_the_start_page(self, **more: object) -> None:
        self.page = self.afterwards.enter_context(window(self.browser, **more))
        self.complaints = complaints(self.page)
        self.page.goto(self.site.at("/"))

    def given_a_stranger_without_scripts(self) -> None:
        self.given_a_stranger_at_the_start_page(java_script_enabled=False)

    def given_somebody_signed_in_as(self, role: str) -> None:
        self.given_a_stranger_at_the_start_page()
        self.when_they_sign_in(self.site.account(role), PASSWORD)
        self.then_they_are_at("/my/")

    def given_a_device_that_makes_passkeys(self) -> None:
        """Chromium's own made-up authenticator, which says yes to everything."""
        chromium = self.page.context.new_cdp_session(self.page)
        chromium.send("WebAuthn.enable")
        device = {
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
            "hasUserVerification": True, "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }  # fmt: skip
        chromium.send("WebAuthn.addVirtualAuthenticator", {"options": device})

    # what the person does

    def when_they_ask(self, words: str) -> None:
        self.page.get_by_label("Its name, town or code").fill(words)
        self._press(self.page.get_by_role("button", name="Find it"))

    def when_they_ask_by_keyboard(self, words: str) -> None:
        self._tab_to(self.page.get_by_label("Its name, town or code"))
        self.page.keyboard.type(words)
        self._enter()

    def when_they_follow(self, words: str) -> None:
        self._press(self.page.get_by_role("main").get_by_role("link", name=words).first)

    def when_they_follow_by_keyboard(self, words: str) -> None:
        self._tab_to(self.page.get_by_role("main").get_by_role("link", name=words).first)
        self._enter()

    def when_they_press(self, words: str) -> None:
        self._press(self.page.get_by_role("main").get_by_role("button", name=words, exact=True))

    def when_they_type(self, words: str, *, into: str) -> None:
        self.page.get_by_role("main").get_by_label(into, exact=False).first.fill(words)

    def when_they_tick(self, words: str) -> None:
        self.page.get_by_label(words).check()

    def when_they_choose(self, option: str, *, of: str) -> None:
        self.page.get_by_label(of, exact=True).select_option(label=option)

    def when_they_write_the_day(self, day: date) -> None:
        """The only day a form asks for."""
        for box, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            self.page.get_by_label(box, exact=True).fill(str(number))

    def when_they_open(self, path: str) -> None:
        self.page.goto(self.site.at(path))

    def when_they_sign_in(self, email: str, password: str) -> None:
        self.when_they_open("/account/login/")
        self.when_they_type(email, into="Email address")
        self.page.locator("input[name=password]").fill(password)
        self.when_they_press("Sign in")

    def when_they_sign_out(self) -> None:
        self._press(self.page.get_by_role("button", name="Sign out"))

    def when_they_open_the_table_of(self, title: str) -> None:
        figure = self.page.locator("figure", has_text=title).first
        self._press(figure.locator("summary"))

    def when_they_say_it_is_still_them(self) -> None:
        self.page.locator("main input[name=password]").fill(PASSWORD)
        self.when_they_press("Go on")

    def when_they_press_the_first_button(self) -> None:
        self._press(self.page.locator("main button[type=submit]").first)

    def when_they_give(self, email: str, *, role: str, at: str) -> None:
        self.when_they_type(email, into="Their email address")
        self.when_they_choose(role, of="Role")
        self.when_they_type(at, into="Code of the organisation")
        for box, number in (("Day", "1"), ("Month", "4"), ("Year", "2026")):
            self.page.get_by_label(box, exact=True).first.fill(number)
        self.when_they_type("For the autumn review", into="Why")
        self.when_they_press("Give the role")

    # what they find

    def then_they_are_at(self, path: str) -> None:
        expect(self.page).to_have_url(self.site.at(path))

    def then_the_address_is_beneath(self, path: str) -> None:
        expect(self.page).to_have_url(re.compile(re.escape(self.site.at(path))))

    def then_the_title_is(self, words: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(words)

    def then_the_page_says(self, words: str) -> None:
        expect(self.page.get_by_role("main")).to_contain_text(words)

    def then_the_page_does_not_say(self, words: str) -> None:
        expect(self.page.get_by_role("main")).not_to_contain_text(words)

    def then_it_took_at_most(self, steps: int) -> None:
        assert self.steps <= steps, f"It took {self.steps} steps."

    def then_everything_fits_the_phone(self) -> None:
        faults = width_faults(self.page, PHONE)
        assert not faults, "\n" + "\n".join(faults)

    def then_a_picture_says(self, words: str) -> None:
        pictures = self.page.locator("main img")
        said = [pictures.nth(n).get_attribute("alt") or "" for n in range(pictures.count())]
        assert any(words in one for one in said), said

    def then_every_picture_is_drawn(self) -> None:
        for picture in self.page.locator("main img").all():
            picture.scroll_into_view_if_needed()
            expect(picture).to_have_js_property("complete", True)
            assert picture.evaluate("it => it.naturalWidth") > 0, picture.get_attribute("src")

    def then_a_link_leads_to(self, words: str) -> None:
        expect(self.page.get_by_role("main").get_by_role("link", name=words).first).to_be_visible()

    def then_everyone_can_use_the_page(self) -> None:
        faults = [*self.complaints, *html_faults(self.page.content()), *axe_faults(self.page)]
        assert not faults, "\n" + "\n".join(faults)

    def secret_shown(self) -> str:
        """The secret that an authenticator app would read, as the page spells it out."""
        found = re.search(r"\b(?:[A-Z2-7]{4} ?){7,8}\b", self.page.get_by_role("main").inner_text())
        assert found, "The page does not spell out the secret."
        return found[0]

    def table(self, caption: str) -> list[list[str]]:
        """The words of a table's rows, without its head."""
        found = self.page.locator("table", has=self.page.locator("caption", has_text=caption)).first
        return [
            [cell.strip() for cell in row.locator("th, td").all_inner_texts()]
            for row in found.locator("tbody tr").all()
        ]

    def sheet(self, link: str, *, by: str = "measure") -> list[dict[str, str]]:
        """The rows of the file that a link gives; `by` is the column that every row fills."""
        href = self.page.get_by_role("main").get_by_role("link", name=link).first
        answer = self.page.request.get(self.site.at(href.get_attribute("href") or ""))
        assert answer.headers["content-type"].startswith("text/csv")
        rows = csv.DictReader(io.StringIO(answer.text()))
        return [row for row in rows if row[by]]  # the last line says that it is made up

    # hands

    def _press(self, what: Locator) -> None:
        self.steps += 1
        what.click()

    def _enter(self) -> None:
        self.steps += 1
        self.page.keyboard.press("Enter")
        self.page.wait_for_load_state()

    def _tab_to(self, what: Locator) -> None:
        """Press Tab until it is reached, and see that the eye can follow."""
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if what.evaluate("it => it === document.activeElement"):
                seen = what.evaluate(
                    "it => { const s = getComputedStyle(it);"
                    " return s.outlineStyle !== 'none' || s.boxShadow !== 'none'; }"
                )
                assert seen, "Nothing shows where the keyboard is."
                return
        raise AssertionError(f"{what} was not reached with {MOST_TABS} presses of Tab.")
