"""Addresses of the library."""

from django.urls import path

from sightline.library.views import adopting, cascades, documents, editions, pages, receipts, resources

L = "p/<slug:slug>/library/"
E = f"{L}editions/<int:edition_id>/"
C = f"{L}cascades/<int:dissemination_id>/"
G = f"{L}pages/<int:page_id>/"

urlpatterns = [
    path(L, resources.resource_list, name="resource_list"),
    path(f"{L}new/", resources.resource_create, name="resource_create"),
    path(f"{L}<int:resource_id>/", resources.resource_detail, name="resource_detail"),
    path(f"{L}<int:resource_id>/edit/", resources.resource_edit, name="resource_edit"),
    path(f"{L}<int:resource_id>/editions/new/", editions.edition_begin, name="edition_begin"),
    path(f"{L}<int:resource_id>/appendices/new/", adopting.appendix_create, name="appendix_create"),
    path(E, editions.edition_detail, name="edition_detail"),
    path(f"{E}changes/", editions.edition_edit, name="edition_edit"),
    path(f"{E}approve/", editions.edition_approve, name="edition_approve"),
    path(f"{E}take-back/", editions.edition_take_back, name="edition_take_back"),
    path(f"{E}publish/", editions.edition_publish, name="edition_publish"),
    path(f"{E}review/", editions.edition_review, name="edition_review"),
    path(f"{E}withdraw/", editions.edition_withdraw, name="edition_withdraw"),
    path(f"{E}discard/", editions.edition_discard, name="edition_discard"),
    path(f"{E}difference/", editions.edition_difference, name="edition_difference"),
    path(f"{E}print/", editions.edition_print, name="edition_print"),
    path(f"{E}adopt/", adopting.edition_adopt, name="edition_adopt"),
    path(f"{E}pages/new/", pages.edition_page_create, name="edition_page_create"),
    path(f"{E}files/new/", documents.edition_file_add, name="edition_file_add"),
    path(G, pages.edition_page, name="edition_page"),
    path(f"{G}edit/", pages.edition_page_edit, name="edition_page_edit"),
    path(f"{G}place/", pages.edition_page_place, name="edition_page_place"),
    path(f"{G}move/", pages.edition_page_move, name="edition_page_move"),
    path(f"{G}remove/", pages.edition_page_remove, name="edition_page_remove"),
    path(f"{L}files/<int:file_id>/", documents.edition_file, name="edition_file"),
    path(f"{L}files/<int:file_id>/clean/", documents.edition_file_clean, name="edition_file_clean"),
    path(f"{L}files/<int:file_id>/remove/", documents.edition_file_remove, name="edition_file_remove"),
    path(f"{L}cascades/", cascades.dissemination_list, name="dissemination_list"),
    path(f"{E}cascade/", cascades.dissemination_create, name="dissemination_create"),
    path(C, cascades.dissemination_detail, name="dissemination_detail"),
    path(f"{C}add/", cascades.dissemination_add, name="dissemination_add"),
    path(f"{C}close/", cascades.dissemination_close, name="dissemination_close"),
    path(f"{L}providers/<int:recipient_id>/excuse/", cascades.recipient_excuse, name="recipient_excuse"),
    path(f"{L}providers/<int:recipient_id>/pulse/", cascades.pulse_begin, name="pulse_begin"),
    path(f"{L}providers/<int:recipient_id>/confirm/", receipts.receipt_write, name="receipt_write"),
    path(f"{L}appendices/<int:appendix_id>/edit/", adopting.appendix_edit, name="appendix_edit"),
    path(f"{L}appendices/<int:appendix_id>/remove/", adopting.appendix_remove, name="appendix_remove"),
    path(f"{L}appendices/<int:appendix_id>/file/", adopting.appendix_file, name="appendix_file"),
    # Behind a link: one provider's receipt, and what it is to have read.
    path("confirm/<str:token>/", receipts.receipt_give, name="receipt_give"),
    path("confirm/<str:token>/files/<int:file_id>/", receipts.receipt_file, name="receipt_file"),
]
