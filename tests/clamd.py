"""A scanner on a real socket that answers as ClamAV's clamd does: what holds EICAR is harmful, what holds "odd" cannot
be read, all else is clean."""

from __future__ import annotations

import contextlib
import socketserver
import struct
import threading
from collections.abc import Iterator


class Clamd(socketserver.ThreadingTCPServer):
    """`read` is every content it was given, `address` what CLAMD_SOCKET is to say."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.read: list[bytes] = []

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"127.0.0.1:{self.server_address[1]}"


class _Answers(socketserver.BaseRequestHandler):
    """Reads a whole INSTREAM and answers by what it read."""

    def handle(self) -> None:
        command = b""
        while not command.endswith(b"\0"):
            command += self.request.recv(1)
        assert command == b"zINSTREAM\0"
        content = b""
        while True:
            (length,) = struct.unpack(">I", self._exactly(4))
            if not length:
                break
            content += self._exactly(length)
        self.server.read.append(content)
        if b"EICAR" in content:
            answer = b"stream: Eicar-Test-Signature FOUND\0"
        elif b"odd" in content:
            answer = b"INSTREAM size limit exceeded. ERROR\0"
        else:
            answer = b"stream: OK\0"
        self.request.sendall(answer)

    def _exactly(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            data += self.request.recv(count - len(data))
        return data


@contextlib.contextmanager
def listening() -> Iterator[Clamd]:
    """One that listens until the block ends."""
    with Clamd() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
