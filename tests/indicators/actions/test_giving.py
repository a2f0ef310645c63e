"""Figures given, revised, summed; returns asked and answered; words about them."""

import datetime as dt

import pytest

from sightline.indicators.actions import (
    Given,
    answer_question,
    ask_for_return,
    ask_question,
    comment,
    excuse_return,
    give_figures,
)
from sightline.indicators.models import DataReturn, Figure
from sightline.plan.rules.errors import NotYet
from sightline.privacy.rules import HoldsIdentifier
from sightline.trail.models import Entry, EntryText
from tests.cast import Cast
from tests.indicators.made import Q3, adopted, give, give_cells, total_of

pytestmark = pytest.mark.django_db


def asked(cast: Cast) -> DataReturn:
    (made,) = ask_for_return(
        by=cast.analyst,
        partnership=cast.partnership,
        bodies=[cast.bodies["council"]],
        start=Q3[0],
        end=Q3[1],
        due_on=dt.date(2018, 1, 12),
    )
    return made


class TestFigures:
    def test_another_number_is_the_next_revision_and_the_old_one_stays(self, cast: Cast) -> None:
        (made,) = adopted(cast, "attendance")
        for numbers in ([(20, 900)], [(20, 900)], [(23, 905)]):
            give(cast, made, numbers)
        rows = list(Figure.objects.order_by("revision").values_list("revision", "numerator", "state"))
        assert rows == [(0, 20, "final"), (1, 23, "revised")]

    def test_provisional_then_final_then_revised(self, cast: Cast) -> None:
        (made,) = adopted(cast, "home-educated")
        give(cast, made, [40], provisional=True)
        give(cast, made, [40], provisional=True)
        give(cast, made, [40])
        give(cast, made, [41])
        assert list(Figure.objects.order_by("revision").values_list("state", flat=True)) == [
            "provisional",
            "final",
            "revised",
        ]

    def test_a_figure_never_changes_and_never_goes(self, cast: Cast) -> None:
        (made,) = adopted(cast, "home-educated")
        give(cast, made, [40])
        figure = Figure.objects.get()
        with pytest.raises(TypeError, match="never changes"):
            figure.save()
        with pytest.raises(TypeError, match="never changes"):
            figure.delete()

    def test_three_past_quarters_are_restated_together(self, cast: Cast) -> None:
        (made,) = adopted(cast, "home-educated")
        give(cast, made, [30, 31, 32, 33])
        give(cast, made, [35, 36, 37, 33])
        assert Figure.objects.filter(revision=1).count() == 3

    def test_a_complete_breakdown_has_its_total(self, cast: Cast) -> None:
        (made,) = adopted(cast, "seraf")
        give_cells(cast, made, [4, 3, 2, 1, 0])
        total = Figure.objects.get(series=total_of(made))
        assert total.numerator == 10
        give_cells(cast, made, [4, 3, 2, 1, 5])
        assert Figure.objects.filter(series=total_of(made), revision=1, numerator=15).exists()

    def test_shares_are_summed_by_their_counts(self, cast: Cast) -> None:
        (made,) = adopted(cast, "reports")
        give_cells(cast, made, [(9, 10), (1, 2), (0, 0), (5, 5), (2, 4)])
        total = Figure.objects.get(series=total_of(made))
        assert (total.numerator, total.denominator) == (17, 21)

    def test_a_total_that_contradicts_its_parts_is_refused_and_nothing_stored(self, cast: Cast) -> None:
        (made,) = adopted(cast, "metrac")
        given = [Given(one.pk, *Q3, 5) for one in made.series.all()]
        with pytest.raises(NotYet, match="parts add to 15, and the total says 5"):
            give_figures(by=cast.analyst, partnership=cast.partnership, given=given)
        assert not Figure.objects.exists()

    @pytest.mark.parametrize(
        ("key", "numerator", "denominator", "words"),
        [
            ("attendance", 3, None, "say of how many"),
            ("attendance", 4, 3, "4 cannot be of 3"),
            ("attendance", -1, 3, "below nought"),
            ("home-educated", 4, 9, "it is a count"),
        ],
    )
    def test_what_cannot_be_is_refused(
        self, cast: Cast, key: str, numerator: int, denominator: int | None, words: str
    ) -> None:
        (made,) = adopted(cast, key)
        with pytest.raises(NotYet, match=words):
            give_figures(
                by=cast.analyst,
                partnership=cast.partnership,
                given=[Given(total_of(made), *Q3, numerator, denominator)],
            )

    def test_a_denominator_of_nought_is_a_figure(self, cast: Cast) -> None:
        (made,) = adopted(cast, "attendance")
        give(cast, made, [(0, 0)])
        assert Figure.objects.get().denominator == 0

    def test_of_another_partnership_are_refused(self, cast: Cast) -> None:
        (theirs,) = adopted(cast, "home-educated", elsewhere=True)
        with pytest.raises(NotYet, match="of no indicator of this partnership"):
            give_figures(by=cast.analyst, partnership=cast.partnership, given=[Given(total_of(theirs), *Q3, 4)])

    def test_the_record_spells_them_out(self, cast: Cast) -> None:
        (made,) = adopted(cast, "home-educated")
        give(cast, made, [40, 41])
        entry = Entry.objects.get(verb="gave figures of")
        assert "Q3 2017/18: 41" in EntryText.objects.get(entry=entry).after


class TestReturns:
    def test_is_asked_once_a_period(self, cast: Cast) -> None:
        asked(cast)
        with pytest.raises(NotYet, match="already"):
            asked(cast)

    def test_an_excused_one_is_asked_again(self, cast: Cast) -> None:
        excuse_return(by=cast.analyst, data_return=asked(cast))
        assert asked(cast).state == "asked"

    def test_is_not_due_before_the_period_is_over(self, cast: Cast) -> None:
        with pytest.raises(NotYet, match="after it is over"):
            ask_for_return(
                by=cast.analyst,
                partnership=cast.partnership,
                bodies=[cast.bodies["council"]],
                start=Q3[0],
                end=Q3[1],
                due_on=Q3[1],
            )

    def test_is_given_with_what_was_left_out_on_purpose(self, cast: Cast) -> None:
        one = asked(cast)
        (made,) = adopted(cast, "home-educated")
        left = [{"where": "Sheet 1, row 4", "said": "n/k", "why": "The register was being mended."}]
        give_figures(
            by=cast.member,
            partnership=cast.partnership,
            given=[Given(total_of(made), *Q3, 40)],
            data_return=one,
            set_aside=left,
        )
        one.refresh_from_db()
        assert (one.state, one.given_by, one.set_aside) == ("given", cast.member, left)
        entry = Entry.objects.get(verb="gave figures for")
        assert "The register was being mended." in EntryText.objects.get(entry=entry).after
        with pytest.raises(NotYet, match="given"):
            excuse_return(by=cast.analyst, data_return=one)


class TestWords:
    def test_what_so_what_now_what(self, cast: Cast) -> None:
        one = asked(cast)
        (made,) = adopted(cast, "home-educated")
        said = comment(
            by=cast.member,
            data_return=one,
            definition=made,
            what="More.",
            so_what="",
            now_what="We ring each.",
        )
        assert said.now_what == "We ring each."
        with pytest.raises(NotYet, match="at least one"):
            comment(by=cast.member, data_return=one, definition=made, what=" ", so_what="", now_what="")
        with pytest.raises(HoldsIdentifier):
            comment(
                by=cast.member,
                data_return=one,
                definition=made,
                what="NHS number 943 476 5919 again.",
                so_what="",
                now_what="",
            )

    def test_a_question_is_answered_once(self, cast: Cast) -> None:
        one = ask_question(by=cast.analyst, data_return=asked(cast), question="Why did it rise?")
        answer_question(by=cast.member, question=one, answer="Two schools closed.")
        with pytest.raises(NotYet, match="already"):
            answer_question(by=cast.member, question=one, answer="Again.")
