"""Addresses of people: signing in, one's own account, and a partnership's structure."""

from django.urls import path

from sightline.people.views import account, partnership, persons, seats, sign_in, site, start, structure

urlpatterns = [
    path("start/", start.start, name="start"),
    path("sign-in/", sign_in.account_login, name="account_login"),
    path("sign-in/", sign_in.account_login, name="account_request_login_code"),  # allauth's other name for it
    path("sign-in/code/", sign_in.account_confirm_login_code, name="account_confirm_login_code"),
    path("sign-in/as/", sign_in.sign_in_as, name="sign_in_as"),
    path("sign-out/", sign_in.account_logout, name="account_logout"),
    path("account/", account.account_detail, name="account_detail"),
    path("account/details/", account.account_edit, name="account_edit"),
    path("account/address/", account.account_address, name="account_address"),
    path("account/address/code/", account.account_address_confirm, name="account_address_confirm"),
    path("account/away/", account.account_away, name="account_away"),
    path("account/partnerships/new/", start.partnership_create, name="partnership_create"),
    path("p/<slug:slug>/settings/", partnership.partnership_edit, name="partnership_edit"),
    path("p/<slug:slug>/settings/logo/", partnership.logo_edit, name="logo_edit"),
    path("p/<slug:slug>/settings/logo/remove/", partnership.logo_remove, name="logo_remove"),
    path("p/<slug:slug>/settings/site/", site.site_edit, name="site_edit"),
    path("p/<slug:slug>/settings/site/open/", site.site_open, name="site_open"),
    path("p/<slug:slug>/settings/site/close/", site.site_close, name="site_close"),
    path("p/<slug:slug>/logo/<str:version>/", partnership.partnership_logo, name="partnership_logo"),
    path("p/<slug:slug>/structure/", structure.structure, name="structure"),
    path("p/<slug:slug>/bodies/new/", structure.body_create, name="body_create"),
    path("p/<slug:slug>/bodies/<int:body_id>/", structure.body_detail, name="body_detail"),
    path("p/<slug:slug>/bodies/<int:body_id>/edit/", structure.body_edit, name="body_edit"),
    path("p/<slug:slug>/bodies/<int:body_id>/end/", structure.body_end, name="body_end"),
    path("p/<slug:slug>/bodies/<int:body_id>/reopen/", structure.body_reopen, name="body_reopen"),
    path("p/<slug:slug>/bodies/<int:body_id>/seats/new/", seats.seat_give, name="seat_give"),
    path("p/<slug:slug>/seats/<int:seat_id>/end/", seats.seat_end, name="seat_end"),
    path("p/<slug:slug>/people/", persons.person_list, name="person_list"),
    path("p/<slug:slug>/people/invite/", persons.person_invite, name="person_invite"),
    path("p/<slug:slug>/people/<int:person_id>/", persons.person_detail, name="person_detail"),
    path("p/<slug:slug>/people/<int:person_id>/edit/", persons.person_edit, name="person_edit"),
    path("p/<slug:slug>/people/<int:person_id>/address/", persons.person_address, name="person_address"),
    path("p/<slug:slug>/people/<int:person_id>/away/", persons.person_away, name="person_away"),
    path("p/<slug:slug>/people/<int:person_id>/invite/", persons.person_invite_again, name="person_invite_again"),
    path("p/<slug:slug>/people/<int:person_id>/handover/", persons.person_handover, name="person_handover"),
    path("p/<slug:slug>/people/<int:person_id>/seats/new/", seats.seat_give_person, name="seat_give_person"),
]
