"""The review's addresses."""

from django.urls import path

from sightline.intake import views

_READING = "p/<slug:slug>/documents/<int:reading_id>/"

urlpatterns = [
    path("p/<slug:slug>/documents/", views.reading_list, name="reading_list"),
    path("p/<slug:slug>/documents/bring-in/", views.reading_create, name="reading_create"),
    path(_READING, views.reading_detail, name="reading_detail"),
    path(_READING + "as-it-came/", views.reading_source, name="reading_source"),
    path(_READING + "checks/", views.reading_checks, name="reading_checks"),
    path(_READING + "names/", views.reading_names, name="reading_names"),
    path(_READING + "answers/", views.reading_answers, name="reading_answers"),
    path(_READING + "dates/", views.reading_dates, name="reading_dates"),
    path(_READING + "threads/", views.reading_threads, name="reading_threads"),
    path(_READING + "side-by-side/", views.reading_side_by_side, name="reading_side_by_side"),
    path(_READING + "adopt/", views.reading_adopt, name="reading_adopt"),
    path(_READING + "discard/", views.reading_discard, name="reading_discard"),
    path(_READING + "differences/", views.reading_differences, name="reading_differences"),
]
