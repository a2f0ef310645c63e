"""The floor's data: somebody who is signed in, groups of 21 and of 100 rows, among 10,000 others."""

import datetime as dt

from django.contrib.auth.models import User
from django.test import Client

from bench.floor.models import Row

GROUPS = {21: 21, 100: 100, **dict.fromkeys(range(1000, 1100), 100)}


def build() -> dict[str, str]:
    """Makes it and gives the session as a Cookie header."""
    Row.objects.bulk_create(
        Row(
            group=group,
            number=str(number),
            text=f"An action of ordinary length, as a plan would have it, number {number}",
            owner="Workforce Development Group",
            due=dt.date(2018, 3, 31),
            state="On track",
        )
        for group, size in GROUPS.items()
        for number in range(size)
    )
    client = Client()
    client.force_login(User.objects.create_user("floor"))
    return {"cookie": f"sessionid={client.cookies['sessionid'].value}"}
