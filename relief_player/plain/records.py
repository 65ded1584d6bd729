"""Items, cues and events as plain data, in the shapes of the command line's contract.

This module owns the keys of `play --json` and `show --json`. It prints nothing.
"""

from __future__ import annotations

from relief_player.session import events as told
from relief_player.session.state import Progress
from relief_player.session.timeline import Item, Timeline
from relief_player.units import Ms

Record = dict[str, object]


def segment_record(item: Item) -> Record:
    """An item, without its position."""
    return {
        "duration_ms": item.length,
        "role": item.role.value,
        "kind": item.kind.value,
        "name": item.name,
        "side": item.side.value if item.side else None,
        "set": item.set,
        "sets": item.sets,
        "round": item.round,
        "step": item.step,
        "gate": item.wait.value if item.wait else None,
    }


def timeline_record(timeline: Timeline) -> Record:
    """A timeline: its segments, and its cues in the order in which they sound."""
    return {
        "duration_ms": timeline.length,
        "segments": [{"at_ms": item.at, **segment_record(item)} for item in timeline.items],
        "cues": [
            {"at_ms": item.at + cue.within(item.length), "cue": cue.kind.value, "text": cue.text}
            for item in timeline.items
            for cue in item.cues
        ],
    }


def event_record(event: told.Event, late: float) -> Record | None:
    """An event, `late` real milliseconds after it was due; None for what is no event of the contract.

    The first and the last event need more than themselves: see `started_record` and `ended_record`.
    """
    details = _details(event)
    if details is None:
        return None
    name, fields = details
    return {"event": name, "at_ms": event.at, "late_ms": round(late, 1), **fields}


def started_record(event: told.Started, late: float, session_id: str | None, name: str, length: Ms) -> Record:
    """The first line: the clock is anchored, and the session's row is in the history."""
    head: Record = {"event": "started", "at_ms": event.at, "late_ms": round(late, 1)}
    return {**head, "session_id": session_id, "name": name, "duration_ms": length}


def ended_record(event: told.Finished | told.Stopped, late: float, progress: Progress) -> Record:
    """The last line, with what was done."""
    name = "finished" if isinstance(event, told.Finished) else "stopped"
    head: Record = {"event": name, "at_ms": event.at, "late_ms": round(late, 1)}
    return {**head, "active_ms": progress.active, "paused_ms": progress.paused}


def _details(event: told.Event) -> tuple[str, Record] | None:
    match event:
        case told.SegmentEntered(item=item, lap=lap):
            return "segment", {**segment_record(item), "lap": lap}
        case told.CueGiven(item=item, cue=cue):
            return "cue", {"cue": cue.kind.value, "text": cue.text, "step": item.step}
        case told.Paused(reason=reason):
            return "paused", {"reason": reason.value}
        case told.Resumed():
            return "resumed", {}
        case told.Skipped(item=item):
            return "skipped", segment_record(item)
        case told.Extended(item=item, by=by):
            return "extended", {"by_ms": by, "step": item.step}
        case told.WaitBegan(item=item, wait=wait):
            return "waiting", {"gate": wait.value, "step": item.step}
        case told.SinkLost(name=name, reason=reason):
            return "sink-lost", {"name": name, "reason": reason}
        case _:
            return None
