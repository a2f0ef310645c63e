"""The progress room's addresses. The pages of a round and of one's own work, which combine rooms, are the desk's."""

from django.urls import path

from sightline.progress.views import agreeing, giving, reading, rounds

_UPDATE = "p/<slug:slug>/updates/<int:update_id>/"
_CYCLE = "p/<slug:slug>/rounds/<int:cycle_id>/"

urlpatterns = [
    path("answer/<str:token>/", giving.answer, name="answer"),
    path("p/<slug:slug>/updates/<int:ask_id>/give/", giving.update_give, name="update_give"),
    path("p/<slug:slug>/actions/<int:action_id>/update/", giving.update_begin, name="update_begin"),
    path("p/<slug:slug>/updates/to-agree/", agreeing.updates_to_agree, name="updates_to_agree"),
    path(_UPDATE, reading.update_detail, name="update_detail"),
    path(_UPDATE + "files/<int:attachment_id>/", reading.update_file, name="update_file"),
    path(_UPDATE + "agree/", agreeing.update_agree, name="update_agree"),
    path(_UPDATE + "return/", agreeing.update_return, name="update_return"),
    path("p/<slug:slug>/plans/<int:plan_id>/rounds/", rounds.round_plan, name="round_plan"),
    path(_CYCLE + "open/", rounds.round_open, name="round_open"),
    path(_CYCLE + "close/", rounds.round_close, name="round_close"),
    path("p/<slug:slug>/settings/rounds/", rounds.round_settings, name="round_settings"),
    path("p/<slug:slug>/settings/rounds/pause/", rounds.round_pause, name="round_pause"),
]
