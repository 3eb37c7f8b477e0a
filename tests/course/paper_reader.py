"""Somebody with a pencil: plays a printed form by what stands on it, and marks by what stands on the marking sheet."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "br"}


@dataclass
class Node:
    """An element of a printed page: its name, its class, and what is in it."""

    name: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    inside: list["Node | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(each if isinstance(each, str) else each.text for each in self.inside)

    def all(self, name: str, kind: str | None = None) -> list["Node"]:
        """Every element of this name (and class) in it, from top to bottom."""
        found = []
        for each in self.children:
            if each.name == name and kind in (None, each.attributes.get("class")):
                found.append(each)
            found += each.all(name, kind)
        return found

    @property
    def children(self) -> list["Node"]:
        return [each for each in self.inside if isinstance(each, Node)]


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Node("page")]

    def handle_starttag(self, tag, attrs):
        node = Node(tag, dict(attrs))
        self.open[-1].inside.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag):
        assert tag == self.open.pop().name

    def handle_data(self, data):
        self.open[-1].inside.append(data)


def printed(html: str) -> Node:
    """A page as it lies on the table."""
    tree = _Tree()
    tree.feed(html)
    assert ["page"] == [node.name for node in tree.open]
    return tree.open[0]


class AnswerSheet:
    """The boxes that are ticked, the circles crossed in each row, and a line for each letter."""

    def __init__(self, form: Node) -> None:
        rows = [p.text for p in form.all("p", "boxes") if p.text.startswith("Row ")]
        self.circles = {text[4]: text.count("○") for text in rows}
        self.crosses = dict.fromkeys(self.circles, 0)
        self.boxes = {each.text.split()[0] for each in form.all("p", "boxes")[0].children} if self._has(form) else set()
        self.ticked: set[str] = set()
        self.lines: list[str] = []
        self.room = sum(bool(re.fullmatch(r"\d+", td.text)) for td in form.all("table", "visits")[0].all("td"))

    @staticmethod
    def _has(form: Node) -> bool:
        return any(p.text.startswith("Boxes: ") for p in form.all("p", "boxes"))

    def do(self, words: str) -> int:
        """Do what a sentence asks for, and say where it sends the reader."""
        for act in re.findall(r"[A-Z][^.]*(?=\.)", words):
            if box := re.fullmatch(r"Tick box (\d+)", act):
                assert box[1] in self.boxes
                self.ticked.add(box[1])
            elif box := re.fullmatch(r"Empty box (\d+)", act):
                self.ticked.discard(box[1])
            elif more := re.fullmatch(r"Cross (\d+) circles? in row ([A-Z])", act):
                self.crosses[more[2]] = min(self.circles[more[2]], self.crosses[more[2]] + int(more[1]))
            elif less := re.fullmatch(r"Rub out the cross in (\d+) circles? of row ([A-Z])", act):
                self.crosses[less[2]] = max(0, self.crosses[less[2]] - int(less[1]))
            else:
                to = re.fullmatch(r"Go to (\d+)", act)
                assert to, act
        return int(to[1])

    def fits(self, test: str) -> bool:
        if box := re.fullmatch(r"Box (\d+) is (ticked|empty)", test):
            return (box[1] in self.ticked) == (box[2] == "ticked")
        row = re.fullmatch(r"Row ([A-Z]) has (no|\d+) cross(?:es)?", test)
        assert row, test
        return self.crosses[row[1]] == int(row[2].replace("no", "0"))


class Form:
    """A printed form: its sections by number, and a page for the answers."""

    def __init__(self, page: Node) -> None:
        self.page = page
        self.sections = {int(s.all("span", "n")[0].text): s for s in page.all("section", "s")}
        self.front = next(div for div in page.all("div", "part") if div.all("h2")[0].text == "Answer sheet")


class Reader:
    """Plays a form from section 1."""

    def __init__(self, form: Form) -> None:
        self.sections = form.sections
        self.sheet = AnswerSheet(form.front)
        self.at = 1
        self.go_on()

    def go_on(self) -> None:
        """Read until there is something to choose, or the story ends."""
        while not self.offered() and not self.ended:
            here = self.sections[self.at]
            if turns := here.all("p", "turn"):
                ways = [re.fullmatch(r"(.*): go to (\d+)\.", turn.text) for turn in turns]
                fit = [way for way in ways if all(map(self.sheet.fits, way[1].split(" and ")))]
                assert len(fit) == 1, "exactly one line fits"
                self.at = int(fit[0][2])
            else:
                self.at = self.sheet.do(here.all("p", "go")[0].text)

    @property
    def ended(self) -> bool:
        return [p.text for p in self.sections[self.at].all("p", "go")] == ["The story ends here."]

    @property
    def shown(self) -> list[str]:
        """The paragraphs on the page of this section, what is to be done left out."""
        here = self.sections[self.at]
        return [p.text for p in here.all("p") if p.attributes.get("class") not in ("go", "ask", "turn") and p.text]

    def offered(self) -> dict[str, Node]:
        """What can be chosen here, by its words."""
        ways = {li.all("span", "t")[0].text: li for li in self.sections[self.at].all("li")}
        only = {words: re.search(r"\(Only if box (\d+) is empty", li.text) for words, li in ways.items()}
        return {words: li for words, li in ways.items() if not only[words] or only[words][1] not in self.sheet.ticked}

    def choose(self, words: str) -> None:
        """Choose by its words: write down section and letter, and go where it says."""
        li = self.offered()[words]
        self.sheet.lines.append(f"{self.at} {li.all('span', 'l')[0].text}")
        self.at = self.sheet.do(li.all("span", "go")[0].text)
        self.go_on()


class Marker:
    """Marks an answer sheet by the marking sheet alone."""

    def __init__(self, page: Node) -> None:
        self.page = page
        self.criteria = [div for div in page.all("div", "criterion") if "id" in div.attributes]

    def levels(self, lines: list[str]) -> dict[str, str]:
        """Criterion to its level."""
        return {div.attributes["id"]: self._level(div, lines) for div in self.criteria}

    def red(self) -> set[str]:
        """The criteria that are marked red."""
        return {div.attributes["id"] for div in self.criteria if div.all("span", "red")}

    def ending(self, section: int) -> str:
        """What the table of endings says of a section."""
        table = next(t for t in self.page.all("table") if t.attributes.get("id") == "endings")
        rows = [[td.text for td in tr.all("td")] for tr in table.all("tr")]
        return next(row[2] for row in rows if row and row[0] == str(section))

    def refs(self, lines: list[str]) -> list[str]:
        """The lines of an answer sheet as the last table has them for the file."""
        table = next(t for t in self.page.all("table") if t.attributes.get("id") == "letters")
        rows = [[td.text for td in tr.all("td")] for tr in table.all("tr")]
        told = {row[0]: row[2] for row in rows if row}
        return [told[line] for line in lines]

    def _level(self, criterion: Node, lines: list[str]) -> str:
        for wanted in criterion.all("div", "wanted"):
            points = wanted.all("b")[0].text
            if self._fits(wanted.children[1], lines):
                return {"2": "best", "1": "acceptable"}[points]
        return "harmful"

    def _fits(self, ul: Node, lines: list[str]) -> bool:
        return all(self._item(li, lines) for li in ul.children)

    def _item(self, li: Node, lines: list[str]) -> bool:
        kind = li.attributes["class"]
        if kind == "both":
            return self._fits(li.children[0], lines)
        if kind == "any":
            return any(self._fits(each.children[0], lines) for each in li.children[0].children)
        places = [[b.text for b in ref.all("b", "pair")] for ref in li.all("span", "ref")]
        there = [[n for n, line in enumerate(lines) if line in each] for each in places]
        match kind:
            case "one-of":
                return any(there)
            case "all-of":
                return all(there)
            case "none-of":
                return not any(there)
        first, second = there
        return bool(first) and (not second or first[0] < second[0])
