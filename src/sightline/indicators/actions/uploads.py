"""A spreadsheet given for a return: read, its columns explained once, taken or given up."""

from __future__ import annotations

from collections.abc import Mapping as Map
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sightline.files.actions import store_file
from sightline.files.rules.hidden import Agreed, Unseen
from sightline.indicators.actions.giving import Given, give_figures
from sightline.indicators.models import DataReturn, Mapping, Upload
from sightline.indicators.rules.sheets import Column, Found, digest_of
from sightline.indicators.rules.states import UPLOAD_STEPS, UploadState, step_from
from sightline.kit import clock
from sightline.people.models import Person
from sightline.plan.rules.errors import NotYet
from sightline.privacy.rules import check
from sightline.trail.actions import action, record
from sightline.trail.rules import Actor


@action
def bring_upload(
    *,
    by: Person,
    data_return: DataReturn,
    name: str,
    content: bytes,
    sheets: Sequence[Map[str, Any]],
    without_programs: bool = False,
) -> Upload:
    """Keeps a spreadsheet as it came, and its cells as they were read, until its figures are taken or it is given up.
    What macros the reader has not refused are taken out where `without_programs` says so.

    Raises NotStored for what the store refuses, HoldsIdentifier for a name that reads like one."""
    check({"document": name}, None)
    stored = store_file(
        by=by,
        partnership=data_return.partnership,
        name=name,
        content=content,
        hidden=True,
        agreed=Agreed(without_programs, Unseen.STAYS),  # nobody is given the file: its figures are read and checked
    )
    upload = Upload.objects.create(
        partnership_id=data_return.partnership_id,
        data_return=data_return,
        stored=stored,
        sheets=list(sheets),
        given_at=clock.now(),
        given_by=by,
    )
    _record(by, upload, "brought a spreadsheet for", {"sha256": stored.sha256})
    return upload


@action
def map_columns(*, by: Person, upload: Upload, heads: Sequence[str], columns: Sequence[Column]) -> Upload:
    """Says what each column of an agency's own sheet means. It is remembered for the next sheet with the same heads."""
    locked = _open(upload)
    if not any(column.series_id for column in columns):
        raise NotYet(["Say of at least one column which figure it holds."])
    check({"heads": " \n".join(column.head for column in columns)}, None)
    said = [asdict(column) for column in columns]
    locked.columns = said
    locked.save(update_fields=["columns"])
    Mapping.objects.update_or_create(
        body=locked.data_return.body,
        heads=digest_of(heads),
        defaults={
            "partnership_id": locked.partnership_id,
            "columns": said,
            "saved_on": clock.today(),
            "saved_by": by,
        },
    )
    _record(by, locked, "explained the columns of", {"columns": [f"{one.head}: {one.part}" for one in columns]})
    return locked


@action
def take_upload(*, by: Person, upload: Upload, found: Found, provisional: bool = False, why_left_out: str = "") -> int:
    """Takes the figures of a spreadsheet, all or none, and gives how many are new. Wrong cells are left out only on
    purpose: `why_left_out` says why. Raises NotYet where some are and no reason is given, or nothing is left."""
    locked = _open(upload)
    if found.wrong and not why_left_out.strip():
        raise NotYet(
            ["Some cells are wrong. Mend them in the spreadsheet and bring it again, or say why they are left out."]
        )
    if not found.figures:
        raise NotYet(["There is no figure to take."])
    period = locked.data_return.start, locked.data_return.end
    new = give_figures(
        by=by,
        partnership=locked.partnership,
        given=[Given(series, *period, *numbers) for series, numbers in found.figures.items()],
        provisional=provisional,
        data_return=locked.data_return,
        set_aside=[
            {"where": one.where, "said": f"{one.name}: {one.said}"[:200], "why": why_left_out.strip()}
            for one in found.wrong
        ],
    )
    _end(locked, "take")
    return new


@action
def leave_upload(*, by: Person, upload: Upload) -> Upload:
    """Gives a spreadsheet up; its cells go, the file stays in the store. Raises NotYet where it was taken."""
    locked = _open(upload)
    _end(locked, "give up")
    _record(by, locked, "gave up a spreadsheet for", {})
    return locked


def _open(upload: Upload) -> Upload:
    rows = Upload.objects.select_for_update(of=("self",)).select_related("data_return__body", "partnership", "stored")
    locked = rows.get(pk=upload.pk)
    if locked.state != UploadState.READ:
        raise NotYet([f"This spreadsheet was “{locked.get_state_display().lower()}” already. Bring it again."])
    return locked


def _end(upload: Upload, act: str) -> None:
    """Its other columns may say anything: nothing of them is kept once it is settled."""
    upload.state = step_from(UPLOAD_STEPS, upload.state, act) or UploadState.LEFT
    upload.sheets = []
    upload.save(update_fields=["state", "sheets"])


def _record(by: Actor, upload: Upload, verb: str, after: Map[str, Any]) -> None:
    record(
        by=by,
        partnership_id=upload.partnership_id,
        verb=verb,
        thing="data_return",
        thing_id=upload.data_return_id,
        after={"label": str(upload.data_return.body), **after},
    )
