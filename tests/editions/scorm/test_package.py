"""The package for a learning platform: what is in it, and that its manifest says so by the rules."""

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from tests.editions.editions import OFFICERS, PUPILS, edition_of
from trainingkit.editions import Edition
from trainingkit.editions.scorm.package import LONGEST_TITLE, scorm_package

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parent / "schema" / "content.xsd"))
CP = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
PAGE = "<!doctype html><title>Lesson page</title><p>Whatever the page says: £5 & more"


def opened(edition: Edition, page: str = PAGE) -> dict[str, bytes]:
    """The files of the package of an edition."""
    archive = zipfile.ZipFile(io.BytesIO(scorm_package(edition, page).make()))
    return {name: archive.read(name) for name in archive.namelist()}


def manifest(edition: Edition) -> etree._Element:
    """The manifest of the package of an edition."""
    return etree.fromstring(opened(edition)["imsmanifest.xml"])


def titled(title: str) -> Edition:
    """An edition of a story with another title."""
    edition = edition_of()
    return replace(edition, story=edition.story.model_copy(update={"title": title}))


@pytest.mark.parametrize(("slug", "nation"), [(PUPILS, "england"), (PUPILS, "scotland"), (OFFICERS, "wales")])
def test_the_manifest_passes_the_schema(slug, nation):
    """What a platform reads first is as SCORM 1.2 says."""
    SCHEMA.assertValid(manifest(edition_of(slug, nation)))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("<schemaversion>1.2<", "<schemaversion>2004 4th Edition<"),
        ('identifierref="story-page"', 'identifierref="story.html"'),
        ('default="story"', 'default="story-page"'),
        ('identifier="trainingkit-', 'identifier="1 trainingkit-'),
        ('adlcp:scormtype="sco"', 'adlcp:scormType="sco"'),
        ('type="webcontent"', 'type="text/html"'),
        ('href="index.html">', 'href="index.html?view=project">'),
        ('<file href="story.html"/>', '<file href="https://example.org/story.html"/>'),
        ("<title>A friend request</title>", "<title></title>"),
        ('organization identifier="story"', 'organization identifier="story-page"'),
        ("</item>", "<adlcp:masteryscore>80</adlcp:masteryscore></item>"),
    ],
)
def test_the_schema_refuses_what_a_platform_would_not_take(right, wrong):
    """Each of these slips makes a package that is refused, shows nothing or asks for a mark."""
    sound = opened(edition_of())["imsmanifest.xml"].decode()
    assert right in sound

    assert not SCHEMA.validate(etree.fromstring(sound.replace(right, wrong).encode()))


def test_the_manifest_lies_at_the_root_and_names_every_other_file():
    """Moodle looks for it there; a file that it does not name is lost when a package is copied."""
    files = opened(edition_of())
    named = [file.get("href") for file in etree.fromstring(files["imsmanifest.xml"]).iter(f"{CP}file")]

    assert ["index.html", "launch.css", "scorm.js", "story.html"] == named
    assert {*named, "imsmanifest.xml"} == set(files)


def test_what_a_platform_starts_is_one_page_that_is_there():
    """There is one thing to start, and it is a file of the package."""
    (resource,) = manifest(edition_of()).iter(f"{CP}resource")

    assert "index.html" == resource.get("href")
    assert "sco" == resource.get("{http://www.adlnet.org/xsd/adlcp_rootv1p2}scormtype")


def test_the_names_that_moodle_reads_are_written_as_it_reads_them():
    """Moodle knows no namespaces: ``manifest`` has no prefix, and the kind of a page is ``adlcp:scormtype``."""
    text = opened(edition_of())["imsmanifest.xml"].decode()

    assert re.search(r"<manifest [^>]*xmlns=", text)
    assert ' adlcp:scormtype="sco"' in text


def test_the_page_of_the_story_is_the_one_that_was_given():
    """Not a byte of it is changed, so its own policy goes on to hold."""
    assert PAGE.encode() == opened(edition_of())["story.html"]


def test_a_title_is_words_whatever_it_looks_like():
    """Signs that mean something in a manifest are told as signs, and a title is no longer than may be."""
    title = 'Sam & Jo <b>"met"</b> online'
    read = [each.text for each in manifest(titled(title)).iter(f"{CP}title")]
    long = manifest(titled("a" * (LONGEST_TITLE + 1)))

    assert [title, title] == read
    SCHEMA.assertValid(long)


def test_packages_of_other_nations_ages_and_stories_are_other_packages():
    """A platform that holds two of them can tell them apart."""
    editions = [edition_of(), edition_of(nation="wales"), edition_of(age="14-16"), edition_of(OFFICERS)]

    assert 4 == len({manifest(each).get("identifier") for each in editions})


def test_the_same_edition_and_page_are_the_same_bytes():
    """A package that is made again is the same file."""
    edition = edition_of()

    assert scorm_package(edition, PAGE).make() == scorm_package(edition, PAGE).make()
    assert "scorm12.zip" == scorm_package(edition, PAGE).name


def test_a_package_follows_from_its_page():
    """Another page is another plan, so that it is made again."""
    edition = edition_of()

    assert scorm_package(edition, PAGE).key() != scorm_package(edition, PAGE + "!").key()


def test_nothing_of_a_person_is_in_what_is_told():
    """Of SCORM's data, the script knows how far a lesson came and how it was closed."""
    script = opened(edition_of())["scorm.js"].decode()

    assert {"cmi.core.lesson_status", "cmi.core.exit"} == set(re.findall(r"cmi\.[a-z_.]+", script))
    assert [] == re.findall(r"fetch|XMLHttpRequest|sendBeacon|https?:|[sS]torage|cookie", script)
