"""What is measured of evidence cases: ``python -m bench.cases`` prints one line for one case, and one for a release.

A release is every variant of a spec, built, written to a folder and solved by the reference solution from there: the
proof that each can be solved.
"""

import runpy
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from trainingkit.evidence import CaseSpec, build_case, read_case_spec, seed_for, variant_name

ROOT = Path(__file__).parent.parent
SPEC = ROOT / "instructor" / "cases" / "chat-extortion.yml"
SOLUTION = ROOT / "instructor" / "solutions" / "evidence_case.py"
VARIANTS = 24
ONE_CASE, A_RELEASE = 0.5, 20.0


def release(spec: CaseSpec) -> int:
    """Build all variants and solve each; how many bytes they are together."""
    solve = runpy.run_path(str(SOLUTION))["solve"]
    size = 0
    for number in range(1, VARIANTS + 1):
        name = variant_name(number)
        case = build_case(spec, seed_for(b"bench", "evidence-handling", spec.case, name), name)
        with TemporaryDirectory() as folder:
            for file, content in case.files.items():
                (Path(folder) / file).write_bytes(content)
                size += len(content)
            if solve(Path(folder)) != case.truth.model_dump(mode="json"):
                raise SystemExit(f"{name} is not solved by the reference solution")
    return size


def main() -> None:
    """Measure both."""
    begin = time.perf_counter()
    spec = read_case_spec(SPEC).spec
    size = sum(map(len, build_case(spec, "bench").files.values()))
    seconds = time.perf_counter() - begin
    print(f"one case           {size:>11,} bytes  {seconds:6.2f} s   wanted: {ONE_CASE} s, reading the spec included")
    begin = time.perf_counter()
    size = release(spec)
    seconds = time.perf_counter() - begin
    print(f"{VARIANTS} variants, solved {size:>10,} bytes  {seconds:6.2f} s   wanted: {A_RELEASE:.0f} s")


if __name__ == "__main__":
    sys.exit(main())
