"""Commands on the server's console."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from sightline.people.models import Seat
from sightline.trail import guard
from sightline.trail.verify import verify
from tests.trail.chains import sql, write

pytestmark = pytest.mark.django_db


def test_verify_trail_names_each_partnership_and_its_head(cast, capsys):
    write(partnership_id=cast.partnership.pk, count=3)
    write(partnership_id=cast.elsewhere.pk)
    call_command("verify_trail")
    said = capsys.readouterr().out
    assert f"northmere: whole, 3 entries. Head {verify(cast.partnership.pk).head}" in said
    assert "southmere: whole, 1 entries" in said


def test_verify_trail_of_one(cast, capsys):
    write(partnership_id=cast.partnership.pk)
    write(partnership_id=cast.elsewhere.pk)
    call_command("verify_trail", partnership="northmere", expect=[verify(cast.partnership.pk).head])
    assert "southmere" not in capsys.readouterr().out


def test_verify_trail_of_nothing(capsys):
    call_command("verify_trail")
    assert "no record yet" in capsys.readouterr().out


def test_verify_trail_fails_with_1_and_names_the_entry(cast, capsys):
    write(partnership_id=cast.partnership.pk, count=3)
    guard.take_down(connection)
    sql("UPDATE trail_entry SET verb = 'x' WHERE seq = 2")
    guard.put_up(connection)
    with pytest.raises(SystemExit) as stopped:
        call_command("verify_trail")
    assert stopped.value.code == 1
    assert "BROKEN after 1 good entries. Entry 2 (" in capsys.readouterr().err


def test_verify_trail_misses_a_hash_kept_outside(cast, capsys):
    write(partnership_id=cast.partnership.pk)
    with pytest.raises(SystemExit):
        call_command("verify_trail", partnership="northmere", expect=["f" * 64])
    assert "is nowhere in the chain" in capsys.readouterr().err


@pytest.mark.parametrize("options", [{"partnership": "nowhere"}, {"expect": ["f" * 64]}])
def test_verify_trail_asked_wrongly(cast, options):
    write(partnership_id=cast.partnership.pk)
    write(partnership_id=cast.elsewhere.pk)
    with pytest.raises(CommandError) as error:
        call_command("verify_trail", **options)
    assert error.value.returncode == 2


def test_add_manager(cast, capsys):
    call_command("add_manager", "northmere", "Kay@Northmere.example", "Kay Doyle")
    seat = Seat.objects.get(person__email="kay@northmere.example")
    assert (seat.role, seat.body) == ("business_manager", cast.bodies["support_team"])
    assert verify(cast.partnership.pk).entries == 2
    with pytest.raises(CommandError, match="already"):
        call_command("add_manager", "northmere", "kay@northmere.example", "Kay Doyle")
    with pytest.raises(CommandError, match="no partnership"):
        call_command("add_manager", "nowhere", "kay@northmere.example", "Kay Doyle")
