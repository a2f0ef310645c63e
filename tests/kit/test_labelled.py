"""Enumerations with labels."""

from sightline.kit.labelled import Labelled


class Colour(Labelled):
    RED = "red", "A warm red"
    BLUE = "blue", "Blue"


def test_a_member_is_its_value_and_says_what_it_is_called() -> None:
    assert Colour.RED == "red"
    assert Colour("blue") is Colour.BLUE
    assert Colour.RED.label == "A warm red"
    assert str(Colour.BLUE) == "blue"


def test_choices_stand_in_the_order_written() -> None:
    assert Colour.choices() == [("red", "A warm red"), ("blue", "Blue")]
