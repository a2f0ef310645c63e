"""Addresses of indicators, data returns and releases."""

from django.urls import path

from sightline.indicators.views import definitions, page, provided, releases, returns, uploads

D = "p/<slug:slug>/data/"
ONE = f"{D}indicators/<int:indicator_id>/"
RETURN = f"{D}returns/<int:return_id>/"
UPLOAD = f"{D}spreadsheets/<int:upload_id>/"
BY_LINK = "figures/<str:token>/spreadsheets/<int:upload_id>/"

urlpatterns = [
    path(f"{D}indicators/", definitions.indicator_list, name="indicator_list"),
    path(f"{D}indicators/adopt/", definitions.indicator_adopt, name="indicator_adopt"),
    path(f"{D}indicators/new/", definitions.indicator_create, name="indicator_create"),
    path(f"{D}indicators/populations/", definitions.population_list, name="population_list"),
    path(ONE, page.indicator_detail, name="indicator_detail"),
    path(f"{ONE}edit/", definitions.indicator_edit, name="indicator_edit"),
    path(f"{ONE}retire/", definitions.indicator_retire, name="indicator_retire"),
    path(f"{ONE}neighbour/", definitions.neighbour_note, name="neighbour_note"),
    path(f"{D}returns/", returns.data_return_list, name="data_return_list"),
    path(f"{D}returns/ask/", returns.data_return_ask, name="data_return_ask"),
    path(RETURN, returns.data_return_detail, name="data_return_detail"),
    path(f"{RETURN}give/", returns.data_return_give, name="data_return_give"),
    path(f"{RETURN}excuse/", returns.data_return_excuse, name="data_return_excuse"),
    path(f"{RETURN}comment/", returns.data_return_comment, name="data_return_comment"),
    path(f"{RETURN}question/", returns.data_return_question, name="data_return_question"),
    path(f"{RETURN}sheet/", uploads.data_return_template, name="data_return_template"),
    path(f"{RETURN}spreadsheet/", uploads.upload_create, name="upload_create"),
    path(f"{D}questions/<int:question_id>/answer/", returns.data_return_answer, name="data_return_answer"),
    path(f"{UPLOAD}columns/", uploads.upload_map, name="upload_map"),
    path(f"{UPLOAD}check/", uploads.upload_check, name="upload_check"),
    path(f"{UPLOAD}leave/", uploads.upload_leave, name="upload_leave"),
    path(f"{D}published/", releases.release_list, name="release_list"),
    path(f"{D}published/preview/", releases.release_preview, name="release_preview"),
    path(f"{D}published/<int:release_id>/", releases.release_detail, name="release_detail"),
    path("figures/<str:token>/", provided.data_return_provide, name="data_return_provide"),
    path("figures/<str:token>/sheet/", provided.sheet_provide, name="sheet_provide"),
    path("figures/<str:token>/spreadsheet/", provided.spreadsheet_provide, name="spreadsheet_provide"),
    path(f"{BY_LINK}columns/", provided.spreadsheet_explain, name="spreadsheet_explain"),
    path(f"{BY_LINK}check/", provided.spreadsheet_check, name="spreadsheet_check"),
    path(f"{BY_LINK}leave/", provided.spreadsheet_leave, name="spreadsheet_leave"),
]
