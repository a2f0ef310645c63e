"""Addresses of binding, judging and frameworks. A measure's own page and the plan's list of them are the desk's."""

from django.urls import path

from sightline.assurance.views import binding, frameworks, judging

M = "p/<slug:slug>/measures/<int:measure_id>/"
P = "p/<slug:slug>/plans/<int:plan_id>/frameworks/"
B = "p/<slug:slug>/measures/evidence/<int:binding_id>/"

urlpatterns = [
    path(f"{M}bind/", binding.binding_create, name="binding_create"),
    path(f"{M}terms/", binding.measure_terms, name="measure_terms"),
    path(f"{M}judge/", judging.judgement_create, name="judgement_create"),
    path(f"{B}file/", binding.binding_file, name="binding_file"),
    path(f"{B}withdraw/", binding.binding_close, name="binding_close"),
    path(f"{B}confirm/", binding.binding_confirm, name="binding_confirm"),
    path(P, frameworks.framework_list, name="framework_list"),
    path(f"{P}new/", frameworks.framework_create, name="framework_create"),
    path(
        "p/<slug:slug>/measures/frameworks/<int:framework_id>/edit/", frameworks.framework_edit, name="framework_edit"
    ),
]
