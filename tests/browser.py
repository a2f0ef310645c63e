"""A real browser for the stories: Debian's Chromium by playwright, and the accessibility engine axe-core."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from weakref import WeakSet

from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Route

from sightline.people.models import Person
from tests.cast import Cast
from tests.clients import client_of

# The first has no windows, not even hidden ones: it does the same for a third less of the machine's work.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WIDTHS = (1280, 320)
_without_script: WeakSet[BrowserContext] = WeakSet()  # there the accessibility engine would never answer


def chromium_path() -> str | None:
    """Where Chromium is: SIGHTLINE_CHROMIUM, or the first of the usual names on the search path."""
    return os.environ.get("SIGHTLINE_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def launch(playwright: Playwright) -> Browser:
    """Starts Chromium, quiet: it calls nobody."""
    return playwright.chromium.launch(
        executable_path=chromium_path(),
        args=[
            "--no-sandbox",
            "--disable-background-networking",
            "--disable-component-update",
            "--force-color-profile=srgb",
        ],
    )


@dataclass
class Live:
    """The site, running, and the browser to visit it with.

    `open_page(cast.chair)` is a page signed in as her; nobody is signed in without a person.
    """

    url: str
    cast: Cast
    browser: Browser
    faults: list[str] = field(default_factory=list)
    _contexts: list[BrowserContext] = field(default_factory=list)

    def open_page(
        self, person: Person | None = None, *, width: int = 1280, script: bool = True, path: str = ""
    ) -> Page:
        """A fresh page in a context of its own: `width` in pixels (320 is the phone), with or without script.

        What its console says as an error, and any address of another site, fails the test at its end.
        """
        context = self.browser.new_context(
            base_url=self.url,
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
            locale="en-GB",
            timezone_id="Europe/London",
            reduced_motion="reduce",
        )
        context.set_default_timeout(10_000)
        context.route("**/*", self._stay_here)
        self._contexts.append(context)
        if not script:
            _without_script.add(context)
        if person is not None:
            cookie = client_of(person).cookies[settings.SESSION_COOKIE_NAME]
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie.value, "url": self.url}])
        page = context.new_page()
        page.on("console", self._hear)
        page.on("pageerror", lambda fault: self.faults.append(f"script failed: {fault}"))
        if path:
            page.goto(path)
        return page

    def _stay_here(self, route: Route) -> None:
        if urlsplit(route.request.url).netloc == urlsplit(self.url).netloc:
            route.continue_()
            return
        self.faults.append(f"asked another site: {route.request.url}")
        route.abort()

    def _hear(self, message: ConsoleMessage) -> None:
        # A page that answers 403 or 404 is logged by the browser too; whether it should is for the test to say.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.faults.append(f"console: {message.text}")

    def close(self) -> None:
        """Closes every page. Raises AssertionError with what went wrong in any of them."""
        for context in self._contexts:
            context.close()
        assert not self.faults, "\n".join(self.faults)


@contextmanager
def at_width(page: Page, width: int) -> Iterator[None]:
    """The page at another width (pixels) for a while."""
    before = page.viewport_size
    page.set_viewport_size({"width": width, "height": 900})
    yield
    if before:
        page.set_viewport_size(before)


def _violations(page: Page) -> list[dict]:
    """What axe-core finds on the page as it is now. The engine is put into each page once."""
    if page.evaluate("typeof window.axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    return page.evaluate("axe.run({resultTypes: ['violations']}).then(found => found.violations)")


def assert_accessible(page: Page) -> None:
    """Fails with the rule, the place and the remedy for every axe violation, and where a page scrolls sideways, at 1280
    and at 320 pixels. Every rule of axe's default set counts, best practice among them.

    Raises ValueError for a page without script, in which the engine cannot run."""
    if page.context in _without_script:
        raise ValueError("Check the page with script: the accessibility engine is one.")
    for width in WIDTHS:
        with at_width(page, width):
            said = [
                f"{page.url} at {width}: {rule['id']}: {rule['help']}\n{node['html'][:200]}\n{node['failureSummary']}"
                for rule in _violations(page)
                for node in rule["nodes"]
            ]
            assert not said, "\n".join(said)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{page.url} scrolls sideways at {width} pixels: it is {wide} wide."
