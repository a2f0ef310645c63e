"""Addresses of training: its members' pages, and those of whoever books."""

from django.urls import path

from sightline.training.views import attending, courses, evaluations, needs, outside, reach, sessions

T = "p/<slug:slug>/training/"
S = f"{T}sessions/<int:session_id>/"
SITE = "site/<slug:slug>/training/"

urlpatterns = [
    path(T, courses.course_list, name="course_list"),
    path(f"{T}courses/new/", courses.course_create, name="course_create"),
    path(f"{T}courses/<int:course_id>/", courses.course_detail, name="course_detail"),
    path(f"{T}courses/<int:course_id>/edit/", courses.course_edit, name="course_edit"),
    path(f"{T}courses/<int:course_id>/end/", courses.course_end, name="course_end"),
    path(f"{T}courses/<int:course_id>/promises/new/", courses.promise_add, name="promise_add"),
    path(f"{T}promises/<int:promise_id>/take-off/", courses.promise_withdraw, name="promise_withdraw"),
    path(f"{T}courses/<int:course_id>/sessions/new/", sessions.session_plan, name="session_plan"),
    path(S, sessions.session_detail, name="session_detail"),
    path(f"{S}edit/", sessions.session_edit, name="session_edit"),
    path(f"{S}open/", sessions.session_open, name="session_open"),
    path(f"{S}cancel/", sessions.session_cancel, name="session_cancel"),
    path(f"{S}bookings/new/", sessions.booking_enter, name="booking_enter"),
    path(f"{T}bookings/<int:booking_id>/cancel/", sessions.booking_end, name="booking_end"),
    path(f"{T}bookings/<int:booking_id>/approval/", sessions.booking_settle, name="booking_settle"),
    path(f"{S}sheet/", attending.session_sheet, name="session_sheet"),
    path(f"{S}sheet/walk-in/", attending.walk_in, name="walk_in"),
    path(f"{S}sheet/register/", attending.register_enter, name="register_enter"),
    path(f"{S}sheet/close/", attending.session_close, name="session_close"),
    path(f"{S}sheet/correct/", attending.session_correct, name="session_correct"),
    path(f"{S}code/open/", evaluations.session_code_open, name="session_code_open"),
    path(f"{S}code/", evaluations.session_code, name="session_code"),
    path(f"{S}note/", attending.note_write, name="note_write"),
    path(f"{S}reached/", reach.reach_say, name="reach_say"),
    path(f"{T}reach/", reach.reach_list, name="reach_list"),
    path(f"{T}reach/new/", reach.set_create, name="set_create"),
    path(f"{T}reach/<int:set_id>/", reach.reach_detail, name="reach_detail"),
    path(f"{T}reach/<int:set_id>/edit/", reach.set_edit, name="set_edit"),
    path(f"{T}needs/", needs.need_list, name="need_list"),
    path(f"{T}needs/new/", needs.need_enter, name="need_enter"),
    path(f"{T}needs/<int:need_id>/edit/", needs.need_edit, name="need_edit"),
    path(f"{T}year/", needs.training_year, name="training_year"),
    path(f"{T}terms/", needs.training_terms, name="training_terms"),
    # The public site: a seat without an account, and a booking behind the link that was sent.
    path(f"{SITE}sessions/<int:session_id>/book/", outside.session_book, name="session_book"),
    path(f"{SITE}bookings/<str:token>/", outside.booking_outside, name="booking_outside"),
    path(f"{SITE}bookings/<str:token>/confirm/", outside.booking_confirm, name="booking_confirm"),
    path(f"{SITE}bookings/<str:token>/cancel/", outside.booking_cancel, name="booking_cancel"),
    path(f"{SITE}bookings/<str:token>/training.ics", outside.booking_calendar, name="booking_calendar"),
    path(f"{SITE}bookings/<str:token>/certificate.pdf", outside.booking_certificate, name="booking_certificate"),
    path(f"{SITE}approve/<str:token>/", outside.booking_approve, name="booking_approve"),
]
