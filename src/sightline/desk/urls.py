"""Addresses of the pages that combine rooms."""

from django.urls import path

from sightline.desk.views import (
    action,
    board,
    cascade,
    executive,
    framework,
    identifiers,
    listing,
    measure,
    measures,
    outbox,
    plans,
    record,
    rounds,
    scorecard,
    work,
)
from sightline.desk.views.gallery import gallery
from sightline.desk.views.home import home

urlpatterns = [
    path("", home, name="home"),
    path("gallery/", gallery, name="gallery"),
    path("p/<slug:slug>/my-work/", work.work, name="work"),
    path("p/<slug:slug>/round/", rounds.round_current, name="round_current"),
    path("p/<slug:slug>/rounds/<int:cycle_id>/", rounds.round_detail, name="round_detail"),
    path("p/<slug:slug>/rounds/<int:cycle_id>/remind/", rounds.round_remind, name="round_remind"),
    path("p/<slug:slug>/rounds/<int:cycle_id>/executive/", executive.executive, name="executive"),
    path("p/<slug:slug>/rounds/<int:cycle_id>/board/", board.board, name="board"),
    path("p/<slug:slug>/rounds/<int:cycle_id>/board/<int:priority_id>/", board.board_priority, name="board_priority"),
    path("p/<slug:slug>/plan/", plans.plan_current, name="plan_current"),
    path("p/<slug:slug>/plans/<int:plan_id>/", plans.plan_detail, name="plan_detail"),
    path("p/<slug:slug>/plans/<int:plan_id>/measures/", measures.measure_list, name="measure_list"),
    path("p/<slug:slug>/measures/<int:measure_id>/", measure.measure_detail, name="measure_detail"),
    path("p/<slug:slug>/measures/frameworks/<int:framework_id>/", framework.framework_detail, name="framework_detail"),
    path("p/<slug:slug>/priorities/<int:priority_id>/", plans.priority_detail, name="priority_detail"),
    path("p/<slug:slug>/actions/", listing.action_list, name="action_list"),
    path("p/<slug:slug>/actions/as.csv", listing.action_list_export, name="action_list_export"),
    path("p/<slug:slug>/actions/<int:action_id>/", action.action_detail, name="action_detail"),
    path("p/<slug:slug>/library/matrix/", cascade.cascade_matrix, name="cascade_matrix"),
    path("p/<slug:slug>/library/matrix/as.csv", cascade.cascade_matrix_export, name="cascade_matrix_export"),
    path("p/<slug:slug>/data/", scorecard.scorecard, name="scorecard"),
    path("p/<slug:slug>/record/", record.record, name="record"),
    path("p/<slug:slug>/record/check/", record.record_check, name="record_check"),
    path("p/<slug:slug>/record/kept/", identifiers.identifier_list, name="identifier_list"),
    path("p/<slug:slug>/record/kept/<int:kept_id>/", identifiers.identifier_review, name="identifier_review"),
    path("p/<slug:slug>/record/<int:seq>/", record.record_entry, name="record_entry"),
    path("p/<slug:slug>/record/<int:seq>/blank/", record.record_blank_ask, name="record_blank_ask"),
    path("p/<slug:slug>/record/blankings/<int:blanking_id>/", record.record_blank_decide, name="record_blank_decide"),
    path("p/<slug:slug>/messages/", outbox.outbox, name="outbox"),
    path("p/<slug:slug>/messages/test/", outbox.outbox_test, name="outbox_test"),
    path("p/<slug:slug>/messages/<int:message_id>/", outbox.outbox_message, name="outbox_message"),
    path("p/<slug:slug>/messages/<int:message_id>/again/", outbox.outbox_again, name="outbox_again"),
]
