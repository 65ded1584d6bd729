"""What is always true of a session, frozen: what a face draws whenever it likes.

This module owns the values a face shows. It is computed from a state, a timeline and a time, and changes nothing.
"""

from __future__ import annotations

from msgspec import Struct

from relief_player.routine.model import Step
from relief_player.session.state import Phase, State
from relief_player.session.timeline import Item, Role, Timeline
from relief_player.units import Ms


class Snapshot(Struct, frozen=True, kw_only=True):
    """A session at one instant."""

    phase: Phase
    item: Item
    step: Step
    lap: int
    inside: Ms
    """Milliseconds played inside the item."""
    length: Ms
    """The item's length, with what was added or taken."""
    left: Ms
    """What is left of the item."""
    at: Ms
    """The planned position."""
    total: Ms
    """The planned length of the session."""
    left_in_session: Ms
    """What is left of this item and of all that follow, at plan."""
    waits_ahead: bool
    """Whether the user's own pace adds to what is left."""
    coming: Item | None
    """The next thing to do: work, a rest step or a note; None at the end."""
    recount_left: Ms | None
    """What is left of a recount; None where none runs."""
    elapsed: Ms
    """Since the session began, pauses and the time before it was resumed included."""
    active: Ms
    paused: Ms
    adjust: Ms
    """What was added to (or, negative, taken from) the item."""


def view(state: State, timeline: Timeline, now: Ms) -> Snapshot:
    """The session as it stands at the clock time `now`; inside an item that is over, it stands at its end."""
    since = max(0, now - state.anchor)
    cursor = state.cursor
    item = timeline.items[cursor.item]
    length = Ms(item.length + cursor.adjust)
    playing = state.phase is Phase.PLAYING
    running = playing or state.phase in (Phase.PAUSED, Phase.WAITING)
    inside = Ms(min(cursor.inside + since, length)) if playing else cursor.inside
    # Time beyond the end of an item that waits is waiting, even before the player has been brought up to it.
    waited = cursor.inside + since - inside if playing and item.wait and item.lap_to is None else 0
    left = Ms(max(0, length - inside))
    ended = state.phase is Phase.FINISHED
    return Snapshot(
        phase=state.phase,
        item=item,
        step=timeline.step_of(item),
        lap=cursor.lap,
        inside=inside,
        length=length,
        left=left,
        at=timeline.length if ended else Ms(item.at + min(inside, item.length)),
        total=timeline.length,
        left_in_session=Ms(0 if ended else left + timeline.length - item.ends_at),
        waits_ahead=not ended and timeline.last_wait >= cursor.item,
        coming=_coming(timeline, item),
        recount_left=None if state.recount_ends is None else Ms(max(0, state.recount_ends - now)),
        elapsed=Ms(state.away + state.active + state.paused + (since if running else 0)),
        active=Ms(state.active + (since - waited if playing else 0)),
        paused=Ms(state.paused + (waited if playing else since if running else 0)),
        adjust=cursor.adjust,
    )


def _coming(timeline: Timeline, item: Item) -> Item | None:
    """The next item that is done, not gone through: in a lead-in or a rest, the work it leads to."""
    for index in range(item.index + 1, len(timeline.items)):
        later = timeline.items[index]
        if later.role in (Role.WORK, Role.NOTE) or (later.role is Role.REST and later.group != item.group):
            return later
    return None
