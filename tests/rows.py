"""The same rows for every view: works, wrong role 403, outsider 404, bad id 404, signed-out redirect."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.clients import ClientOf


class ViewRows:
    """Give a test class the route's name, who it works for and whom it refuses; its rows are then tested.

        class TestBodyEdit(ViewRows):
            route = "body_edit"
            works_for = ("business_manager", "support")
            refused = ("member", "subgroup_chair")

            def kwargs(self, cast):
                return {"body_id": cast.bodies["subgroup"].pk}

            def elsewhere(self, cast):
                return {"body_id": cast.elsewhere_board.pk}

    The partnership's slug is added. A route that only takes POST says `method = "post"` and gives `data(cast)`; `works`
    is the status of success (302 for most posts). A page without ids leaves `kwargs` and `elsewhere` out.
    """

    route: ClassVar[str]
    works_for: ClassVar[tuple[str, ...]]
    refused: ClassVar[tuple[str, ...]] = ()
    method: ClassVar[str] = "get"
    works: ClassVar[int] = 200

    def kwargs(self, cast: Cast) -> dict[str, Any]:
        """The ids in the address, of things that the cast may see."""
        return {}

    def elsewhere(self, cast: Cast) -> dict[str, Any] | None:
        """The same ids, of things of the other partnership; None where the address has no id."""
        return None

    def data(self, cast: Cast) -> Mapping[str, Any]:
        """What is posted."""
        return {}

    def _ask(self, client: Client, cast: Cast, ids: dict[str, Any]) -> HttpResponse:
        """The answer to one request."""
        address = reverse(self.route, kwargs={"slug": cast.slug, **ids})
        return getattr(client, self.method)(address, data=self.data(cast))

    def test_whom_it_works_for_and_whom_it_refuses(self, client_of: ClientOf, cast: Cast) -> None:
        """Every row of a route in one test, which names all that are wrong: its things are made once. What works comes
        last, as it may change them."""
        assert self.works_for, f"{type(self).__name__} must say whom {self.route} works for."
        ids, elsewhere = self.kwargs(cast), self.elsewhere(cast)
        assert (elsewhere is None) == (not ids), "A route with ids must say what `elsewhere` is."
        bad = {name: 999_999_999 if isinstance(value, int) else value for name, value in ids.items()}
        somebody = client_of(cast.person(self.works_for[0]))

        asked = [(who, client_of(cast.person(who)), ids, 403) for who in self.refused]
        asked += [(who, client_of(cast.person(who)), ids, 404) for who in ("outsider", "leaver")]
        if bad != ids:
            asked.append(("a bad id", somebody, bad, 404))
        if elsewhere is not None:
            asked.append(("a thing of another partnership", somebody, elsewhere, 404))
        asked.append((self.works_for[0], somebody, ids, self.works))
        if self.method != "post":  # a second post would meet what the first one changed; `refused` has the other roles
            asked += [(who, client_of(cast.person(who)), ids, self.works) for who in self.works_for[1:]]

        signed_out = self._ask(client_of(None), cast, ids)
        answers = [(who, right, self._ask(client, cast, ids).status_code) for who, client, ids, right in asked]
        wrong = [f"{self.route} for {who}: {got}, not {right}" for who, right, got in answers if got != right]
        if signed_out.status_code != 302 or not signed_out["Location"].startswith(reverse(settings.LOGIN_URL)):
            wrong.append(f"{self.route} for nobody signed in: {signed_out.status_code}, not the way to sign in")
        assert not wrong, "\n".join(wrong)
