"""The same rows for every view: works, wrong role 403, outsider 404, bad id 404, signed-out redirect."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpResponse
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

    def _ask(self, client_of: ClientOf, cast: Cast, who: str | None, ids: dict[str, Any]) -> HttpResponse:
        client = client_of(cast.person(who) if who else None)
        address = reverse(self.route, kwargs={"slug": cast.slug, **ids})
        return getattr(client, self.method)(address, data=self.data(cast))

    def test_works(self, client_of: ClientOf, cast: Cast) -> None:
        assert self.works_for, f"{type(self).__name__} must say whom {self.route} works for."
        ids = self.kwargs(cast)
        for who in self.works_for:
            assert self._ask(client_of, cast, who, ids).status_code == self.works, who
            if self.method == "post":
                break  # the second post would meet what the first one changed; `refused` covers the other roles

    def test_wrong_role_is_403(self, client_of: ClientOf, cast: Cast) -> None:
        ids = self.kwargs(cast)
        for who in self.refused:
            assert self._ask(client_of, cast, who, ids).status_code == 403, who

    def test_outsider_and_leaver_get_404(self, client_of: ClientOf, cast: Cast) -> None:
        ids = self.kwargs(cast)
        for who in ("outsider", "leaver"):
            assert self._ask(client_of, cast, who, ids).status_code == 404, who

    def test_bad_id_is_404(self, client_of: ClientOf, cast: Cast) -> None:
        bad = {name: 999_999_999 if isinstance(value, int) else value for name, value in self.kwargs(cast).items()}
        if bad != self.kwargs(cast):
            assert self._ask(client_of, cast, self.works_for[0], bad).status_code == 404

    def test_thing_of_another_partnership_is_404(self, client_of: ClientOf, cast: Cast) -> None:
        ids = self.elsewhere(cast)
        assert (ids is None) == (not self.kwargs(cast)), "A route with ids must say what `elsewhere` is."
        if ids is not None:
            assert self._ask(client_of, cast, self.works_for[0], ids).status_code == 404

    def test_signed_out_is_sent_to_sign_in(self, client_of: ClientOf, cast: Cast) -> None:
        answer = self._ask(client_of, cast, None, self.kwargs(cast))
        assert answer.status_code == 302
        assert answer["Location"].startswith(reverse(settings.LOGIN_URL))
