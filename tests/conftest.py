"""What every test may ask for: the cast, a client that is somebody, the site live with a browser.

What was left out is said at the end, and in CI refused.
"""

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import TransactionTestCase
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis
from playwright.sync_api import Browser, Page, sync_playwright

from sightline.people.models import Partnership, Person
from tests import browser, cast, clamd, clients, emptied, launched, migrated, standing
from tests.demo import island

IN_CI = os.environ.get("CI", "").lower() == "true"
SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
_left_out: dict[str, int] = {}

# Python's collector of cycles walks through everything that is alive, again and again: ten thousand collected tests
# above all. It comes less often here, and no more to what stands once they are collected: a tenth of a run's work.
gc.set_threshold(50_000, 20, 20)

# No test is timed: a busy machine is no fault. In CI the examples are the same each time; elsewhere new ones are tried.
hypothesis.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=IN_CI)
hypothesis.load_profile("house")

# --- the database ---


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None, tmp_path_factory: pytest.TempPathFactory) -> None:
    """SQLite in a file rather than in memory, as in life: threads and processes then have connections of their own.

    Nothing waits for the disk: a test's data need not survive a power cut. The file is a copy that has its tables
    already; on PostgreSQL the server's own template has them (tests/__main__.py)."""
    if connection.vendor == "sqlite":
        place = tmp_path_factory.mktemp("database") / "test.sqlite3"
        migrated.copy_to(place)
        connection.settings_dict["TEST"]["NAME"] = str(place)
        options = connection.settings_dict["OPTIONS"]
        options["init_command"] = options["init_command"].replace("synchronous=FULL", "synchronous=OFF")


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb: bool) -> bool:
    """Django goes on from the copied file instead of beginning an empty one."""
    return django_db_keepdb or connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """What stands between tests (tests/standing.py) is taken back before the database is."""
    yield
    with django_db_blocker.unblock():
        standing.fall()


@pytest.hookimpl(tryfirst=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef, request: pytest.FixtureRequest) -> None:
    """Before a test's transaction begins, what it asks for stands."""
    if fixturedef.argname == "_django_db_helper":
        with request.getfixturevalue("django_db_blocker").unblock():
            standing.stand(request)


@pytest.fixture(scope="session", autouse=True)
def emptied_our_way() -> Iterator[None]:
    """A test that commits is followed by emptying the tables (tests/emptied.py)."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: emptied.empty())
        yield


# --- people ---


@pytest.fixture(name="cast")
@standing.standing
def _cast(db: None) -> cast.Cast:
    """The board's people and an outsider (tests/cast.py)."""
    return cast.make_cast()


@pytest.fixture
def client_of(db: None) -> clients.ClientOf:
    """`client_of(cast.chair)` is a test client signed in as her; `client_of(None)` is signed out."""
    return clients.client_of


# --- a virus scanner ---


@pytest.fixture(name="clamd")
def _clamd() -> Iterator[clamd.Clamd]:
    """A scanner that listens (tests/clamd.py); no site asks it until `settings.CLAMD_SOCKET` says so."""
    with clamd.listening() as server:
        yield server


# --- the demonstration ---


@pytest.fixture(scope="session")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> launched.FirstStart:
    """The demonstration as the launcher's first start builds it, once for all workers of a run, on
    both databases; nobody changes it."""
    own = tmp_path_factory.getbasetemp()
    ours = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    return launched.first_start(Path(os.environ.get("SIGHTLINE_TEST_RUN", ours)) / "launched")


@pytest.fixture
@standing.standing
def rows_of_marram(db: None, first_start: launched.FirstStart) -> Partnership:
    """The rows of the demonstration in this test's own database."""
    return island.pour(first_start.demonstration)


@pytest.fixture
def marram(rows_of_marram: Partnership, first_start: launched.FirstStart, settings, tmp_path: Path) -> Partnership:
    """The demonstration in this test's own database, on its first day: the Isle of Marram's board and its year. Asked
    for before the cast, whose keys then follow."""
    settings.MEDIA_ROOT = tmp_path / "files"
    shutil.copytree(first_start.demonstration / "files", settings.MEDIA_ROOT)
    return rows_of_marram


# --- the browser ---


@pytest.fixture(scope="session")
def chromium(django_db_setup: None, django_db_blocker) -> Iterator[Browser]:
    """One browser for all stories of a process."""
    with django_db_blocker.unblock():
        standing.fall()  # beside playwright's event loop Django opens another connection, which knows of none of it
    with pytest.MonkeyPatch.context() as patch:
        # Playwright keeps an event loop in this thread, where Django would refuse to touch the database.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        with sync_playwright() as playwright:
            running = browser.launch(playwright)
            yield running
            running.close()


@pytest.fixture
def live(transactional_db: None, cast: cast.Cast, live_server, chromium: Browser) -> Iterator[browser.Live]:
    """The site, really running on the cast's database, with a browser: `live.open_page(cast.chair)`."""
    site = browser.Live(url=live_server.url, cast=cast, browser=chromium)
    yield site
    site.close()


@pytest.fixture
def page(live: browser.Live) -> Page:
    """A page 1280 pixels wide with nobody signed in."""
    return live.open_page()


@pytest.fixture
def page_of(live: browser.Live) -> Callable[[Person], Page]:
    """`page_of(cast.chair)` is a page 1280 pixels wide, signed in as her."""
    return live.open_page


# --- what is left out is said, and in CI refused ---


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what needs a database and what needs a browser, by the fixtures it asks for."""
    for item in items:
        wanted = set(getattr(item, "fixturenames", ()))
        if {"db", "transactional_db"} & wanted or item.get_closest_marker("django_db"):
            item.add_marker("database")
        if "chromium" in wanted:
            item.add_marker("browser")


def pytest_collection_finish() -> None:
    """What stands now stands till the end."""
    gc.collect()
    gc.freeze()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leaves out what this machine cannot run; in CI it is tried, and fails."""
    if IN_CI:
        return
    if item.get_closest_marker("browser") and browser.chromium_path() is None:
        pytest.skip(
            "Chromium is not installed (Debian: apt-get install chromium-headless-shell), so no story ran in a browser"
        )
    if item.get_closest_marker("shared") and not SHARED.is_dir():
        pytest.skip("there is no folder ../shared beside the checkout, so its documents were not read")


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Counts what was left out, by its reason."""
    if report.skipped and not hasattr(report, "wasxfail"):
        why = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        _left_out[why.removeprefix("Skipped: ")] = _left_out.get(why.removeprefix("Skipped: "), 0) + 1


def pytest_terminal_summary(terminalreporter) -> None:
    """Says what was left out and why."""
    for why, count in sorted(_left_out.items()):
        terminalreporter.write_line(f"NOT RUN: {count} test{'s' if count > 1 else ''}: {why}.")
    if IN_CI and _left_out:
        terminalreporter.write_line("FAILED: in CI nothing may be left out.")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a test that was left out is a failure."""
    if IN_CI and _left_out and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
