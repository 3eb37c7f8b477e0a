"""A folder of guidance small enough to read in a test, and to break in one place."""

from pathlib import Path

FILES = {
    "sources": """\
sources:
  - id: a-leaflet
    publisher: "A publisher"
    title: "A leaflet"
    where: "example.org"
    read_on: 2026-11-21
    copy: part
""",
    "claims": """\
claims:
  - id: do-not-pay
    text: "Do not pay."
    sources: [a-leaflet]
    confidence: read
    jurisdictions: [england-wales, scotland]
    review_by: 2027-05-01
""",
    "helplines": """\
helplines:
  - id: emergency
    name: "Emergency"
    contact: "999"
    href: "tel:999"
    for_whom: [pupil, adult, staff]
    jurisdictions: [england-wales, scotland]
    kind: emergency
    confidence: read
    source: a-leaflet
    checked: 2026-11-21
    review_by: 2027-05-01
""",
    "routes": """\
routes:
  - id: police
    kind: police
    when: "A threat."
    contact: "101"
    jurisdictions: [scotland]
    sources: [a-leaflet]
    confidence: read
    review_by: 2027-05-01
""",
    "advice": """\
advice:
  - {id: tell, phase: before, text: "Tell an adult.", claims: [do-not-pay]}
  - {id: keep, phase: threat, text: "Keep the messages.", claims: [do-not-pay]}
  - {id: kind, phase: after, text: "Be kind.", claims: [do-not-pay]}
""",
    "curriculum": """\
curriculum:
  - id: a-lesson
    kind: lessons
    title: "A lesson"
    publisher: "A publisher"
    link: "https://lessons.example/a-lesson"
    jurisdictions: [england-wales, scotland, northern-ireland]
    ages: [11-14, 14-16, 16-18]
    sources: [a-leaflet]
    confidence: read
    review_by: 2027-05-01
""",
    "offences": """\
offences:
  - id: extortion
    conduct: demand-money
    jurisdictions: [scotland]
    statute: "Extortion, at common law"
    sources: [a-leaflet]
    confidence: read
    review_by: 2027-05-01
""",
}


def write_guidance(folder: Path, **changes: tuple[str, str]) -> Path:
    """Write the files; ``claims=("read", "general")`` replaces the first such text in ``claims.yml``."""
    for name, text in FILES.items():
        old, new = changes.get(name, ("", ""))
        assert old in text
        (folder / f"{name}.yml").write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
    return folder
