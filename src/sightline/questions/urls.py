"""Addresses of questionnaires, of their uses, and of what came back."""

from django.urls import URLPattern, path

from sightline.questions.views import answering

INSTRUMENTS: list[URLPattern] = []

EXERCISES: list[URLPattern] = [
    path("site/<slug:slug>/answer/<str:token>/", answering.survey_invited, name="survey_invited"),
    path("site/<slug:slug>/surveys/<str:token>/", answering.survey_open, name="survey_open"),
    path("site/<slug:slug>/code/", answering.survey_code, name="survey_code"),
]

urlpatterns = [*INSTRUMENTS, *EXERCISES]
