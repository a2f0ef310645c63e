"""One table."""

from django.db import models


class Row(models.Model):
    """As many columns as a row of a list shows."""

    group = models.IntegerField()
    number = models.CharField(max_length=10)
    text = models.CharField(max_length=200)
    owner = models.CharField(max_length=80)
    due = models.DateField()
    state = models.CharField(max_length=20)

    class Meta:
        indexes = [models.Index(fields=["group", "number"], name="row_of_group")]

    def __str__(self) -> str:
        return self.number
