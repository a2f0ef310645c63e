"""The benchmark's own sums, its load tool on a small server, and that its data is a plan like any other."""

import datetime as dt
import http.server
import threading
from collections.abc import Iterator
from typing import ClassVar

import pytest

from bench.data import document
from bench.load import Target, Times, latency, throughput
from bench.pages import Page, milliseconds, verdict
from sightline.plan.rules.format import normal_form


class Answers(http.server.BaseHTTPRequestHandler):
    """Answers /ok with five bytes to whoever sends the cookie, everything else with 404."""

    protocol_version = "HTTP/1.1"
    seen: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        known = self.path == "/ok?page=2" and self.headers["Cookie"] == "who=me"
        self.seen.append(self.path)
        self.send_response(200 if known else 404)
        self.send_header("Content-Length", "5")
        self.end_headers()
        self.wfile.write(b"hello")

    def log_message(self, *words: object) -> None:
        """Says nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers) as listening:
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{listening.server_port}"
        listening.shutdown()
        thread.join()


def test_every_request_is_timed_and_a_wrong_answer_is_an_error(server: str) -> None:
    found = latency(Target(f"{server}/ok?page=2", "who=me"), 5)
    assert (len(found.taken), found.size) == (5, 5)
    assert throughput(Target(f"{server}/ok?page=2", "who=me"), connections=2, seconds=0.2).each_second > 0
    with pytest.raises(RuntimeError, match="answered 404 and not 200"):
        latency(Target(f"{server}/ok?page=2"), 1)
    with pytest.raises(RuntimeError, match="2 of 2 visitors were refused"):
        throughput(Target(f"{server}/gone"), connections=2, seconds=0.2)


def test_a_first_look_never_asks_for_the_same_address_twice(server: str) -> None:
    Answers.seen.clear()
    latency(Target(f"{server}/new", status=404, first_look=True), 3)
    assert len(Answers.seen) == len(set(Answers.seen)) == 3
    assert all(path.startswith("/new?look=") for path in Answers.seen)


def test_medians_and_ratios_are_taken_round_by_round() -> None:
    taken = Times(tuple(number / 1000 for number in range(1, 21)), 0)
    assert (taken.median, taken.p95) == pytest.approx((0.0105, 0.020))
    floor, page = Page("F", Target("")), Page("P", Target(""))
    floor.rounds = [Times((one,), 0) for one in (1.0, 2.0, 4.0)]
    page.rounds = [Times((one,), 0) for one in (2.0, 6.0, 16.0)]
    assert page.ratio(floor) == 3.0
    assert page.median == 6.0


@pytest.mark.parametrize(
    ("ratio", "goal", "said"), [(1.5, 1.5, "1.5: met"), (1.51, 1.5, "1.5: **missed**"), (9.0, None, "-")]
)
def test_a_goal_is_met_or_missed(ratio: float, goal: float | None, said: str) -> None:
    assert verdict(ratio, goal) == said


def test_times_are_written_in_milliseconds() -> None:
    assert (milliseconds(0.01234), milliseconds(1.2345)) == ("12.3", "1,234")


@pytest.mark.parametrize("size", [21, 200, 1000])
def test_the_data_is_a_plan_with_so_many_actions(size: int) -> None:
    formed = normal_form(document(size, dt.date(2017, 4, 1)))
    numbers = [action["number"] for priority in formed["priorities"] for action in priority["actions"]]
    assert len(numbers) == len(set(numbers)) == size
