"""The gallery: every component as it looks, beside what it takes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from sightline.people.access import signed_in
from sightline.ui.components import COMPONENTS
from sightline.ui.example_form import ExampleForm


@signed_in("shows how the house is built and nothing of any partnership")
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component with its examples, and every kind of field with what is wrong said."""
    shown = [
        {
            "name": component.name,
            "purpose": component.purpose,
            "in_a_row": len(component.examples) > 1,
            "takes": list(component.takes.items()),
            "drawn": [render_to_string(component.template, example, request) for example in component.examples],
        }
        for component in COMPONENTS
    ]
    context = {
        "title": "Components",
        "lede": "Each part that pages are made of, with what it takes.",
        "components": shown,
        "example_form": ExampleForm({"adopted_on_day": "31", "adopted_on_month": "2", "adopted_on_year": "2017"}),
        "cell": "Workforce Development Group\nDecember 2017 (Q3)",
        "reading": [
            {"key": "Owner", "value": "Workforce development"},
            {"key": "Due", "value": "31 December 2017 (end of Q3)"},
        ],
    }
    return render(request, "desk/gallery.html", context)
