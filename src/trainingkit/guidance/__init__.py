"""What is known and how surely: claims, sources, helplines, reporting routes, offences by jurisdiction."""

from trainingkit.guidance.helplines import helplines_for
from trainingkit.guidance.jurisdiction import Jurisdiction, meet, nations
from trainingkit.guidance.model import Advice, Claim, Conflict, Helpline, Offence, Position, Route, Source
from trainingkit.guidance.reading import Guidance, GuidanceRead, load_guidance, read_guidance
from trainingkit.guidance.review import ReviewRow, due, is_confirmed, open_points, unconfirmed
from trainingkit.guidance.school import School, read_school, school_line

__all__ = [
    "Advice",
    "Claim",
    "Conflict",
    "Guidance",
    "GuidanceRead",
    "Helpline",
    "Jurisdiction",
    "Offence",
    "Position",
    "ReviewRow",
    "Route",
    "School",
    "Source",
    "due",
    "helplines_for",
    "is_confirmed",
    "load_guidance",
    "meet",
    "nations",
    "open_points",
    "read_guidance",
    "read_school",
    "school_line",
    "unconfirmed",
]
