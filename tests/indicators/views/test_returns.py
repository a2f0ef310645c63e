"""Data returns: on the list of work, behind a link, typed; what is refused and where it says so."""

import datetime as dt

import pytest
from django.urls import reverse

from sightline.desk.reads.owed import debts_of, ledger_of, work_of
from sightline.indicators.actions import excuse_return, give_figures
from sightline.indicators.actions.giving import Given
from sightline.indicators.models import DataReturn, Figure
from sightline.indicators.reads.returns import lines_of, names_of
from sightline.kit import clock
from sightline.post.actions import make_link
from tests.cast import Cast
from tests.clients import ClientOf
from tests.indicators.made import Q3, adopted, total_of
from tests.indicators.views.test_rows import asked

pytestmark = pytest.mark.django_db
DAY = dt.date(2018, 1, 22)


class TestOnTheListOfWork:
    def owed(self, cast: Cast) -> list[str]:
        return [one.to_do for one in work_of(cast.member, [cast.partnership.pk], DAY).mine]

    def test_until_it_is_given(self, cast: Cast) -> None:
        (home,) = adopted(cast, "home-educated")
        one = asked(cast)
        assert "Give the figures of Q3 2017/18" in self.owed(cast)
        give_figures(
            by=cast.member,
            partnership=cast.partnership,
            given=[Given(total_of(home), *Q3, 40)],
            data_return=one,
        )
        assert "Give the figures of Q3 2017/18" not in self.owed(cast)

    def test_or_excused(self, cast: Cast) -> None:
        excuse_return(by=cast.analyst, data_return=asked(cast))
        assert self.owed(cast) == []

    def test_and_in_the_mail_with_a_link_of_its_own(self, cast: Cast) -> None:
        asked(cast)
        debts = [one for one in debts_of(ledger_of([cast.partnership.pk], DAY), DAY) if one.owed.kind == "figures"]
        assert [(one.owed.link, one.body_id) for one in debts] == [("data_return", cast.bodies["council"].pk)]


class TestByLink:
    @pytest.fixture
    def address(self, cast: Cast) -> str:
        adopted(cast, "attendance", "home-educated")
        until = clock.now() + dt.timedelta(days=3)
        token = make_link(
            partnership=cast.partnership, person=cast.member, thing="data_return", thing_id=asked(cast).pk, until=until
        )
        return reverse("data_return_provide", args=[token])

    def test_one_return_is_given_without_signing_in(self, client, cast: Cast, address: str) -> None:
        assert "Give your figures" in client.get(address).content.decode()
        share, count = lines_of(asked(cast))
        sent = {f"n_{share.series.pk}": 27, f"d_{share.series.pk}": 905, f"n_{count.series.pk}": 40}
        answer = client.post(address, sent)
        assert "Thank you" in answer.content.decode()
        one = DataReturn.objects.get()
        assert (one.state, one.given_by) == ("given", cast.member)
        assert Figure.objects.count() == 2

    def test_half_a_share_is_refused_where_it_stands(self, client, cast: Cast, address: str) -> None:
        share, _ = lines_of(asked(cast))
        answer = client.post(address, {f"n_{share.series.pk}": 27})
        assert answer.status_code == 422
        assert "give both numbers, or neither" in answer.content.decode()
        assert "Give at least one figure" in client.post(address, {}).content.decode()
        assert not Figure.objects.exists()

    def test_what_is_not_asked_for_any_more_says_so(self, client, cast: Cast, address: str) -> None:
        excuse_return(by=cast.analyst, data_return=asked(cast))
        assert "not asked for any more" in client.get(address).content.decode()


def test_more_than_all_of_it_is_refused_at_its_field(client_of: ClientOf, cast: Cast) -> None:
    adopted(cast, "attendance")
    (line,) = lines_of(asked(cast))
    address = reverse("data_return_give", args=[cast.slug, asked(cast).pk])
    answer = client_of(cast.member).post(address, {f"n_{line.series.pk}": 10, f"d_{line.series.pk}": 9})
    assert "10 cannot be of 9" in answer.content.decode()


def test_a_return_asks_for_the_values_of_a_breakdown_and_not_their_sum(cast: Cast) -> None:
    adopted(cast, "seraf", "home-educated")
    assert [line.series.value for line in lines_of(asked(cast))].count("") == 1
    assert len(lines_of(asked(cast))) == 6


def test_people_write_a_period_in_many_ways(cast: Cast) -> None:
    found = names_of(asked(cast))
    for one in ("Q3 2017/18", "Q3 2017-18", "2017/18 Q3", "2017-12-31", "31/12/2017", "Oct-Dec 2017"):
        assert one in found
