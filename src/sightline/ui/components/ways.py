"""Components that lead on, and say what happened."""

from __future__ import annotations

from django.core.paginator import Paginator

from sightline.ui.components.component import Component
from sightline.ui.example_form import ExampleFilter

WAYS: tuple[Component, ...] = (
    Component(
        "button",
        "Does something, or leads on where that is the page's main step.",
        {"text": "the words", "href": "for a link", "name, value": "for a form", "kind": "secondary or warning"},
        (
            {"text": "Adopt this plan", "href": "#button"},
            {"text": "Save and come back later", "kind": "secondary"},
            {"text": "Discard the draft", "kind": "warning"},
        ),
    ),
    Component(
        "action_bar",
        "What can be done with the thing on this page; what changes something is a POST.",
        {"items": "text, href, kind (secondary, warning, link), post"},
        (
            {
                "items": [
                    {"text": "Ask for a change", "href": "#action_bar"},
                    {"text": "Correct a reading", "href": "#action_bar", "kind": "secondary"},
                    {"text": "Download as Word", "href": "#action_bar", "kind": "link"},
                ]
            },
        ),
    ),
    Component("back_link", "The way back, one step.", {"href": "", "text": "Back"}, ({"href": "#back_link"},)),
    Component(
        "breadcrumbs",
        "Where this page lies.",
        {"items": "text and href of each page above this one"},
        ({"items": [{"text": "Plan 2017–18", "href": "#a"}, {"text": "Priority 1", "href": "#b"}]},),
    ),
    Component(
        "section_nav",
        "Pages that belong together, or parts of a long one.",
        {"items": "text, href, current", "label": "what they are, for screen readers"},
        (
            {
                "items": [
                    {"text": "On a page", "href": "#section_nav", "current": True},
                    {"text": "Health", "href": "#section_nav"},
                    {"text": "Changes", "href": "#section_nav"},
                    {"text": "Record", "href": "#section_nav"},
                ],
                "label": "The plan",
            },
        ),
    ),
    Component(
        "notification",
        "What has just happened, or what to know before reading on. Messages of the last request show as these.",
        {"text": "", "kind": "success, error, warning or empty", "title": "", "more": "", "href, link": "", "id": ""},
        (
            {
                "text": "The plan is adopted. Its baseline is kept as it stood on 12 April 2017.",
                "kind": "success",
                "id": 1,
            },
            {
                "text": "This plan was read from the Word document of 3 April 2017.",
                "more": "Three things could not be read with certainty.",
                "href": "#notification",
                "link": "Look at them",
                "id": 2,
            },
        ),
    ),
    Component(
        "error_summary",
        "Every error of the page, first of all, each leading to its field. Pages show it by themselves.",
        {"problems": "text and href"},
        (
            {
                "problems": [
                    {"text": "Enter the meeting that adopted the plan", "href": "#error_summary"},
                    {"text": "Date adopted must include a year", "href": "#error_summary"},
                ]
            },
        ),
    ),
    Component(
        "filters",
        "Narrows a list; a GET form, so that what it shows has an address.",
        {"form": "a form; its fields all optional", "submit": "the button's words"},
        ({"form": ExampleFilter()},),
    ),
    Component(
        "pagination",
        "The other pages of a long list.",
        {"page": "one page of a paginator"},
        ({"page": Paginator(range(95), 20).page(2)},),
    ),
)
