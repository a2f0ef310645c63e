"""Addresses of the pages that combine rooms."""

from django.urls import path

from sightline.desk.views.gallery import gallery

urlpatterns = [
    path("gallery/", gallery, name="gallery"),
]
