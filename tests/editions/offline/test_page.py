"""The page in one file: small, closed, the same each time, and inert whatever an author writes."""

import base64
import gzip
import hashlib
import re
from dataclasses import replace

import pytest

from tests.editions.editions import OFFICERS, PUPILS, edition_of
from trainingkit.editions.offline.page import story_page

LIMIT = 150 * 1024  # bytes, compressed


def page_of(slug: str = PUPILS, **changes) -> str:
    """The page of a shipped story, with some things of the story changed."""
    edition = edition_of(slug)
    return story_page(replace(edition, story=edition.story.model_copy(update=changes))).make().decode()


@pytest.mark.parametrize("slug", [PUPILS, OFFICERS])
def test_a_page_is_small(slug):
    """At most 150 KB as a web space sends it."""
    assert len(gzip.compress(page_of(slug).encode(), 9)) <= LIMIT


def test_a_page_may_run_and_draw_only_what_is_in_it():
    """Its policy names the hash of its one script and its one style sheet, and allows nothing from elsewhere."""
    html = page_of()
    script = re.search(r"<script>(.*)</script>", html, re.DOTALL).group(1)
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL).group(1)
    hashes = [base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in (script, style)]
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html).group(1).replace("&#39;", "'")

    assert [f"script-src 'sha256-{hashes[0]}'", f"style-src 'sha256-{hashes[1]}'"] == policy.split("; ")[1:3]
    assert "default-src 'none'" == policy.split("; ")[0]
    assert [] == re.findall(r'(?:src|href)="(?!data:|tel:|https://)', html.partition('<script id="given"')[0])


def test_the_same_story_gives_the_same_bytes():
    """Nothing of a clock or of chance is in a page."""
    assert page_of() == page_of()


def test_words_of_a_story_stay_words():
    """Nothing that an author writes ends the page's data or becomes a tag."""
    html = page_of(title="</script><script>alert(1)</script>", content_note="<img src=x onerror=alert(1)> & more")

    assert 2 == html.count("</script>")
    assert "<img" not in html


def test_a_page_names_the_services_of_its_nation_alone():
    """Scotland's help is not Northern Ireland's."""
    scotland, ireland = (
        story_page(edition_of(nation=nation)).plan.given for nation in ("scotland", "northern-ireland")
    )

    assert "Lifeline" in ireland
    assert "Lifeline" not in scotland
