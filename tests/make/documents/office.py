"""Office packages: parts in a zip, with what names and relates them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="{}" ContentType="{}"/></Types>'
)
RELATIONSHIP = f'<Relationship Id="{{}}" Type="{_OFFICE}/{{}}" Target="{{}}"/>'
EXTERNAL = f'<Relationship Id="{{}}" Type="{_OFFICE}/{{}}" Target="{{}}" TargetMode="External"/>'


def relationships(*inside: str) -> str:
    """A .rels part."""
    return f'<Relationships xmlns="{_RELATIONSHIPS}">{"".join(inside)}</Relationships>'


def write_package(
    path: Path, parts: Mapping[str, str | bytes], main: str, related: Mapping[str, str] | None = None
) -> Path:
    """A package at `path` whose main part is `main`, related to others by `related` (elements by id)."""
    folder, _, base = main.rpartition("/")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("_rels/.rels", relationships(RELATIONSHIP.format("main", "officeDocument", main)))
        if related:
            file.writestr(f"{folder}/_rels/{base}.rels", relationships(*related.values()))
        for name, content in parts.items():
            file.writestr(name.lstrip("/"), content)
    return path
