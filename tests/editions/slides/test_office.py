"""The deck in LibreOffice: it opens, with every slide and its words."""

import subprocess

import pypdf
import pytest

from tests.editions.slides.read_back import lesson, plan

pytestmark = pytest.mark.office


def test_the_deck_opens_in_libreoffice_with_every_slide(office, tmp_path):
    """As many pages as slides, and on each its title and the way to help; no word is lost on the way."""
    (tmp_path / "lesson.pptx").write_bytes(lesson())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "lesson.pptx"]
    subprocess.run(convert, check=True, capture_output=True, timeout=400)
    pages = pypdf.PdfReader(tmp_path / "lesson.pdf").pages

    assert len(plan().slides) == len(pages)
    for n in (0, 1, 4, 5, 24, 70, plan().help, plan().leave):
        slide = plan().slides[n]
        text = _letters(pages[n].extract_text())
        for words in (slide.title, *slide.ways, *(block.text for block in slide.blocks)):
            assert (n, words, True) == (n, words, _letters(words) in text)


def _letters(text: str) -> str:
    """Without spaces and the ends of rows, which are the reader's guess."""
    return "".join(text.split())
