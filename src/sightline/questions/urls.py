"""Addresses of questionnaires, of their uses, and of what came back."""

from django.urls import URLPattern, path

from sightline.questions.views import answering, exercises, outside, results

INSTRUMENTS: list[URLPattern] = []

EXERCISES: list[URLPattern] = [
    path("p/<slug:slug>/surveys/", exercises.exercise_list, name="exercise_list"),
    path("p/<slug:slug>/surveys/new/", exercises.exercise_create, name="exercise_create"),
    path("p/<slug:slug>/surveys/others/", outside.external_list, name="external_list"),
    path("p/<slug:slug>/surveys/others/new/", outside.external_create, name="external_create"),
    path("p/<slug:slug>/surveys/others/<int:survey_id>/", outside.external_detail, name="external_detail"),
    path("p/<slug:slug>/surveys/you-said/", outside.you_said_list, name="you_said_list"),
    path("p/<slug:slug>/surveys/you-said/new/", outside.you_said_write, name="you_said_write"),
    path("p/<slug:slug>/surveys/you-said/<int:entry_id>/", outside.you_said_edit, name="you_said_edit"),
    path("p/<slug:slug>/surveys/you-said/<int:entry_id>/publish/", outside.you_said_publish, name="you_said_publish"),
    path("p/<slug:slug>/surveys/questions/<int:question_id>/", results.question_analysis, name="question_analysis"),
    path("p/<slug:slug>/surveys/<int:exercise_id>/", exercises.exercise_detail, name="exercise_detail"),
    path("p/<slug:slug>/surveys/<int:exercise_id>/edit/", exercises.exercise_edit, name="exercise_edit"),
    path("p/<slug:slug>/surveys/<int:exercise_id>/open/", exercises.exercise_open, name="exercise_open"),
    path("p/<slug:slug>/surveys/<int:exercise_id>/close/", exercises.exercise_close, name="exercise_close"),
    path("p/<slug:slug>/surveys/<int:exercise_id>/discard/", exercises.exercise_discard, name="exercise_discard"),
    path("p/<slug:slug>/surveys/<int:exercise_id>/invite/", exercises.exercise_invite, name="exercise_invite"),
    path("p/<slug:slug>/surveys/<int:exercise_id>/asked/", exercises.exercise_asked, name="exercise_asked"),
    path("p/<slug:slug>/surveys/<int:exercise_id>/screen/", exercises.exercise_screen, name="exercise_screen"),
    path("p/<slug:slug>/surveys/<int:exercise_id>/results/", results.exercise_analysis, name="exercise_analysis"),
    path("p/<slug:slug>/surveys/<int:exercise_id>/results.<str:form>", results.exercise_export, name="exercise_export"),
    path("p/<slug:slug>/surveys/<int:exercise_id>/texts/", results.exercise_texts, name="exercise_texts"),
    path("p/<slug:slug>/invitations/<int:invite_id>/", exercises.invitation_answer, name="invitation_answer"),
    path("site/<slug:slug>/answer/<str:token>/", answering.survey_invited, name="survey_invited"),
    path("site/<slug:slug>/surveys/<str:token>/", answering.survey_open, name="survey_open"),
    path("site/<slug:slug>/code/", answering.survey_code, name="survey_code"),
]

urlpatterns = [*INSTRUMENTS, *EXERCISES]
