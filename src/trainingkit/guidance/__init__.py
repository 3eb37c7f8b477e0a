"""What is known and how surely: claims, sources, helplines, routes, offences, and what is taught elsewhere."""

from trainingkit.guidance.help import Help, Service, help_for
from trainingkit.guidance.helplines import helplines_for
from trainingkit.guidance.jurisdiction import UNITED_KINGDOM, Jurisdiction, meet, nations, place_names
from trainingkit.guidance.model import (
    Advice,
    Claim,
    Conflict,
    CurriculumRow,
    Helpline,
    Offence,
    Position,
    Route,
    Source,
)
from trainingkit.guidance.reading import Guidance, GuidanceRead, load_guidance, read_guidance
from trainingkit.guidance.review import ReviewRow, due, is_confirmed, open_points, unconfirmed
from trainingkit.guidance.school import School, read_school, school_line

__all__ = [
    "UNITED_KINGDOM",
    "Advice",
    "Claim",
    "Conflict",
    "CurriculumRow",
    "Guidance",
    "GuidanceRead",
    "Help",
    "Helpline",
    "Jurisdiction",
    "Offence",
    "Position",
    "ReviewRow",
    "Route",
    "School",
    "Service",
    "Source",
    "due",
    "help_for",
    "helplines_for",
    "is_confirmed",
    "load_guidance",
    "meet",
    "nations",
    "open_points",
    "place_names",
    "read_guidance",
    "read_school",
    "school_line",
    "unconfirmed",
]
