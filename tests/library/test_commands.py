import pytest
from django.core.management import call_command

from tests.library import made

pytestmark = pytest.mark.django_db


def test_the_search_is_rebuilt_from_the_console(cast, capsys) -> None:
    made.published_of(cast)
    call_command("rebuild_search")
    assert capsys.readouterr().out == "The library's search looks through 2 pieces.\n"
