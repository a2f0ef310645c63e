"""What a cell's style says: its number format, its colours, whether its text is bold or struck through."""

from __future__ import annotations

import colorsys
from typing import NamedTuple

from sightline.kit.documents.excel.formats import built_in
from sightline.kit.documents.markup import A, Element, S, is_on, whole

# The first 64 colours that a workbook can name by number alone (ISO 29500-1, 18.8.27).
_INDEXED_HEX = """
000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF
800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF
000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99
3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333
"""
_INDEXED = tuple(_INDEXED_HEX.split())
_THEME = (
    "lt1",
    "dk1",
    "lt2",
    "dk2",
    "accent1",
    "accent2",
    "accent3",
    "accent4",
    "accent5",
    "accent6",
    "hlink",
    "folHlink",
)


class Style(NamedTuple):
    """A cell style, resolved."""

    format: str = "General"
    fill: str = ""  # RRGGBB, "" none or white
    ink: str = ""  # RRGGBB, "" automatic or black
    bold: bool = False
    strike: bool = False
    size: float = 0.0


class Colours:
    """The workbook's colours: by value, by number, or by theme and tint."""

    def __init__(self, styles: Element | None, theme: Element | None) -> None:
        self._indexed = list(_INDEXED)
        self._theme: list[str] = []
        if styles is not None:
            own = [one.get("rgb", "")[-6:] for one in styles.iterfind(f"{S}colors/{S}indexedColors/{S}rgbColor")]
            self._indexed[: len(own)] = own
        scheme = theme.find(f".//{A}clrScheme") if theme is not None else None
        if scheme is not None:
            for name in _THEME:
                found = scheme.find(A + name)
                inner = found[0] if found is not None and len(found) else None
                self._theme.append(inner.get("lastClr") or inner.get("val", "") if inner is not None else "")

    def of(self, element: Element | None) -> str:
        """The colour of a CT_Color as RRGGBB, "" where it is automatic or not known."""
        if element is None:
            return ""
        colour = ""
        if element.get("rgb"):
            colour = element.get("rgb", "")[-6:]
        elif element.get("theme") is not None:
            at = whole(element.get("theme"), -1)
            colour = self._theme[at] if 0 <= at < len(self._theme) else ""
        elif element.get("indexed") is not None:
            at = whole(element.get("indexed"), -1)
            colour = self._indexed[at] if 0 <= at < len(self._indexed) else ""
        colour = colour.upper()
        if len(colour) != 6 or any(c not in "0123456789ABCDEF" for c in colour):
            return ""
        return _tinted(colour, element.get("tint"))


def _tinted(colour: str, tint: str | None) -> str:
    """A colour made lighter (tint above 0, at most 1) or darker (below 0)."""
    try:
        amount = max(-1.0, min(1.0, float(tint or 0)))
    except ValueError:
        return colour
    if not amount:
        return colour
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + amount) if amount < 0 else light + (1 - light) * amount
    return "".join(f"{round(one * 255):02X}" for one in colorsys.hls_to_rgb(hue, light, saturation))


def font_look(font: Element | None, colours: Colours) -> tuple[bool, bool, str, float]:
    """Whether a font is bold, whether struck through, its colour and its size in points."""
    if font is None:
        return False, False, "", 0.0
    ink = colours.of(font.find(S + "color"))
    size = font.find(S + "sz")
    try:
        points = float(size.get("val", "0")) if size is not None else 0.0
    except ValueError:
        points = 0.0
    return (
        is_on(font.find(S + "b"), "val"),
        is_on(font.find(S + "strike"), "val"),
        "" if ink == "000000" else ink,
        points,
    )


def read_styles(root: Element | None, colours: Colours) -> list[Style]:
    """The cell styles of styles.xml, in the order that cells name them."""
    if root is None:
        return [Style()]
    codes = {whole(one.get("numFmtId")): one.get("formatCode", "") for one in root.iterfind(f"{S}numFmts/{S}numFmt")}
    fonts = [font_look(one, colours) for one in root.iterfind(f"{S}fonts/{S}font")]
    fills = [_fill(one, colours) for one in root.iterfind(f"{S}fills/{S}fill")]
    out = []
    for one in root.iterfind(f"{S}cellXfs/{S}xf"):
        number = whole(one.get("numFmtId"))
        font, fill = whole(one.get("fontId")), whole(one.get("fillId"))
        bold, strike, ink, size = fonts[font] if 0 <= font < len(fonts) else (False, False, "", 0.0)
        code = codes.get(number) or built_in(number)
        out.append(Style(code, fills[fill] if 0 <= fill < len(fills) else "", ink, bold, strike, size))
    return out or [Style()]


def _fill(fill: Element, colours: Colours) -> str:
    pattern = fill.find(S + "patternFill")
    if pattern is not None:
        kind = pattern.get("patternType", "none")
        if kind in ("none", "gray125", "gray0625"):
            return ""
        seen = colours.of(pattern.find(S + "fgColor"))
        if kind != "solid" and not seen:
            seen = colours.of(pattern.find(S + "bgColor"))
    else:
        seen = colours.of(fill.find(f"{S}gradientFill/{S}stop/{S}color"))
    return "" if seen == "FFFFFF" else seen
