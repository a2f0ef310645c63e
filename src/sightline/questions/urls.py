"""Addresses of questionnaires, of their uses, and of what came back."""

from django.urls import URLPattern

INSTRUMENTS: list[URLPattern] = []

EXERCISES: list[URLPattern] = []

urlpatterns = [*INSTRUMENTS, *EXERCISES]
