"""Addresses of questionnaires, of their uses, and of what came back."""

from django.urls import URLPattern, path

from sightline.questions.views import (
    answering,
    bank,
    building,
    exercises,
    instruments,
    outside,
    results,
    standards,
    versions,
)

_HERE = "p/<slug:slug>/questionnaires/"

INSTRUMENTS: list[URLPattern] = [
    path(f"{_HERE}", instruments.instrument_list, name="instrument_list"),
    path(f"{_HERE}new/", instruments.instrument_create, name="instrument_create"),
    path(f"{_HERE}file/", instruments.instrument_import, name="instrument_import"),
    path(f"{_HERE}bank/", bank.bank_list, name="bank_list"),
    path(f"{_HERE}bank/<slug:key>/", bank.bank_detail, name="bank_detail"),
    path(f"{_HERE}standard/", standards.standard_list, name="standard_list"),
    path(f"{_HERE}standard/new/", standards.standard_create, name="standard_create"),
    path(f"{_HERE}standard/<int:standard_id>/", standards.standard_edit, name="standard_edit"),
    path(f"{_HERE}standard/<int:standard_id>/end/", standards.standard_end, name="standard_end"),
    path(f"{_HERE}<int:instrument_id>/", instruments.instrument_detail, name="instrument_detail"),
    path(f"{_HERE}<int:instrument_id>/name/", instruments.instrument_edit, name="instrument_edit"),
    path(f"{_HERE}<int:instrument_id>/copy/", instruments.instrument_copy, name="instrument_copy"),
    path(f"{_HERE}<int:instrument_id>/put-away/", instruments.instrument_retire, name="instrument_retire"),
    path(f"{_HERE}<int:instrument_id>/take-out/", instruments.instrument_reopen, name="instrument_reopen"),
    path(f"{_HERE}<int:instrument_id>/next/", versions.version_begin, name="version_begin"),
    path(f"{_HERE}versions/<int:version_id>/", versions.version_detail, name="version_detail"),
    path(f"{_HERE}versions/<int:version_id>/words/", versions.version_edit, name="version_edit"),
    path(f"{_HERE}versions/<int:version_id>/preview/", versions.version_preview, name="version_preview"),
    path(f"{_HERE}versions/<int:version_id>/compare/", versions.version_compare, name="version_compare"),
    path(f"{_HERE}versions/<int:version_id>/file/", instruments.version_export, name="version_export"),
    path(f"{_HERE}versions/<int:version_id>/give-up/", versions.version_drop, name="version_drop"),
    path(f"{_HERE}versions/<int:version_id>/take-in/", versions.standard_take_in, name="standard_take_in"),
    path(f"{_HERE}versions/<int:version_id>/sections/new/", building.section_create, name="section_create"),
    path(f"{_HERE}versions/<int:version_id>/scores/new/", building.score_create, name="score_create"),
    path(f"{_HERE}versions/<int:version_id>/scores/<int:number>/", building.score_edit, name="score_edit"),
    path(f"{_HERE}versions/<int:version_id>/scores/<int:number>/remove/", building.score_remove, name="score_remove"),
    path(f"{_HERE}sections/<int:section_id>/", building.section_edit, name="section_edit"),
    path(f"{_HERE}sections/<int:section_id>/move/", building.section_move, name="section_move"),
    path(f"{_HERE}sections/<int:section_id>/remove/", building.section_remove, name="section_remove"),
    path(f"{_HERE}sections/<int:section_id>/questions/new/", building.question_create, name="question_create"),
    path(f"{_HERE}questions/<int:asked_id>/", building.question_edit, name="question_edit"),
    path(f"{_HERE}questions/<int:asked_id>/when/", building.question_condition, name="question_condition"),
    path(f"{_HERE}questions/<int:asked_id>/move/", building.question_move, name="question_move"),
    path(f"{_HERE}questions/<int:asked_id>/remove/", building.question_remove, name="question_remove"),
]

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
