"""The review's addresses."""

from django.urls import path

from sightline.intake.views import documents, ends, steps

_READING = "p/<slug:slug>/documents/<int:reading_id>/"

urlpatterns = [
    path("p/<slug:slug>/documents/", documents.reading_list, name="reading_list"),
    path("p/<slug:slug>/documents/bring-in/", documents.reading_create, name="reading_create"),
    path(_READING, steps.reading_detail, name="reading_detail"),
    path(_READING + "as-it-came/", documents.reading_source, name="reading_source"),
    path(_READING + "checks/", steps.reading_checks, name="reading_checks"),
    path(_READING + "names/", steps.reading_names, name="reading_names"),
    path(_READING + "answers/", steps.reading_answers, name="reading_answers"),
    path(_READING + "dates/", steps.reading_dates, name="reading_dates"),
    path(_READING + "threads/", steps.reading_threads, name="reading_threads"),
    path(_READING + "side-by-side/", steps.reading_side_by_side, name="reading_side_by_side"),
    path(_READING + "adopt/", ends.reading_adopt, name="reading_adopt"),
    path(_READING + "discard/", ends.reading_discard, name="reading_discard"),
    path(_READING + "differences/", documents.reading_differences, name="reading_differences"),
    path(_READING + "another/", documents.reading_another, name="reading_another"),
]
