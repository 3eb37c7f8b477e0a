"""What a running server shows."""

import gzip
import re

import pytest
import requests

from tests.serving.running import Server, Visitor, in_page

PAGE_LIMIT = 250 * 1024  # bytes, compressed, of everything a story's page loads


def test_the_gallery_lists_every_story(visitor):
    """Those that can be opened as links, a draft for pupils and a broken story with the reason."""
    html = visitor.get("/").text

    assert ["failing", "first"] == re.findall(r'href="/story/([a-z-]+)"', html)
    assert "Not yet approved" in html and "once somebody has signed off this very text" in html
    assert re.search(r"broken/story.yml:\d+:\d+: error", html)
    assert "A made-up story about Alex, 15." in html
    assert (1, 2) == tuple(map(html.count, ("Draft: not approved for pupils", "Draft: for practice; not signed off")))


def test_a_story_page_can_be_read_before_anything_is_run(visitor):
    """Title, content note, statement, draft, the two buttons and the first passage are in the HTML."""
    html = visitor.get("/story/first").text
    text = re.sub(r"<[^>]*>", " ", html)

    assert "<title>Lesson page</title>" in html
    for words in (
        "A first story",
        "A made-up story about Alex, 15.",
        "You do not have to say anything about yourself. You can stop at any time and need not say why.",
        "Draft: for practice; not signed off",
        "A message comes to Alex.",
        "Tell somebody",
        "In this school: ____, room ____",
    ):
        assert words in text
    assert re.findall(r'data-act="(\w+)"', html) == ["help", "leave", "start", "help"]


def test_a_story_page_carries_its_widgets_safely(visitor):
    """State as JSON that no text can break out of, without the widget's code and style."""
    html = visitor.get("/story/first").text
    cfg, widgets = in_page(html, "cfg"), in_page(html, "widgets")
    scene = widgets[cfg["modelId"]]["scene"]

    assert {"baseUrl", "kernelId", "modelId", "page"} == set(cfg)
    assert "/story/first" == cfg["page"]
    assert "A message comes to {name}. </script><b>&" == scene["steps"][0]["lines"][0]["text"]
    assert "NEVER-IN-THE-PAGE" not in html
    assert 3 == html.count("</script>")


def test_a_choice_is_answered(visitor):
    """Page, socket, kernel and back."""
    cfg = visitor.open_story()
    line = visitor.connect(cfg["kernelId"])
    answer = line.answer(cfg["modelId"], type="choose", n=1, choice="wait")
    line.close()

    assert ("step", 1, "wait") == (answer["type"], answer["step"]["n"], answer["step"]["chosen"])


def test_a_module_beside_a_story_is_not_imported(server, visitor):
    """A story folder brings no code, under no name: the library of that name is used."""
    assert (server.root / "first" / "anywidget.py").is_file()
    assert visitor.open_story("first")["kernelId"]


def test_every_visit_has_a_kernel_of_its_own(server, visitor):
    """Also two pages of one visitor."""
    kernels = {
        visitor.open_story()["kernelId"],
        visitor.open_story()["kernelId"],
        Visitor(server).open_story()["kernelId"],
    }

    assert 3 == len(kernels)


def test_a_story_that_fails_says_so_and_holds_no_kernel(visitor):
    """An error panel of ours with the lines of help; nothing to connect to."""
    page = visitor.get("/story/failing")

    assert 500 == page.status_code
    assert "This story cannot be shown" in page.text and "In this school" in page.text
    assert "ZeroDivisionError" not in page.text and 'id="cfg"' not in page.text
    assert not visitor.session.cookies


def test_a_broken_story_shows_its_first_mistake(visitor):
    """The same line as the checker."""
    page = visitor.get("/story/broken")

    assert 500 == page.status_code
    assert re.search(r"broken/story.yml:\d+:\d+: error", page.text)


def test_a_draft_for_pupils_is_refused_clearly(visitor):
    """Not as missing, and not as an error."""
    page = visitor.get("/story/for-pupils")

    assert 403 == page.status_code
    assert "Draft: not approved for pupils" in page.text
    assert not visitor.session.cookies


def test_the_neutral_page_knows_nothing_of_stories(visitor):
    """A study timer: no kernel, no word of a story, no way back; the visit's cookie is taken away."""
    visitor.open_story()
    page = visitor.get("/away")
    text = re.sub(r"<[^>]*>", " ", page.text).lower()

    assert "<title>Study timer</title>" in page.text
    assert not re.search(r"<a |href=\"/(?!static)", page.text)
    assert not [word for word in ("story", "stories", "help", "lesson", "leave", "kernel") if word in text]
    assert not visitor.session.cookies


def test_help_needs_no_kernel(server, visitor):
    """The page is static, and nothing about its reader is kept; places that others gave up may be made ready again."""
    before, readings = len(server.kernels()), 20
    for _ in range(readings):
        page = visitor.get("/help")

    assert "In this school: ____, room ____" in page.text and 'href="tel:999"' in page.text
    assert len(server.kernels()) < before + readings
    assert not visitor.session.cookies


def test_a_page_is_small_and_asks_nobody_else(server, visitor):
    """At most 250 KB compressed in at most 6 requests, all of them here."""
    html = visitor.get("/story/first").text
    page = html.split('<script id="cfg"')[0]
    loaded = re.findall(r'<(?:script|link)[^>]*(?:src|href)="([^"]+)"', page)
    ours = [url for url in loaded if url.startswith("/static/")]
    answers = [visitor.get(url, headers={"Accept-Encoding": "gzip"}, stream=True) for url in ours]
    weight = len(gzip.compress(html.encode())) + sum(len(answer.raw.read(decode_content=False)) for answer in answers)

    assert [200] * len(ours) == [answer.status_code for answer in answers]
    assert {"data:,"} == set(loaded) - set(ours)
    assert len(ours) + 2 <= 6  # the page itself and the websocket
    assert weight <= PAGE_LIMIT


@pytest.mark.parametrize("path", ["/", "/help", "/away", "/story/first", "/story/for-pupils", "/nothing"])
def test_every_page_has_the_security_headers(visitor, path):
    """Nothing inline, nothing foreign, no frame, nothing kept, no referrer."""
    headers = visitor.get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))

    assert ("'none'", "'self'", "'self'", "'none'") == tuple(
        policy[name] for name in ("default-src", "script-src", "style-src", "frame-ancestors")
    )
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cache-Control": "no-store",
            "Cross-Origin-Opener-Policy": "same-origin"}.items() <= dict(headers).items()  # fmt: skip
    assert "camera=()" in headers["Permissions-Policy"]
    assert "Server" not in headers and "Etag" not in headers


@pytest.mark.parametrize("path", ["/", "/help", "/away", "/story/first", "/nothing"])
def test_no_page_has_anything_inline(visitor, path):
    """No script, style or handler that the policy would have to allow."""
    html = visitor.get(path).text

    assert not re.search(r"<script(?![^>]*(src=|application/json))|<style|\sstyle=|\son[a-z]+=", html)


def test_static_files_may_be_kept_for_ever_under_their_version(visitor):
    """Under another version, or none, they are asked for again."""
    url = re.search(r'href="(/static/gallery.css\?v=\w+)"', visitor.get("/").text).group(1)

    assert "public, max-age=31536000, immutable" == visitor.get(url).headers["Cache-Control"]
    assert "no-cache" == visitor.get(url + "0").headers["Cache-Control"]


def test_the_cookie_lasts_as_long_as_the_session(visitor):
    """HttpOnly, SameSite=Strict, no expiry; and only a story sets it."""
    assert "Set-Cookie" not in visitor.get("/").headers
    cookie = visitor.get("/story/first").headers["Set-Cookie"]

    assert re.fullmatch(r"visit-\d+=[\w-]{32}; HttpOnly; Path=/; SameSite=Strict", cookie)


def test_the_server_answers_by_both_loopback_names(server: Server):
    """Whatever a browser takes localhost for."""
    answer = requests.get(f"http://localhost:{server.port}/health", timeout=60)

    assert "ok" == answer.json()["status"]


def test_a_probe_is_told_nothing_that_depends_on_who_is_there(server: Server, visitor):
    """The same before, while and after somebody plays: that it answers, its places, and that they have been ready."""
    told = [visitor.get("/health").json()]
    cfg = visitor.open_story()
    told.append(visitor.get("/health").json())
    line = visitor.connect(cfg["kernelId"])
    told.append(visitor.get("/health").json())
    line.close()
    told.append(visitor.get("/health").json())

    assert [{"status": "ok", "places": server.places, "ready": True}] * 4 == told
