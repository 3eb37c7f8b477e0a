"""Evidence cases: synthetic material for training, what is true in it, exhibits and continuity. Pure."""

from trainingkit.evidence.build import Case, build_case
from trainingkit.evidence.continuity import CONTINUITY_COLUMNS, ContinuityEntry, Gap, continuity_gaps
from trainingkit.evidence.exhibits import (
    EXHIBIT_COLUMNS,
    PRODUCTION_COLUMNS,
    Column,
    Exhibit,
    Production,
    exhibit_columns,
)
from trainingkit.evidence.plants import PLANTS
from trainingkit.evidence.reader import CaseSpecFile, read_case_spec
from trainingkit.evidence.seeds import hash_file, seed_for, share_of, variant_name, variant_of
from trainingkit.evidence.spec import CaseSpec
from trainingkit.evidence.truth import Truth

__all__ = [
    "CONTINUITY_COLUMNS",
    "EXHIBIT_COLUMNS",
    "PLANTS",
    "PRODUCTION_COLUMNS",
    "Case",
    "CaseSpec",
    "CaseSpecFile",
    "Column",
    "ContinuityEntry",
    "Exhibit",
    "Gap",
    "Production",
    "Truth",
    "build_case",
    "continuity_gaps",
    "exhibit_columns",
    "hash_file",
    "read_case_spec",
    "seed_for",
    "share_of",
    "variant_name",
    "variant_of",
]
