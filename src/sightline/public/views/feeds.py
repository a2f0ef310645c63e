"""What is new as a feed; the site's pages as a map for search engines; what those may read at all."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.html import escape

from sightline.kit import clock
from sightline.people.access import OutsideRequest, open_to_all, outside
from sightline.people.kept_outside import kept_answer
from sightline.people.models import Site
from sightline.people.reads import open_sites
from sightline.public.reads.library import resources
from sightline.public.reads.news import news_of
from sightline.public.reads.plan import publications
from sightline.public.views.parts import absolute
from sightline.training.reads import upcoming_sessions

NEWEST = 30  # in the feed
MOST = 40_000  # documents in the map: a map may name 50,000 addresses
PAGES = (
    "site_front",
    "site_worried",
    "site_plan",
    "site_papers",
    "site_figures",
    "site_library",
    "site_training",
    "site_surveys",
    "site_you_said",
    "site_privacy",
    "site_accessibility",
)


@outside("what is new, for programs that read feeds", shared=True)
def site_feed(request: OutsideRequest) -> HttpResponse:
    """The newest of everything published, as RSS."""
    return kept_answer(
        request, lambda: _feed(request.site), content_type="application/rss+xml; charset=utf-8", consortium=True
    )


@outside("search engines find their way by it", shared=True)
def site_map(request: OutsideRequest) -> HttpResponse:
    """The addresses of the site's pages."""
    return kept_answer(
        request, lambda: _map(request.site), content_type="application/xml; charset=utf-8", consortium=True
    )


@open_to_all("search engines ask before they read anything else")
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may read: the public sites that are open, and nothing else."""
    opened = open_sites(clock.today())
    lines = ["User-agent: *", "Allow: /site/", "Allow: /static/", "Disallow: /"]
    lines += [f"Sitemap: {absolute(reverse('site_map', args=[one.partnership.slug]))}" for one in opened]
    response = HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "public, max-age=3600"
    return response


def _feed(site: Site) -> str:
    partnership = site.partnership
    slug = partnership.slug
    feed = Rss201rev2Feed(
        title=partnership.name,
        link=absolute(reverse("site_front", args=[slug])),
        description=f"What {partnership.name} published",
        language="en-gb",
        feed_url=absolute(reverse("site_feed", args=[slug])),
    )
    for one in news_of(partnership, clock.today())[:NEWEST]:
        feed.add_item(
            title=one.title,
            link=absolute(one.href),
            description=one.says,
            pubdate=one.at,
            unique_id=absolute(one.href) + f"#{one.key}",
            unique_id_is_permalink=False,
        )
    return feed.writeString("utf-8")


def _map(site: Site) -> str:
    partnership = site.partnership
    slug = partnership.slug
    addresses = [reverse(route, args=[slug]) for route in PAGES]
    addresses += [reverse("site_plan_edition", args=[slug, one.pk]) for one in publications(partnership)]
    named = resources(partnership).order_by("pk").values_list("slug", flat=True)[:MOST]
    addresses += [reverse("site_resource", args=[slug, one]) for one in named]
    courses = {one.course_id for one in upcoming_sessions(partnership, clock.today())}
    addresses += [reverse("site_course", args=[slug, one]) for one in sorted(courses)]
    entries = "".join(f"<url><loc>{escape(absolute(one))}</loc></url>" for one in addresses)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>\n'
    )
