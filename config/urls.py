"""Every address, room by room. The only place that knows every room."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("sightline.people.urls")),
    path("", include("sightline.privacy.urls")),
    path("", include("sightline.plan.urls")),
    path("", include("sightline.questions.urls")),
    path("", include("sightline.library.urls")),
    path("", include("sightline.intake.urls")),
    path("", include("sightline.training.urls")),
    path("", include("sightline.indicators.urls")),
    path("", include("sightline.assurance.urls")),
    path("", include("sightline.governance.urls")),
    path("", include("sightline.progress.urls")),
    path("", include("sightline.desk.urls")),
    path("", include("sightline.papers.urls")),
    path("", include("sightline.public.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("", include("demo.urls")))
