import pytest
from django.core.management import CommandError, call_command

from sightline.people.actions import form_consortium
from sightline.people.rules import Refused
from sightline.trail.models import Entry

pytestmark = pytest.mark.django_db


def test_it_stands_in_the_record_of_each_that_joins(cast) -> None:
    consortium = form_consortium(by=cast.chair, name="Two shores", partnerships=[cast.partnership, cast.elsewhere])
    assert set(consortium.partnerships.all()) == {cast.partnership, cast.elsewhere}
    told = Entry.objects.filter(verb="joined a consortium with").values_list("partnership_id", flat=True)
    assert sorted(told) == sorted([cast.partnership.pk, cast.elsewhere.pk])


@pytest.mark.parametrize("name", ["", "Two shores"])
def test_one_alone_is_none(cast, name: str) -> None:
    with pytest.raises(Refused, match="at least two"):
        form_consortium(by=cast.chair, name=name, partnerships=[cast.partnership, cast.partnership])


def test_joining_twice_is_refused(cast) -> None:
    both = [cast.partnership, cast.elsewhere]
    form_consortium(by=cast.chair, name="Two shores", partnerships=both)
    with pytest.raises(Refused, match="already"):
        form_consortium(by=cast.chair, name="two shores", partnerships=both)


def test_the_command_says_who_is_in_it(cast, capsys) -> None:
    call_command("consortium", "Two shores", cast.slug, cast.elsewhere.slug)
    said = capsys.readouterr().out
    assert said == "Two shores: Northmere Safeguarding Children Board, Southmere Safeguarding Children Board.\n"
    with pytest.raises(CommandError, match="no partnership “nowhere”"):
        call_command("consortium", "Two shores", cast.slug, "nowhere")
    with pytest.raises(CommandError, match="already"):
        call_command("consortium", "Two shores", cast.slug)
