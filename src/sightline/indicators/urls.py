"""Addresses of indicators, data returns and releases."""

from django.urls import path

from sightline.indicators.views import definitions, page

P = "p/<slug:slug>/data/"
I = f"{P}indicators/"  # noqa: E741

urlpatterns = [
    path(I, definitions.indicator_list, name="indicator_list"),
    path(f"{I}adopt/", definitions.indicator_adopt, name="indicator_adopt"),
    path(f"{I}new/", definitions.indicator_create, name="indicator_create"),
    path(f"{I}populations/", definitions.population_list, name="population_list"),
    path(f"{I}<int:indicator_id>/", page.indicator_detail, name="indicator_detail"),
    path(f"{I}<int:indicator_id>/edit/", definitions.indicator_edit, name="indicator_edit"),
    path(f"{I}<int:indicator_id>/retire/", definitions.indicator_retire, name="indicator_retire"),
    path(f"{I}<int:indicator_id>/neighbour/", definitions.neighbour_note, name="neighbour_note"),
]
