"""What is true in a case: the answers, which never lie in its folder."""

from pydantic import BaseModel, ConfigDict

from trainingkit.evidence.plants import PLANTS, Files, Told
from trainingkit.evidence.scene import OFFENDER, Scene
from trainingkit.evidence.times import iso


class Truth(BaseModel):
    """Each answer by the name that keys refer to; empty where its plant is not in the case.

    Files are named as in the folder, accounts by user id, exhibits by reference. Times ``..._iso`` and the gap have
    their offset (``2026-07-10T00:40+01:00``) and are local, but for ``utc_event_utc_iso``. Ages are in years, sums in
    pounds with two decimals. ``display_names`` and ``payment_files`` are in order of time, ``linked_accounts`` sorted.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    altered_file: str = ""
    altered_log_hash: str = ""
    altered_now_hash: str = ""
    utc_event_file: str = ""
    utc_event_utc: str = ""
    utc_event_local: str = ""
    utc_event_utc_iso: str = ""
    utc_event_local_iso: str = ""
    account_id: str = ""
    display_names: tuple[str, ...] = ()
    gap_exhibit: str = ""
    gap_from: str = ""
    gap_to: str = ""
    crop_file: str = ""
    crop_missing: str = ""
    linking_reference: str = ""
    linked_accounts: tuple[str, ...] = ()
    benign_account: str = ""
    placeholder_file: str = ""
    victim_age: str
    total_paid: str
    payment_files: tuple[str, ...]
    first_contact_iso: str
    demand_iso: str


def truth_of(scene: Scene, as_hashed: Files, files: Files) -> Truth:
    """The truth of a scene; ``as_hashed`` are the files as they were when the log was written."""
    told: Told = {}
    for plant in scene.spec.plants:
        told |= PLANTS[plant].tell(scene, as_hashed, files)
    paid = sorted((p for p in scene.payments if p.outcome == "paid"), key=lambda p: p.moment)
    first = next(message for message in scene.messages if message.sender == OFFENDER)
    return Truth(
        **told,
        victim_age=str(scene.age),
        total_paid=f"{sum(p.pounds for p in paid)}.00",
        payment_files=tuple(p.file for p in paid),
        first_contact_iso=iso(first.sent),
        demand_iso=iso(scene.marked("demand").sent),
    )
