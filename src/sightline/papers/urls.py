"""The papers room's addresses."""

from django.urls import path

from sightline.papers.views import issued, making

_PAPERS = "p/<slug:slug>/papers/"

urlpatterns = [
    path(_PAPERS, issued.paper_list, name="paper_list"),
    path(_PAPERS + "new/<slug:kind>/", making.paper_new, name="paper_new"),
    path(_PAPERS + "new/<slug:kind>/draft.<str:form>", making.paper_draft, name="paper_draft"),
    path(_PAPERS + "<int:issued_id>/", issued.paper_detail, name="paper_detail"),
    path(_PAPERS + "<int:issued_id>/as.<str:form>", issued.paper_download, name="paper_download"),
    path(_PAPERS + "<int:issued_id>/annexes/<int:place>/", issued.paper_annex, name="paper_annex"),
]
