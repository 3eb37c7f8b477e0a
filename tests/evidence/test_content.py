"""What a trainee meets in a case: marked as training, made up, nothing sexual, gentle, and readable by everybody."""

import csv
import email
import email.policy
import io
import json
import re
from html.parser import HTMLParser

import pytest
from PIL import Image

from tests.evidence.cases import SPECS, spec, text_of, variants
from trainingkit.checks.fiction import ADDRESS, DOMAIN, EMAIL, HANDLE, PHONE, SAFE_DOMAIN
from trainingkit.checks.phrases import found
from trainingkit.checks.word_lists import BLAME, EXPLICIT, OFFENDER, SUICIDE

DRAMA = re.compile(r"07700 900\d{3}|01632 960\d{3}")
LONGEST_LINE = 12
MOST_LINES = 10
every_spec = pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)


def said_by(path, role: str) -> list[str]:
    """Every text that the accounts of a role can send, in their own words."""
    people = spec(path).people
    texts = [t for c in spec(path).conversations for m in c.messages if people[m.who].role == role for t in m.text]
    return [text for text in texts if not text.startswith("[")]


@every_spec
def test_every_file_says_training(path):
    """Whatever is taken out of the folder says what it is; tables say it in every row."""
    for name, content in variants(path)[0].files.items():
        assert b"TRAINING" in content, name
        if name.endswith(".csv"):
            assert {"TRAINING"} == {row["mark"] for row in csv.DictReader(io.StringIO(content.decode()))}, name


@every_spec
def test_no_number_or_address_can_be_somebodys(path):
    """Telephone numbers, domains, accounts and addresses of computers come from ranges kept for examples."""
    for case in variants(path):
        text = text_of(case).replace(",", " | ")  # in a table, a comma stands before a number
        hosts = [match[1] for match in (*EMAIL.finditer(text), *DOMAIN.finditer(text))]

        assert all(DRAMA.fullmatch(match[0]) for match in PHONE.finditer(text))
        assert len(PHONE.findall(text)) >= len(spec(path).calls)
        assert hosts
        assert all(SAFE_DOMAIN.search(host) for host in hosts)
        assert {"00-00-00"} == set(re.findall(r"(?<![\d-])\d\d-\d\d-\d\d(?![\d-])", text))
        assert all(number.startswith("00000") for number in re.findall(r"00-00-00[ |]+(\d{8})", text))
        assert not [m[0] for m in ADDRESS.finditer(text) if m[0].count(".") == 3]


@every_spec
def test_handles_have_the_form_that_is_kept_for_invented_ones(path):
    """Words, a dot, three digits of chance: nobody chose such a handle."""
    for case in variants(path):
        handles = {match[1] for match in HANDLE.finditer(EMAIL.sub("", text_of(case)))}

        assert handles
        assert all(re.fullmatch(r"[a-z]+_[a-z]+\.\d{3}", handle) for handle in handles)


@every_spec
def test_nothing_is_sexual_or_blames(path):
    """No word of the lists: nothing sexual, no blame, nothing careless about suicide."""
    for case in variants(path):
        text = text_of(case)

        assert [] == [words for words, _ in found((*EXPLICIT, *BLAME, *SUICIDE), text)]


@every_spec
def test_the_offender_says_little_and_no_threat(path):
    """A few short lines that can be known as warning signs; threats, demands and deadlines are only told of."""
    lines = said_by(path, "offender") + said_by(path, "second-account")
    messages = [m for c in spec(path).conversations for m in c.messages if spec(path).people[m.who].role == "offender"]

    assert [] == [words for line in lines for words, _ in found((*OFFENDER, *EXPLICIT), line)]
    assert all(len(line.split()) <= LONGEST_LINE for line in lines)
    assert sum(not message.text[0].startswith("[") for message in messages) <= MOST_LINES
    assert all(text.startswith("[") for m in messages if m.mark or m.day > 1 for text in m.text)


@every_spec
def test_who_answers_is_kind(path):
    """The friend says that it is not the victim's fault, or that nothing wrong was done."""
    assert any(re.search("your fault|nothing wrong", line) for line in said_by(path, "friend"))


@every_spec
def test_the_placeholder_is_grey_and_the_same_everywhere(path):
    """It holds two shades and no description, and no file shows it."""
    cases = variants(path)
    image = Image.open(io.BytesIO(cases[0].files["IMG_0417.png"])).convert("L")
    entry = next(e for e in json.loads(cases[0].files["case.json"])["files"] if e["id"] == "IMG_0417.png")

    assert 1 == len({case.files["IMG_0417.png"] for case in cases})
    assert 2 == len(image.getcolors())
    assert "text" not in entry
    assert "Not opened" in entry["description"]
    assert not any("<img" in text_of(case) for case in cases)


@every_spec
def test_pictures_can_be_opened_and_read(path):
    """Each is a picture that Pillow knows, in shades far enough apart, with all its words in the manifest."""
    case = variants(path)[0]
    texts = {e["id"]: e.get("text", "") for e in json.loads(case.files["case.json"])["files"]}
    for name in (name for name in case.files if name.startswith("screen-")):
        image = Image.open(io.BytesIO(case.files[name])).convert("L")

        assert {0x14, 0x59, 0xD4, 0xFF} == {shade for _, shade in image.getcolors()}
        assert len(texts[name].splitlines()) >= 2, name


@every_spec
def test_the_email_is_one(path):
    """Any mail program reads it, and its date agrees with what its text says."""
    for case in variants(path):
        mail = email.message_from_bytes(case.files["notification.eml"], policy=email.policy.default)

        assert [] == mail.defects
        assert mail["Date"].datetime.strftime("%H:%M") in mail.get_content()


class Outline(HTMLParser):
    """What a page is made of."""

    VOID = frozenset({"meta", "br", "hr", "img", "link", "input"})

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert tag == self.open.pop()


@every_spec
def test_pages_are_whole_and_need_nothing(path):
    """Language, title, one heading, headed tables; no script, and nothing that is fetched."""
    case = variants(path)[0]
    pages = {name: content.decode() for name, content in case.files.items() if name.endswith(".html")}

    assert 6 == len(pages)
    for name, content in pages.items():
        outline = Outline()
        outline.feed(content)
        names = [tag for tag, _ in outline.tags]

        assert [] == outline.open, name
        assert ("html", {"lang": "en-GB"}) in outline.tags
        assert [1, 1, 1] == [names.count(tag) for tag in ("title", "h1", "main")]
        assert not {"script", "link", "img", "iframe", "a"} & set(names)
        assert names.count("table") == names.count("caption")
        assert all(attributes == {"scope": "col"} for tag, attributes in outline.tags if tag == "th")
        assert "url(" not in content
