"""One entry of the cramp diary, and the words there are to choose from. It is pure.

The choices of `DOING` are the seed's causes (evidence, `relief learn causes`), said as what a person knows: what they
were doing.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from msgspec import Struct

from relief_player.history.moments import rfc3339
from relief_player.units import Ms

DOING: Final = {
    "in-bed": "lying in bed, or asleep",
    "exercise": "exercising, or tired from it",
    "sweating": "sweating a lot, or short of fluids",
    "illness-medicine": "ill, or on a new medicine",
    "walking": "walking",
    "sitting-long": "sitting or holding one position for long",
    "starting-cold": "starting to move without a warm-up",
    "other": "something else",
}
HELPED: Final = {
    "stretching": "stretching",
    "massage": "massage",
    "walking": "standing up or walking",
    "heat": "heat",
    "cold": "cold",
    "waiting": "waiting",
    "nothing": "nothing yet",
    "other": "something else",
}
SIGNS: Final = {
    "swelling": "swelling",
    "redness": "redness or warmth of the skin",
    "numbness": "numbness",
    "weakness": "weakness",
    "fall": "after a fall, a blow or an accident",
}
SIDES: Final = ("left", "right", "both")


class Cramp(Struct, frozen=True, kw_only=True):
    """One cramp, as it was written down."""

    id: str
    """A UUIDv7."""
    at: datetime
    """When it began, at the offset the person lived by."""
    area: str
    side: str | None = None
    """`left`, `right` or `both`."""
    lasted: Ms | None = None
    """How long it lasted, or had lasted when it was written down while it went on."""
    going: bool = False
    """Whether it still went on when it was written down."""
    strength: int | None = None
    """0 to 10."""
    woke: bool = False
    """Whether it woke the person."""
    doing: tuple[str, ...] = ()
    """Words of `DOING`."""
    helped: tuple[str, ...] = ()
    """Words of `HELPED`."""
    signs: tuple[str, ...] = ()
    """Words of `SIGNS`."""
    temperature: float | None = None
    """Body temperature in degrees Celsius, where there is a fever."""
    since_days: int | None = None
    """For how many days the pain has been there, for a back."""
    note: str | None = None
    session_id: str | None = None
    """The session that was played for it."""
    tz: str = ""
    """The IANA name of the time zone, where it is known."""

    def to_json(self) -> dict[str, object]:
        """The entry, for other programs."""
        return {
            "id": self.id,
            "at": rfc3339(self.at),
            "area": self.area,
            "side": self.side,
            "lasted_ms": self.lasted,
            "going": self.going,
            "strength": self.strength,
            "woke": self.woke,
            "doing": list(self.doing),
            "helped": list(self.helped),
            "signs": list(self.signs),
            "temperature": self.temperature,
            "since_days": self.since_days,
            "note": self.note,
            "session_id": self.session_id,
        }
