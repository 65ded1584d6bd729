"""The conductor: the one place where player, clock and listeners meet.

It owns the session's thread, which alone changes the player's state and wakes at absolute deadlines. Faces submit
orders through a queue and read snapshots at their own pace; listeners are told events and may die, the session
may not. Time is taken from a clock, so that tests conduct without a thread and without waiting: `look` is one turn.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Final, Literal

from relief_player.session import player
from relief_player.session.events import CueGiven, Event, SinkLost
from relief_player.session.ports import Clock, Cueing, DueCue, Forgetting, Keeper, Silence, Sink
from relief_player.session.snapshot import Snapshot, view
from relief_player.session.state import TABLE, Command, IllegalCommandError, Order, Phase, Progress, State
from relief_player.session.timeline import Timeline
from relief_player.units import Ms

HORIZON: Final = Ms(3_000)
"""How far ahead the ears are told what will be due (real time)."""
LONGEST_WAIT: Final = 0.25
"""Seconds between two looks at the most: keeps the ears' heartbeat and notices sleep within a quarter second."""
GONE: Final = 2_000.0
"""Real milliseconds without a look after which the machine slept or the process was stopped."""
KEEP_EVERY: Final = 5_000.0
"""Real milliseconds after which progress is kept even if nothing happened."""

OnSleep = Literal["pause", "continue"]
"""What becomes of a session while the machine sleeps."""


@dataclass(frozen=True, slots=True)
class _Submitted:
    order: Order
    pressed_at: Ms | None
    carried_out: Future[None]


class Conductor:
    """One session, being played.

    Args:
        timeline: what is played; must hold at least one item.
        clock: where the time comes from.
        sinks: told every event, in order, on the conductor's thread.
        keeper: given the progress after every item, pause and stop, and every five seconds.
        cueing: told ahead which cues are due.
        on_sleep: whether a sleep of the machine pauses the session at the instant it slept, or is played through.
        state: where to begin; a resumed session begins where it was left.
    """

    def __init__(
        self,
        timeline: Timeline,
        clock: Clock,
        *,
        sinks: Iterable[Sink] = (),
        keeper: Keeper | None = None,
        cueing: Cueing | None = None,
        on_sleep: OnSleep = "pause",
        state: State | None = None,
    ) -> None:
        self.timeline = timeline
        self.clock = clock
        self._sinks = list(sinks)
        self._keeper = keeper or Forgetting()
        self._cueing = cueing or Silence()
        self._on_sleep = on_sleep
        self._state = state or State()
        self._orders: queue.SimpleQueue[_Submitted | None] = queue.SimpleQueue()
        self._generation = 0
        self._slept = Ms(0)
        self._last_look = Ms(0)
        self._last_kept = Ms(0)
        self._thread = threading.Thread(target=self._run, name="conductor", daemon=True)
        self.over = threading.Event()
        """Set once the session has finished or stopped and its last progress has been kept."""

    # -- what faces use, from any thread --------------------------------------------------------------------------

    def add_sink(self, sink: Sink) -> None:
        """Add a listener before the session is started."""
        self._sinks.append(sink)

    def start(self) -> None:
        """Anchor the clock and begin to play, on a thread of its own."""
        self.begin()
        self._thread.start()

    def submit(self, order: Order, pressed_at: Ms | None = None) -> Future[None]:
        """Ask for something; never blocks.

        Args:
            order: a command, or a jump.
            pressed_at: the clock's time at which the key was pressed; now, where it is not given.

        Returns:
            A future that is done once the order was carried out, and raises `IllegalCommandError` where the phase
            does not take it.
        """
        submitted = _Submitted(order, pressed_at, Future())
        self._orders.put(submitted)
        return submitted.carried_out

    def allows(self, command: Command) -> bool:
        """Whether the present phase takes a command; faces enable their keys by it."""
        return command in TABLE[self._state.phase]

    def snapshot(self) -> Snapshot:
        """The session as it is now. Cheap, pure and safe from any thread: states are frozen."""
        return view(self._state, self.timeline, self.now())

    def progress(self) -> Progress:
        """What would be kept now."""
        return player.progress(self._state, self.timeline)

    def now(self) -> Ms:
        """The session's clock, the machine's sleep included."""
        return Ms(self.clock.now() + self._slept)

    def join(self, seconds: float | None = None) -> bool:
        """Wait until the session is over; returns whether it is."""
        return self.over.wait(seconds)

    # -- one turn --------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Anchor the clock at this moment; the first half of `start`, for those who conduct by hand."""
        self._slept = Ms(0)
        self._last_look = self._last_kept = now = self.now()
        self._sleep_seen = self.clock.slept()
        state, events = player.start(self._state, self.timeline, now)
        self._become(state, events, now)

    def look(self) -> float | None:
        """One turn: notice sleep, carry out what was asked, advance, tell, keep, and plan the coming cues.

        Returns:
            Real seconds until the next thing is due, at most `LONGEST_WAIT`; None once the session is over.
        """
        now = self._wake()
        while True:
            try:
                submitted = self._orders.get_nowait()
            except queue.Empty:
                break
            if submitted is not None:
                self._carry_out(submitted, now)
        state, events = player.advance(self._state, self.timeline, now)
        self._become(state, events, now)
        self._last_look = now
        if self.over.is_set():
            return None
        due = player.next_due(self._state, self.timeline)
        if due is None:
            return LONGEST_WAIT
        return max(0.0, min(LONGEST_WAIT, self.clock.real_length(Ms(due - self.now())) / 1000))

    # -- inside ----------------------------------------------------------------------------------------------------

    def _run(self) -> None:
        wait = self.look()
        while wait is not None:
            try:
                # Waiting on the queue itself: an order wakes the thread at once.
                submitted = self._orders.get(timeout=wait) if wait > 0 else self._orders.get_nowait()
            except queue.Empty:
                pass
            else:
                if submitted is not None:
                    self._carry_out(submitted, self._wake())
            wait = self.look()

    def _wake(self) -> Ms:
        """The time of this look; where the last one was too long ago, the session slept in between."""
        asleep = Ms(max(0, self.clock.slept() - self._sleep_seen))
        self._sleep_seen = Ms(self._sleep_seen + asleep)
        self._slept = Ms(self._slept + asleep)
        now = self.now()
        gap = self.clock.real_length(Ms(now - self._last_look))
        if gap <= GONE or self._state.phase in (Phase.FINISHED, Phase.STOPPED):
            return now
        if self._on_sleep == "pause":
            state, events = player.pause_at(self._state, self.timeline, self._last_look, now)
        else:
            state, events = player.advance(self._state, self.timeline, now, quiet_before=Ms(now - 1))
        self._last_look = now
        self._generation += 1
        self._become(state, events, now)
        return now

    def _carry_out(self, submitted: _Submitted, now: Ms) -> None:
        at = now if submitted.pressed_at is None else min(now, submitted.pressed_at)
        try:
            state, events = player.apply(self._state, self.timeline, max(at, self._state.anchor), submitted.order)
        except IllegalCommandError as error:
            submitted.carried_out.set_exception(error)
            return
        self._generation += 1
        self._become(state, events, now)
        submitted.carried_out.set_result(None)

    def _become(self, state: State, events: list[Event], now: Ms) -> None:
        self._state = state
        ended = state.phase in (Phase.FINISHED, Phase.STOPPED)
        for event in events:
            self._tell(event, self.clock.real_length(Ms(max(0, now - event.due))))
        worth_keeping = any(not isinstance(event, CueGiven) for event in events)
        if worth_keeping or self.clock.real_length(Ms(now - self._last_kept)) >= KEEP_EVERY:
            self._last_kept = now
            self._keeper.keep(player.progress(state, self.timeline))
        self._cueing.plan(self._generation, [] if ended else self._coming(state, now))
        if ended:
            self.over.set()

    def _coming(self, state: State, now: Ms) -> list[DueCue]:
        horizon = Ms(now + int(HORIZON * (1 / max(self.clock.real_length(Ms(1)), 1e-6))))
        _, ahead = player.advance(state, self.timeline, horizon)
        real, slept = self.clock.real, self._slept
        return [
            DueCue((event.item.index, event.lap, event.index), event.cue, real(Ms(event.due - slept)))
            for event in ahead
            if isinstance(event, CueGiven)
        ]

    def _tell(self, event: Event, late: float) -> None:
        for sink in list(self._sinks):
            try:
                sink.hear(event, late)
            except Exception as error:  # noqa: BLE001  # a listener may die, the session may not (habit 9)
                self._sinks.remove(sink)
                self._tell(SinkLost(event.at, event.due, sink.name, str(error) or type(error).__name__), late)
