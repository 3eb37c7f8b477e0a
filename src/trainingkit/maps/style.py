"""How a map looks: colours that differ in lightness too, and a word or a sign wherever a colour speaks."""

LEVEL_SIGNS = {"best": "●", "acceptable": "◐", "harmful": "○"}

GRAVE, GOOD = {"threat", "harm", "payment", "refusal"}, {"not-too-late", "support", "help"}


def chip_kind(word: str) -> str:
    """The style of a mark."""
    if word in GRAVE:
        return "grave"
    if word in GOOD:
        return "good"
    return {"start": "start", "must pass": "must", "not reachable": "lost"}.get(word, "end")


CSS = """
text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;fill:#1b2333}
.paper{fill:#f6f7f9}.title{font-size:20px;font-weight:700}.size{font-size:12.5px;fill:#4c566a}
.box{fill:#fff;stroke:#8a94a8;stroke-width:1.2}
.ending .box{fill:#eef3ff;stroke:#2b4a8b;stroke-width:2.4}
.cut-off .box{fill:#fff4f3;stroke:#b3261e;stroke-width:1.6;stroke-dasharray:5 4}
.passage:hover .box{stroke:#111;stroke-width:2.6}
.name{font-size:13px;font-weight:650}.stage{font-size:10px;fill:#5b657a;text-anchor:end;font-style:italic}
.row{font-size:11px}.go-on{font-style:italic;fill:#5b657a}.if{font-style:italic;fill:#7a4b00}
.chip text{font-size:9.6px;font-weight:600;text-anchor:middle}
.chip rect{stroke-width:1;stroke:#8a94a8;fill:#eef0f4}
.grave rect{fill:#fde7d9;stroke:#b4622d}.good rect{fill:#dff3e6;stroke:#2f7d4f}
.start rect,.must rect{fill:#1b2333;stroke:#1b2333}.start text,.must text{fill:#fff}
.lost rect{fill:#b3261e;stroke:#b3261e}.lost text{fill:#fff}.end rect{fill:#d7e3ff;stroke:#2b4a8b}
.line{fill:none;stroke:#51628a;stroke-width:1.4;stroke-opacity:.85;marker-end:url(#tip)}
.back .line,.same .line{stroke:#a4561f;stroke-dasharray:6 4;marker-end:url(#tip-back)}
.wide{fill:none;stroke:transparent;stroke-width:11}
.way circle{fill:#51628a}.back circle,.same circle{fill:#a4561f}
.way:hover .line{stroke-width:3.4;stroke-opacity:1}
.legend text{font-size:11.5px}
"""

MARKERS = (
    "<defs>"
    '<marker id="tip" viewBox="0 0 8 8" refX="7.4" refY="4" markerWidth="8" markerHeight="8" '
    'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 .6L8 4L0 7.4z" fill="#51628a"/></marker>'
    '<marker id="tip-back" viewBox="0 0 8 8" refX="7.4" refY="4" markerWidth="8" markerHeight="8" '
    'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 .6L8 4L0 7.4z" fill="#a4561f"/></marker>'
    "</defs>"
)

LEGEND = """<g class="legend">
<g class="way on"><path class="line" d="M0 0H34"/></g><text x="42" y="4">leads on</text>
<g class="way back"><path class="line" d="M144 0H110"/></g><text x="152" y="4">leads back</text>
<g class="passage ending"><rect class="box" x="232" y="-9" width="30" height="18" rx="8"/></g>
<text x="270" y="4">ending</text>
<text x="334" y="4"><tspan class="if">if</tspan> only sometimes on offer</text>
"""


def legend(levels: bool) -> str:
    """What the signs mean; those of ``levels`` only where choices have some, which pupils' never do."""
    signs = " · ".join(f"{sign} {level}" for level, sign in LEVEL_SIGNS.items())
    last = f'<text x="506" y="4">{signs}</text>\n' if levels else ""
    return f'{LEGEND}{last}<text x="{716 if levels else 506}" y="4">point at a line or a box for its words</text>\n</g>'
