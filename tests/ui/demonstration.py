"""The house's addresses as the demonstration has them: its own besides."""

from django.urls import include, path

urlpatterns = [path("", include("config.urls")), path("", include("demo.urls"))]
