"""The plan room's addresses. The plan's own pages, read by every member, are the desk's."""

from django.urls import path

from sightline.plan.views import exports, plans

_PLAN = "p/<slug:slug>/plans/<int:plan_id>/"
_ACTION = "p/<slug:slug>/actions/<int:action_id>/"

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
]
