"""Colours that words can stand on."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from sightline.ui.palette import Colour

UI = Path(settings.BASE_DIR) / "src" / "sightline" / "ui"
CSS = (UI / "static" / "ui" / "look.css").read_text()


def _luminance(colour: str) -> float:
    """Relative luminance of #rrggbb or #rgb, as WCAG 2.2 defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, 1.4.3)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _variable(name: str) -> str:
    """The one value that the stylesheet gives to a variable of ours."""
    (value,) = set(re.findall(rf"{name}: ?(#[0-9a-f]{{3,6}})", CSS))
    return value


def test_the_ratio_is_the_standards():
    assert contrast("#000000", "#fff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colour", Colour)
def test_white_words_stand_on_every_header(colour):
    (found,) = set(re.findall(rf"\.ui-brand-{colour}\{{--ui-brand: ?(#[0-9a-f]{{6}})", CSS))
    assert contrast(found, "#ffffff") >= 7


def test_the_stylesheet_has_no_colour_that_nobody_can_choose():
    assert set(re.findall(r"\.ui-brand-([a-z]+)\{", CSS)) == set(Colour.values)


@pytest.mark.parametrize("kind", ["good", "warn", "bad", "info", "none"])
def test_a_tags_words_stand_on_its_tint(kind):
    assert contrast(_variable(f"--ui-{kind}"), _variable(f"--ui-{kind}-tint")) >= 7


@pytest.mark.parametrize("ground", ["#ffffff", "--ui-paper"])
def test_quiet_words_can_still_be_read(ground):
    assert contrast(_variable("--ui-quiet"), _variable(ground) if ground.startswith("--") else ground) >= 4.5 + 2
