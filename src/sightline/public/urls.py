"""Addresses of the public site, and of a look at it before it is open."""

from django.urls import path

from sightline.public.views import about, feeds, figures, front, library, plan, preview, surveys, training

urlpatterns = [
    path("robots.txt", feeds.robots, name="robots"),
    path("p/<slug:slug>/settings/site/look/<path:page>", preview.site_preview, name="site_preview"),
    path("site/<slug:slug>/", front.site_front, name="site_front"),
    path("site/<slug:slug>/worried/", front.site_worried, name="site_worried"),
    path("site/<slug:slug>/logo/<str:version>/", front.site_logo, name="site_logo"),
    path("site/<slug:slug>/plan/", plan.site_plan, name="site_plan"),
    path("site/<slug:slug>/plan/<int:publication_id>/", plan.site_plan_edition, name="site_plan_edition"),
    path("site/<slug:slug>/plan/<int:publication_id>/<int:place>/", plan.site_priority, name="site_priority"),
    path("site/<slug:slug>/papers/", plan.site_papers, name="site_papers"),
    path("site/<slug:slug>/papers/<int:number>/<slug:form>/", plan.site_paper_file, name="site_paper_file"),
    path("site/<slug:slug>/figures/", figures.site_figures, name="site_figures"),
    path("site/<slug:slug>/figures/<int:number>/", figures.site_figures_release, name="site_figures_release"),
    path("site/<slug:slug>/library/", library.site_library, name="site_library"),
    path("site/<slug:slug>/library/search/", library.site_library_search, name="site_library_search"),
    path("site/<slug:slug>/documents/<slug:resource>/", library.site_resource, name="site_resource"),
    path(
        "site/<slug:slug>/documents/<slug:resource>/<slug:page>/", library.site_resource_page, name="site_resource_page"
    ),
    path(
        "site/<slug:slug>/documents/<slug:resource>/files/<int:file_id>/",
        library.site_resource_file,
        name="site_resource_file",
    ),
    path(
        "site/<slug:slug>/documents/<slug:resource>/appendices/<int:file_id>/",
        library.site_appendix_file,
        name="site_appendix_file",
    ),
    path("site/<slug:slug>/training/", training.site_training, name="site_training"),
    path("site/<slug:slug>/training/calendar.ics", training.site_training_calendar, name="site_training_calendar"),
    path("site/<slug:slug>/training/<int:course_id>/", training.site_course, name="site_course"),
    path("site/<slug:slug>/surveys/", surveys.site_surveys, name="site_surveys"),
    path("site/<slug:slug>/you-said/", surveys.site_you_said, name="site_you_said"),
    path("site/<slug:slug>/privacy/", about.site_privacy, name="site_privacy"),
    path("site/<slug:slug>/accessibility/", about.site_accessibility, name="site_accessibility"),
    path("site/<slug:slug>/feed/", feeds.site_feed, name="site_feed"),
    path("site/<slug:slug>/sitemap.xml", feeds.site_map, name="site_map"),
]
