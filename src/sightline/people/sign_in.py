"""Sign-in by a code sent by e-mail; allauth does the work, this says where it may not go."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):
    """Nobody makes an account for herself: persons are invited."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
