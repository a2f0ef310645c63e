"""The demonstration's one address."""

from django.urls import path

from demo.views import station_next

urlpatterns = [path("next-station/", station_next, name="station_next")]
