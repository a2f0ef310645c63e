"""What a meeting asks somebody to do: set, finished, dropped."""

from __future__ import annotations

import datetime as dt

from sightline.governance.actions.telling import Kept, address, needed, record_of_meeting, said, scanned, tell
from sightline.governance.models import Decision, Item, Meeting, Task
from sightline.governance.rules.states import TASK_STEPS, MeetingState, TaskState, step_from
from sightline.kit import clock
from sightline.people.models import Body, Person
from sightline.plan.rules.errors import NotYet
from sightline.trail.actions import action


@action
def set_task(
    *,
    by: Person,
    meeting: Meeting,
    text: str,
    item: Item | None = None,
    person: Person | None = None,
    body: Body | None = None,
    due_on: dt.date | None = None,
    decision: Decision | None = None,
    kept: Kept = None,
) -> Task:
    """A task of a meeting for a person or a body. A person is told. Raises NotYet where it is nobody's, or the meeting
    was cancelled."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.state == MeetingState.CANCELLED:
        raise NotYet(["The meeting was cancelled, so it sets no tasks."])
    if person is None and body is None:
        raise NotYet(["Choose who is to do it: a person, or a body."])
    task = Task.objects.create(
        partnership_id=meeting.partnership_id,
        meeting=meeting,
        item=item,
        decision=decision,
        text=needed(text, "Say what is to be done."),
        person=person,
        body=body,
        due_on=due_on,
        set_by=by,
        set_on=clock.today(),
    )
    scanned(by, task, ("text",), kept)
    _record(by, task, "set a task at")
    if person is not None:
        by_when = f" by {said(due_on)}" if due_on else ""
        tell(
            [person],
            partnership=meeting.partnership,
            key=f"task:{task.pk}",
            subject=f"A task of {meeting.words}",
            lines=[
                f"{meeting.words} asks you{by_when}: {task.text}",
                f"Say here when it is done: {address('task_finish', meeting.partnership.slug, task.pk)}",
            ],
            but=by,
        )
    return task


@action
def finish_task(*, by: Person, task: Task, outcome: str = "", kept: Kept = None) -> Task:
    """Says that a task is done, and what came of it. Raises NotYet where it was finished or dropped already."""
    return _end(by, task, "finish", outcome.strip(), kept)


@action
def drop_task(*, by: Person, task: Task, reason: str, kept: Kept = None) -> Task:
    """Says that a task is no longer needed, and why. Raises NotYet where it was ended already."""
    return _end(by, task, "drop", needed(reason, "Say why it is no longer needed."), kept)


def _end(by: Person, task: Task, act: str, outcome: str, kept: Kept) -> Task:
    locked = Task.objects.select_for_update(of=("self",)).select_related("meeting__body", "item").get(pk=task.pk)
    stands = locked.get_state_display().lower()
    step = step_from(TASK_STEPS, locked.state, act, f"Somebody ended this task meanwhile: it is “{stands}”.")
    locked.state = step.end or TaskState.DONE
    locked.outcome = outcome
    locked.ended_on, locked.ended_by = clock.today(), by
    locked.save()
    scanned(by, locked, {"outcome": "outcome" if act == "finish" else "reason"}, kept)
    _record(by, locked, "finished a task of" if act == "finish" else "dropped a task of")
    return locked


def _record(by: Person, task: Task, verb: str) -> None:
    after = {
        "task": task.text,
        "for": task.person.name if task.person else str(task.body),
        "by": task.due_on.isoformat() if task.due_on else "",
        "outcome": task.outcome,
    }
    record_of_meeting(by, task.meeting, verb, item=task.item, after={key: one for key, one in after.items() if one})
