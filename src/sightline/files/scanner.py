"""Asking a virus scanner (ClamAV's clamd) where one is configured, by the INSTREAM command of its protocol.

Source: clamd(8): chunks of four-byte big-endian length and bytes, a zero length at the end, one line back.
"""

from __future__ import annotations

import socket
import struct

from sightline.files.rules import NotStored

CHUNK = 64 * 1024  # bytes
PATIENCE = 30  # seconds


def scan(content: bytes, address: str) -> None:
    """Asks the scanner at `address` (a socket's path, or host:port); returns when the content is clean.

    An empty address means that no scanner is configured; nothing is asked.

    Raises NotStored when something was found, and when the scanner cannot be reached: what was to be scanned and was
    not is not stored.
    """
    if not address:
        return
    try:
        answer = _ask(content, address)
    except OSError as error:
        raise NotStored(
            "The virus scanner cannot be reached, so the file was not stored. Try again later, or tell your IT team."
        ) from error
    if answer.endswith("OK"):
        return
    if answer.endswith("FOUND"):
        raise NotStored(
            "The virus scanner found something harmful in this file, so it was not stored. Tell your IT team."
        )
    raise NotStored(
        "The virus scanner could not read this file, so it was not stored. Save it again and try once more."
    )


def _ask(content: bytes, address: str) -> str:
    with _connection(address) as connection:
        connection.settimeout(PATIENCE)
        connection.sendall(b"zINSTREAM\0")
        for start in range(0, len(content), CHUNK):
            piece = content[start : start + CHUNK]
            connection.sendall(struct.pack(">I", len(piece)) + piece)
        connection.sendall(struct.pack(">I", 0))
        answer = b""
        while not answer.endswith(b"\0"):
            more = connection.recv(4096)
            if not more:
                break
            answer += more
    return answer.rstrip(b"\0").decode("utf-8", "replace").strip()


def _connection(address: str) -> socket.socket:
    host, colon, port = address.rpartition(":")
    if colon and port.isdigit():
        return socket.create_connection((host, int(port)), timeout=PATIENCE)
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connection.settimeout(PATIENCE)
    try:
        connection.connect(address)
    except OSError:
        connection.close()
        raise
    return connection
