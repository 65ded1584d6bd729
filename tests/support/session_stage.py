"""Routines in a line, and a stage to play them on: no file, no thread, no waiting."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

from msgspec.structs import replace

from relief_player.routine.model import Block, Breath, Kind, Routine, Side, Sides, SpokenCue, Step, Timing, Until
from relief_player.session import player
from relief_player.session.compile import compile_routine
from relief_player.session.events import (
    CueGiven,
    Event,
    Extended,
    Finished,
    Paused,
    RecountBeat,
    RecountBegan,
    Resumed,
    SegmentEntered,
    Skipped,
    Started,
    Stopped,
    WaitBegan,
)
from relief_player.session.player import pause_at
from relief_player.session.snapshot import Snapshot, view
from relief_player.session.state import Command, Jump, Order, Progress, State
from relief_player.session.timeline import Item, Role, Timeline, Wait
from relief_player.units import Ms, short_text

NO_LEAD_INS = {"get_ready": 0, "transition": 0, "switch": 0}
"""A timing in which work follows work."""


def ms(seconds: float) -> Ms:
    """Seconds, as tests write them, in whole milliseconds."""
    return Ms(round(seconds * 1000))


def step(
    seconds: float | None = 30,
    *,
    kind: str = "stretch",
    name: str = "Calf",
    sides: str = "both",
    first: str = "left",
    until: str | None = None,
    rest: float = 0,
    transition: float | None = None,
    switch: float | None = None,
    says: dict[float, str] | None = None,
    contract: float | None = None,
    tense: float | None = None,
    release: float | None = None,
    breath: tuple[float, float, float, float] | None = None,
    breaths: int = 1,
    check_every: float | None = None,
    **others: object,
) -> Step:
    """A leaf step; lengths in seconds. Its number comes from `routine_of`."""
    if breath is not None:
        seconds = sum(breath) * breaths
    if tense is not None and release is not None:
        seconds = tense + release
    return Step(
        number=0,
        kind=Kind(kind),
        name=name,
        pass_length=None if seconds is None else ms(seconds),
        sides=Sides(sides),
        first=Side(first),
        until=Until(until) if until else None,
        rest=ms(rest),
        transition=None if transition is None else ms(transition),
        switch=None if switch is None else ms(switch),
        cues=tuple(SpokenCue(ms(at), text) for at, text in (says or {}).items()),
        contract=None if contract is None else ms(contract),
        tense=None if tense is None else ms(tense),
        release=None if release is None else ms(release),
        breath=Breath(*(ms(part) for part in breath)) if breath else None,
        breaths=breaths if breath else None,
        check_every=None if check_every is None else ms(check_every),
        **others,  # type: ignore[arg-type]  # the keys of `Step`, as a test names them
    )


def note(seconds: float | None = None, name: str = "Read this", **others: object) -> Step:
    """A note: text only."""
    return step(seconds, kind="note", name=name, **others)  # type: ignore[arg-type]  # as above


def pause(seconds: float | None, name: str = "Rest", **others: object) -> Step:
    """A step of kind rest."""
    return step(seconds, kind="rest", name=name, **others)  # type: ignore[arg-type]  # as above


def block(*steps: Step | Block, rounds: int = 1, rest: float = 0, name: str = "") -> Block:
    """Steps that are played in rounds; the rest between them in seconds."""
    return Block(name=name, rounds=rounds, rest=ms(rest), steps=steps)


def numbered(steps: Iterable[Step | Block]) -> tuple[Step | Block, ...]:
    """The steps with their numbers in file order."""
    numbers = count(1)

    def number(given: Iterable[Step | Block]) -> tuple[Step | Block, ...]:
        return tuple(
            replace(one, steps=number(one.steps)) if isinstance(one, Block) else replace(one, number=next(numbers))
            for one in given
        )

    return number(steps)


def routine_of(*steps: Step | Block, **timing: float) -> Routine:
    """A routine of these steps, numbered in file order; its timing in seconds (`countdown` in beats)."""
    lengths = {key: value if key == "countdown" else ms(value) for key, value in timing.items()}
    return Routine(name="A routine", steps=numbered(steps), timing=Timing(**lengths))  # type: ignore[arg-type]  # above


def timeline_of(*steps: Step | Block, **timing: float) -> Timeline:
    """The compiled routine."""
    return compile_routine(routine_of(*steps, **timing))


# -- saying what is there --------------------------------------------------------------------------------------------


def said(item: Item) -> str:
    """An item in one line: ``work left 1/2 30s, waits: ready``."""
    words = [item.role.value]
    words += [item.side.value] if item.side else []
    words += [f"{item.set}/{item.sets}"] if item.sets > 1 and item.role is Role.WORK else []
    words.append(short_text(item.length))
    return " ".join(words) + (f", waits: {item.wait}" if item.wait else "")


def outline(timeline: Timeline) -> list[str]:
    """The items of a timeline, a line each."""
    return [said(item) for item in timeline.items]


def score(timeline: Timeline, *kinds: str) -> list[str]:
    """The cues of a timeline (all, or of some kinds) with their seconds, in the order in which they sound."""
    return [
        f"{(item.at + cue.within(item.length)) / 1000:g} {cue.kind}"
        for item in timeline.items
        for cue in item.cues
        if not kinds or cue.kind in kinds
    ]


def _told(event: Event) -> str:
    match event:
        case CueGiven(cue=cue):
            return cue.kind.value
        case SegmentEntered(item=item, lap=lap):
            return f"enter {said(item)}" + (f", lap {lap}" if lap > 1 else "")
        case RecountBeat(left=left):
            return f"recount {left}"
        case WaitBegan(wait=wait):
            return f"wait {wait}"
        case Extended(by=by):
            return f"extended {by / 1000:+g}"
        case Skipped(item=item):
            return f"skipped {said(item)}"
        case Paused(reason=reason):
            return f"paused, {reason}"
        case Started() | Resumed() | RecountBegan() | Finished() | Stopped():
            return {"RecountBegan": "recount began"}.get(type(event).__name__, type(event).__name__.lower())
        case _:
            return f"lost {event.name}"


def told(events: Iterable[Event], *, times: bool = False) -> list[str]:
    """Events in words; with the clock's seconds at which they were due where asked for."""
    return [f"{event.due / 1000:g} {_told(event)}" if times else _told(event) for event in events]


class Stage:
    """One player on a hand-moved clock; every act returns what happened, in words."""

    def __init__(self, *steps: Step | Block, state: State | None = None, **timing: float) -> None:
        self.timeline = timeline_of(*steps, **timing)
        self.state = state or State()
        self.now = Ms(0)
        self.events: list[Event] = []

    def start(self) -> list[str]:
        """Start at the present moment."""
        return self._became(player.start(self.state, self.timeline, self.now))

    def plays(self, seconds: float, looks: int = 1) -> list[str]:
        """Let time pass, looking now and then."""
        begun, heard = self.now, list[str]()
        for look in range(1, looks + 1):
            self.now = Ms(begun + ms(seconds) * look // looks)
            heard += self._became(player.advance(self.state, self.timeline, self.now))
        return heard

    def press(self, *orders: str | Order) -> list[str]:
        """Give commands at the present moment."""
        heard = list[str]()
        for order in orders:
            given = Command(order) if isinstance(order, str) else order
            heard += self._became(player.apply(self.state, self.timeline, self.now, given))
        return heard

    def jump(self, number: int) -> list[str]:
        """Jump to a step."""
        return self.press(Jump(number))

    def sleeps(self, seconds: float) -> list[str]:
        """The machine sleeps from the present moment on and is noticed when it wakes."""
        instant, self.now = self.now, Ms(self.now + ms(seconds))
        return self._became(pause_at(self.state, self.timeline, instant, self.now))

    @property
    def snapshot(self) -> Snapshot:
        """The session as it stands."""
        return view(self.state, self.timeline, self.now)

    @property
    def progress(self) -> Progress:
        """What would be kept."""
        return player.progress(self.state, self.timeline)

    @property
    def item(self) -> Item:
        """The item at the cursor."""
        return self.timeline.items[self.state.cursor.item]

    @property
    def here(self) -> str:
        """The item at the cursor in words."""
        return said(self.item)

    @property
    def inside(self) -> float:
        """Seconds inside the item, at the present moment."""
        return self.snapshot.inside / 1000

    @property
    def passes(self) -> list[str]:
        """What was done so far, a line for each pass."""
        return [
            f"{said(self.timeline.items[one.item])}: {one.outcome} {one.active / 1000:g}"
            for one in self.progress.passes
        ]

    def _became(self, result: tuple[State, list[Event]]) -> list[str]:
        self.state, events = result
        self.events += events
        return told(events)


def cues_only(lines: Iterable[str]) -> list[str]:
    """Of events in words, the cues."""
    others = ("enter", "recount", "wait", "extended", "skipped", "paused,", "started", "resumed", "finished", "stopped")
    return [line for line in lines if line.split(maxsplit=1)[0] not in others]


__all__ = ["NO_LEAD_INS", "Item", "Jump", "Stage", "Wait", "block", "cues_only", "ms", "note", "numbered", "outline", "pause",
           "routine_of", "said", "score", "step", "timeline_of", "told"]  # fmt: skip
