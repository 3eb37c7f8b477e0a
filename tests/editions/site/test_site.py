"""The gallery for a web space: stories for a lesson, each in a file that asks for nothing."""

import json
import re

import pytest

from tests.editions.editions import OFFICERS, PUPILS, edition_of
from trainingkit.editions.site.pages import NothingForTheSite, site_of


def files(*slugs: str) -> dict[str, str]:
    """The files of a site with these stories."""
    return {artefact.name: artefact.make().decode() for artefact in site_of([edition_of(slug) for slug in slugs])}


def test_a_site_lists_its_stories_and_has_them():
    """The first page leads to each; officers' stories are passed over."""
    found = files(PUPILS, OFFICERS)

    assert {"index.html", "help.html", "timer.html", "a-friend-request.html"} == found.keys()
    assert ["a-friend-request.html"] == re.findall(r'<h3><a href="([^"]+)"', found["index.html"])
    assert "Draft: not approved for pupils" in found["index.html"]


def test_stops_hold_in_every_view_of_a_public_story():
    """Anybody can come to a web space."""
    given = re.search(r'<script id="given"[^>]*>(.*?)</script>', files(PUPILS)["a-friend-request.html"]).group(1)

    assert json.loads(given)["always"]
    assert 3 == len(json.loads(given)["stops"])


def test_help_and_leaving_are_on_every_page():
    """Each page names the way to help and out, and every link leads to a file that is there."""
    found = files(PUPILS)
    links = {link for html in found.values() for link in re.findall(r'<a [^>]*href="([^":#?]+)"', html)}

    assert links <= found.keys()
    assert all(
        f'href="{page}"' in found[name] for name in ("index.html", "help.html") for page in ("help.html", "timer.html")
    )
    assert "0800 1111" in found["help.html"]


def test_a_site_with_nothing_for_a_lesson_is_refused():
    """The message says what a site is for."""
    with pytest.raises(NothingForTheSite, match="pupils or teachers"):
        list(site_of([edition_of(OFFICERS)]))


def test_the_first_page_comes_last():
    """The first page comes last, so that it never names a story that is not there yet."""
    assert "index.html" == [artefact.name for artefact in site_of([edition_of(PUPILS)])][-1]
