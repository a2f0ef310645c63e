"""Characters of symbol fonts, as Word, Excel and PDF hold them (private use, or letters set in Wingdings), as Unicode.

Source of the tables: the character sets of the fonts Wingdings, Wingdings 2, Webdings and Symbol."""

from __future__ import annotations

import re

WINGDINGS = {
    0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x70: "❐", 0x71: "❑", 0x72: "❒", 0x73: "⬧",
    0x75: "◆", 0x76: "❖", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA4: "◉", 0xA7: "▪", 0xA8: "☐", 0xAB: "★", 0xD8: "➢",
    0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0x98: "●", 0xA2: "■", 0xA3: "☐",
}  # fmt: skip
WEBDINGS = {0x61: "✓", 0x63: "☐", 0x67: "■", 0x6E: "●", 0x72: "✗", 0x3D: "●"}
SYMBOL = {
    0x2D: "-", 0x3C: "<", 0x3E: ">", 0xA3: "≤", 0xA8: "♦", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB1: "±",
    0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xD6: "√", 0xDE: "⇒",
}  # fmt: skip
FONTS = {"wingdings": WINGDINGS, "wingdings 2": WINGDINGS_2, "webdings": WEBDINGS, "symbol": SYMBOL}

_PRIVATE = range(0xF020, 0xF100)  # where Windows keeps the characters of a symbol font
_IN_TEXT = re.compile("[\uf020-\uf0ff]")


def is_symbol_font(font: str) -> bool:
    """Whether `font` is one whose letters are pictures."""
    return font.casefold() in FONTS


def symbol(code: int, font: str = "") -> str:
    """One character of a symbol font, given by its code (0x20..0xFF or 0xF020..0xF0FF), as Unicode.

    A picture with no meaning here is a bullet "•"; without a known font Wingdings is supposed, but for U+F0B7, which is
    Symbol's bullet."""
    low = code - 0xF000 if code in _PRIVATE else code
    table = FONTS.get(font.casefold())
    if table is None:
        if low == 0xB7:
            return "•"
        table = WINGDINGS
    if low == 0x20:
        return " "
    if table is SYMBOL and low < 0x40:
        return SYMBOL.get(low, chr(low))  # its figures and stops are the ordinary ones
    return table.get(low, "•")


def plain(text: str, font: str = "") -> str:
    """`text` with the characters of symbol fonts as Unicode; every character of it where `font` is a symbol font."""
    if is_symbol_font(font):
        return "".join(symbol(ord(c), font) if c > " " else c for c in text)
    return _IN_TEXT.sub(lambda match: symbol(ord(match[0]), font), text)
