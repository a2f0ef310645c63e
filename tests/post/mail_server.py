"""A mail server that keeps what it is given, or refuses, or says nothing after taking a message."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_string
from email.message import Message


@dataclass
class Behaviour:
    """What the server does, and what it was given. `refuse` maps an address to the reply that meets it ("550 no")."""

    refuse: dict[str, str] = field(default_factory=dict)
    silent: bool = False
    taken: list[Message] = field(default_factory=list)
    was_given_one: threading.Event = field(default_factory=threading.Event)
    let_go: threading.Event = field(default_factory=threading.Event)
    url: str = ""


class Conversation(socketserver.StreamRequestHandler):
    """As much of SMTP (RFC 5321) as a client needs."""

    def handle(self) -> None:
        behaviour: Behaviour = self.server.behaviour  # type: ignore[attr-defined]
        self.say("220 ready")
        for raw in self.rfile:
            line = raw.decode().strip()
            word = line.upper()
            if word.startswith("RCPT TO:"):
                address = line.split("<")[1].split(">")[0]
                self.say(behaviour.refuse.get(address, "250 ok"))
            elif word == "DATA":
                self.say("354 go on")
                self.take(behaviour)
                if behaviour.silent:
                    behaviour.let_go.wait(60)
                    return
                self.say("250 taken")
            elif word == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 ok")

    def take(self, behaviour: Behaviour) -> None:
        lines: list[str] = []
        for raw in self.rfile:
            line = raw.decode().rstrip("\r\n")
            if line == ".":
                break
            lines.append(line)
        behaviour.taken.append(message_from_string("\n".join(lines)))
        behaviour.was_given_one.set()

    def say(self, reply: str) -> None:
        self.wfile.write(f"{reply}\r\n".encode())


class Server(socketserver.ThreadingTCPServer):
    """Each conversation in a thread, so that two workers can send at once."""

    allow_reuse_address = True
    daemon_threads = True
    behaviour: Behaviour


@contextmanager
def mail_server(**how: object) -> Iterator[Behaviour]:
    """A mail server on a free port for a while; its `url` is an EMAIL_URL."""
    with Server(("127.0.0.1", 0), Conversation) as server:
        server.behaviour = Behaviour(**how)  # type: ignore[arg-type]
        server.behaviour.url = f"smtp://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server.behaviour
        finally:
            server.behaviour.let_go.set()
            server.shutdown()
            thread.join()
