"""Addresses of the room."""

from django.urls import path

from sightline.privacy.views import text_scan

urlpatterns = [path("text-scan/<str:stamp>/", text_scan, name="text_scan")]
