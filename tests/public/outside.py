"""Every page of the public site, as tests walk through it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from sightline.people.models import Partnership
from tests.cast import Cast

_LEADS = re.compile(r"<(?:loc|link)>([^<]+)</")


class Links(HTMLParser):
    """Every address in a page: `links` are followed by a reader, `fetched` by the browser itself."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.forms: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif tag == "link" and given.get("rel") != "alternate":
            self.fetched.append(given.get("href", ""))
        elif tag == "form":
            self.forms.append(given.get("method", "get"))
        elif "src" in given:
            self.fetched.append(given["src"])


def walk(client: Client, whose: Cast | Partnership) -> Iterator[tuple[str, HttpResponse]]:
    """Every page of the site that its front page, feed and map lead to, and those these lead to, each once."""
    site = f"/site/{whose.slug}/"
    waiting = [reverse(name, args=[whose.slug]) for name in ("site_front", "site_feed", "site_map")]
    seen = set(waiting)
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        yield address, answer
        kind = answer.headers.get("Content-Type", "")
        if "Content-Disposition" in answer.headers:
            continue
        if kind.startswith("text/html"):
            found = Links(answer.content.decode()).links
        elif "xml" in kind:
            found = [link.removeprefix(settings.SITE_URL) for link in _LEADS.findall(answer.content.decode())]
        else:
            continue
        for link in found:
            path = link.partition("#")[0]
            if path.startswith("?"):
                path = address.partition("?")[0] + path
            if path.startswith(site) and path not in seen:
                seen.add(path)
                waiting.append(path)
