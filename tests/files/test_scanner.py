"""The scanner's protocol, against a real socket that answers as clamd does."""

import socketserver
import struct
import threading

import pytest

from sightline.files.rules import NotStored
from sightline.files.scanner import CHUNK, scan


class Clamd(socketserver.BaseRequestHandler):
    """Reads a whole INSTREAM and answers by what it read."""

    def handle(self):
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

    def _exactly(self, count):
        data = b""
        while len(data) < count:
            data += self.request.recv(count - len(data))
        return data


@pytest.fixture
def clamd():
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Clamd) as server:
        server.daemon_threads = True
        server.read = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def address(server):
    return f"127.0.0.1:{server.server_address[1]}"


def test_a_clean_file_passes_whole(clamd):
    content = b"clean" * CHUNK
    scan(content, address(clamd))
    assert clamd.read == [content]


def test_something_harmful_is_refused(clamd):
    with pytest.raises(NotStored, match="found something harmful"):
        scan(b"xx EICAR xx", address(clamd))


def test_a_file_the_scanner_cannot_read_is_refused(clamd):
    with pytest.raises(NotStored, match="could not read"):
        scan(b"odd", address(clamd))


def test_a_scanner_that_is_away_means_nothing_is_stored(tmp_path):
    with pytest.raises(NotStored, match="cannot be reached"):
        scan(b"anything", str(tmp_path / "no-such-socket"))


def test_without_a_scanner_nothing_is_asked():
    scan(b"anything", "")
