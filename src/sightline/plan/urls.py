"""The plan room's addresses. The plan's own pages, read by every member, are the desk's."""

from django.urls import path

from sightline.plan.views import changes, drafts, exports, plans

_PLAN = "p/<slug:slug>/plans/<int:plan_id>/"
_PRIORITY = "p/<slug:slug>/priorities/<int:priority_id>/"
_ACTION = "p/<slug:slug>/actions/<int:action_id>/"
_CHANGE = "p/<slug:slug>/changes/<int:change_id>/"

urlpatterns = [
    path("p/<slug:slug>/plans/", plans.plan_list, name="plan_list"),
    path("p/<slug:slug>/plans/type-in/", plans.plan_create, name="plan_create"),
    path(_PLAN + "adopt/", plans.plan_adopt, name="plan_adopt"),
    path(_PLAN + "discard/", plans.plan_discard, name="plan_discard"),
    path(_PLAN + "close/", plans.plan_close, name="plan_close"),
    path(_PLAN + "roll-forward/", plans.plan_roll_forward, name="plan_roll_forward"),
    path(_PLAN + "compare/", plans.plan_compare, name="plan_compare"),
    path(_PLAN + "as.<str:form>", exports.plan_export, name="plan_export"),
    path(_ACTION + "plan/", plans.plan_nest, name="plan_nest"),
    path(_PLAN + "edit/", drafts.plan_edit, name="plan_edit"),
    path(_PLAN + "edit/head/", drafts.plan_head_edit, name="plan_head_edit"),
    path(_PLAN + "edit/dates/", drafts.plan_dates_accept, name="plan_dates_accept"),
    path(_PLAN + "priorities/new/", drafts.priority_create, name="priority_create"),
    path(_PRIORITY + "edit/", drafts.priority_edit, name="priority_edit"),
    path(_PRIORITY + "move/", drafts.priority_move, name="priority_move"),
    path(_PRIORITY + "remove/", drafts.priority_remove, name="priority_remove"),
    path(_PRIORITY + "actions/new/", drafts.action_create, name="action_create"),
    path(_ACTION + "edit/", drafts.action_edit, name="action_edit"),
    path(_ACTION + "move/", drafts.action_move, name="action_move"),
    path(_ACTION + "remove/", drafts.action_remove, name="action_remove"),
    path(_PLAN + "changes/", changes.change_list, name="change_list"),
    path(_ACTION + "change/", changes.change_ask, name="change_ask"),
    path(_ACTION + "correct/", changes.correction_make, name="correction_make"),
    path(_CHANGE, changes.change_decide, name="change_decide"),
    path(_CHANGE + "take-back/", changes.change_take_back, name="change_take_back"),
]
