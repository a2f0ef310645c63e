"""The pictures of `rules.pictures`, drawn: ours, in lines that stay sharp at any size and are seen in print."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString

_EYE = '<circle fill="currentColor" stroke="none" cx="{}" cy="19" r="2.6"/>'
_FACE = '<circle cx="24" cy="24" r="21"/>' + _EYE.format(17) + _EYE.format(31)
_THUMB = '<path d="M14 22v18H6V22zM14 24l8-10V7c4-2 7 1 6 6l-1 6h11c3 0 4 3 3 6l-3 11c-1 3-2 4-5 4H14"/>'
_DRAWN = {
    "very_sad": f'{_FACE}<path d="M13 36c3-9 19-9 22 0"/><path d="M12 14l8-2M36 14l-8-2"/>',
    "sad": f'{_FACE}<path d="M15 34c4-5 14-5 18 0"/>',
    "so_so": f'{_FACE}<path d="M15 32h18"/>',
    "happy": f'{_FACE}<path d="M15 29c4 6 14 6 18 0"/>',
    "very_happy": f'{_FACE}<path d="M12 27h24c-1 14-23 14-24 0z"/>',
    "thumb_up": _THUMB,
    "thumb_down": f'<g transform="rotate(180 24 24)">{_THUMB}</g>',
    "question": '<circle cx="24" cy="24" r="21"/><path d="M17 19c0-9 14-9 14 0 0 5-7 5-7 11"/>'
    '<circle fill="currentColor" stroke="none" cx="24" cy="36" r="2.2"/>',
}
_SVG = (
    '<svg class="ui-picture" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true" focusable="false">{}</svg>'
)


def pictured(picture: str, words: str) -> str:
    """The words of an option beneath its picture; the words alone where there is none. The picture says nothing that
    the words do not, so it is hidden from who hears the page."""
    drawn = _DRAWN.get(picture)
    return format_html(_SVG + " <span>{}</span>", SafeString(drawn), words) if drawn else words
