"""Limits on the process that reads: memory and seconds, whatever a file makes a library do.

On Unix. Elsewhere there is neither a limit of address space nor an alarm: the limits of `limits` still hold there, but
a file made to exhaust a library is not stopped."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from sightline.kit.documents.blocks import Refused
from sightline.kit.documents.limits import MB, MEMORY, SECONDS

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]


class _TimeUp(BaseException):
    """The alarm rang. Not an Exception, so that no library takes it for a fault of the file."""


@contextmanager
def limited(seconds: float = SECONDS, memory: int = MEMORY) -> Iterator[None]:
    """Stop what runs inside after `seconds` of processor time, and hold the process to `memory` bytes of address space.

    Processor time, so that a busy machine does not refuse a good file; nothing that reads a file ever waits.

    Raises Refused with a sentence for either, and for what calls itself too deep. The alarm needs the main thread:
    elsewhere only memory is limited."""
    with _memory(memory), _alarm(seconds):
        try:
            yield
        except _TimeUp as fault:
            raise Refused(
                f"Reading the file took longer than {seconds:.0f} seconds; it was not read. Please save it anew, "
                "or give only the part that is meant."
            ) from fault
        except RecursionError as fault:
            raise Refused(
                "The document is built deeper than any needs to be; it was not read. Please save it anew, or give "
                "only the part that is meant."
            ) from fault
        except MemoryError as fault:
            raise Refused(
                f"Reading the file needs more than {memory // MB} MB of memory; it was not read. Please save it anew, "
                "or give only the part that is meant."
            ) from fault


@contextmanager
def _memory(memory: int) -> Iterator[None]:
    if resource is None:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    lowered = min(one for one in (memory, soft, hard) if one != resource.RLIM_INFINITY)
    resource.setrlimit(resource.RLIMIT_AS, (lowered, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, _ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _ring(number: int, frame: FrameType | None) -> None:
    raise _TimeUp
