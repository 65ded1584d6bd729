"""The conductor: the one place where player, clock and listeners meet.

It owns the session's thread, which alone changes the player's state and wakes at absolute deadlines. Faces submit
orders through a queue and read snapshots at their own pace; listeners are told events and may die, the session
may not. Time is taken from a clock, so that tests conduct without a thread and without waiting: `look` is one turn.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from concurrent.futures import Future
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from relief_player.session import player
from relief_player.session.ahead import coming_cues
from relief_player.session.audience import Audience
from relief_player.session.events import CueGiven, Event
from relief_player.session.inbox import Inbox, Submitted
from relief_player.session.ports import Clock, Cueing, Ears, Keeper, Sink
from relief_player.session.snapshot import Snapshot, view
from relief_player.session.state import TABLE, Command, IllegalCommandError, Jump, Order, Phase, Progress, State
from relief_player.session.timeline import Timeline
from relief_player.session.walk import position
from relief_player.settings import OnSleep
from relief_player.units import Ms

LONGEST_WAIT: Final = 0.25
"""Seconds between two looks at the most: keeps the ears' heartbeat and notices sleep within a quarter second."""
GONE: Final = 2_000.0
"""Real milliseconds without a look after which the machine slept or the process was stopped."""
KEEP_EVERY: Final = 5_000.0
"""Real milliseconds after which progress is kept even if nothing happened."""

_OVER: Final = (Phase.FINISHED, Phase.STOPPED)


class _Held(Struct, frozen=True):
    """What other threads read, replaced as one."""

    state: State
    slept: Ms = Ms(0)
    """The sleep that the state's times include and the clock does not count."""


class Conductor:
    """One session, being played.

    Args:
        timeline: what is played; must hold at least one item.
        clock: where the time comes from.
        sinks: told every event, in order, on the conductor's thread.
        keeper: given the progress after every item, pause and stop, and every five seconds.
        cueing: told ahead which cues are due, after the sinks were told what has happened.
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
        self._audience = Audience(sinks, keeper, cueing)
        self._on_sleep = on_sleep
        self._held = _Held(state or State())
        self._inbox, self._generation = Inbox(), 0
        self._sleep_before = self._last_look = self._last_kept = self._since = Ms(0)
        self._thread = threading.Thread(target=self._run, name="conductor", daemon=True)
        self.over = threading.Event()
        """Set once the session has finished or stopped and its last progress has been kept."""
        self.failure: BaseException | None = None
        """What ended the thread before the session was over: a fault of this program. `join` raises it."""

    # -- what faces use, from any thread --------------------------------------------------------------------------

    def add_sink(self, sink: Sink) -> None:
        """Add a listener before the session is started."""
        self._audience.add(sink)

    def seat(self, keeper: Keeper, ears: Ears | None = None) -> None:
        """Say who keeps the progress and who sounds, before the session is started."""
        self._audience.seat(keeper, ears)

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
            does not take it, also once the session is over. Cancelled before its turn, it is not carried out.
        """
        carried_out = self._inbox.put(order, pressed_at)
        if self.over.is_set():
            self._refuse_waiting()
        return carried_out

    def reword(self, timeline: Timeline) -> None:
        """Go on with other words for the same times (see `swap`); from any thread."""
        self.timeline = timeline

    def allows(self, command: Command) -> bool:
        """Whether the present phase takes a command; faces enable their keys by it."""
        return command in TABLE[self._held.state.phase]

    def snapshot(self) -> Snapshot:
        """The session as it is now. Cheap, pure and safe from any thread: states are frozen."""
        held = self._held
        return view(held.state, self.timeline, Ms(self.clock.now() + held.slept))

    def progress(self) -> Progress:
        """What would be kept now."""
        return player.progress(self._held.state, self.timeline)

    def now(self) -> Ms:
        """The session's clock, the machine's sleep included."""
        return Ms(self.clock.now() + self._held.slept)

    def join(self, seconds: float | None = None) -> bool:
        """Wait until the session is over; returns whether it is.

        Raises:
            BaseException: the `failure` that ended it.
        """
        over = self.over.wait(seconds)
        if self.failure is not None:
            raise self.failure
        return over

    # -- one turn --------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Anchor the clock at this moment; the first half of `start`, for those who conduct by hand."""
        self._sleep_before = self.clock.slept()
        self._last_look = self._last_kept = self._since = now = self.now()
        state, events = player.start(self._held.state, self.timeline, now)
        self._become(_Held(state), events, now)

    def look(self) -> float | None:
        """One turn: notice sleep, carry out what was asked, advance, tell, keep, and plan the coming cues.

        Returns:
            Real seconds until the next thing is due, at most `LONGEST_WAIT`; None once the session is over.
        """
        now = self._wake()
        while submitted := self._inbox.take():
            self._carry_out(submitted, now)
        state, events = player.advance(self._held.state, self.timeline, now)
        self._become(replace(self._held, state=state), events, now)
        # The time at which the look began: were it the end, a process stopped during a look would go unnoticed.
        self._last_look = now
        if self.over.is_set():
            return None
        due = player.next_due(state, self.timeline)
        if due is None:
            return LONGEST_WAIT
        return max(0.0, min(LONGEST_WAIT, self.clock.real_length(Ms(due - self.now())) / 1000))

    # -- inside ----------------------------------------------------------------------------------------------------

    def _run(self) -> None:
        try:
            wait = self.look()
            while wait is not None:
                # Waiting on the queue itself: an order wakes the thread at once.
                if submitted := self._inbox.take(wait):
                    self._carry_out(submitted, self._wake())
                wait = self.look()
        except BaseException as error:  # noqa: BLE001  # not lost: whoever waits for the session is given it
            self.failure = error
        finally:
            self.over.set()
            self._refuse_waiting()

    def _wake(self) -> Ms:
        """The time of this look; where the last one was too long ago, the session slept in between."""
        held = self._held
        slept = Ms(max(held.slept, self.clock.slept() - self._sleep_before))
        now = Ms(self.clock.now() + slept)
        gap = self.clock.real_length(Ms(now - self._last_look))
        if gap <= GONE or held.state.phase in _OVER:
            self._held = replace(held, slept=slept)
            return now
        if self._on_sleep == "pause":
            state, events = player.pause_at(held.state, self.timeline, self._last_look, now)
        else:
            state, events = player.advance(held.state, self.timeline, now, quiet_before=now)
        self._last_look = now
        self._generation += 1
        self._become(_Held(state, slept), events, now)
        return now

    def _carry_out(self, submitted: Submitted, now: Ms) -> None:
        # A key counts for what was there when it was pressed: not before the last thing that happened, and not longer
        # ago than a stall can be.
        earliest = max(self._since, now - int(GONE / self.clock.real_length(Ms(1))))
        pressed = now if submitted.pressed_at is None else min(now, max(submitted.pressed_at, earliest))
        try:
            state, events = player.apply(self._held.state, self.timeline, Ms(pressed), submitted.order)
        except Exception as error:
            submitted.carried_out.set_exception(error)
            if not isinstance(error, IllegalCommandError):
                raise
            return
        self._generation += 1
        self._become(replace(self._held, state=state), events, now)
        submitted.carried_out.set_result(None)

    def _refuse_waiting(self) -> None:
        """Answer the orders that came too late."""
        while submitted := self._inbox.take():
            command = Command.JUMP if isinstance(submitted.order, Jump) else submitted.order
            refusal = self.failure or IllegalCommandError(self._held.state.phase, command)
            submitted.carried_out.set_exception(refusal)

    def _become(self, held: _Held, events: list[Event], now: Ms) -> None:
        """Take up a new state, then tell: the listeners, the keeper, the ears, in this order."""
        self._held = held
        for event in events:
            self._audience.tell(event, self.clock.real_length(Ms(max(0, now - event.due))))
        happened = [event.due for event in events if not isinstance(event, CueGiven)]
        self._since = max([self._since, *happened])
        if happened or self.clock.real_length(Ms(now - self._last_kept)) >= KEEP_EVERY:
            self._last_kept = now
            self._audience.keep(self.progress(), now)
        coming = coming_cues(held.state, self.timeline, self.clock, now, held.slept)
        self._audience.plan(self._generation, coming, position(held.state, self.timeline), now)
        if held.state.phase in _OVER:
            self.over.set()
