"""The attendant of the sound process: starts it, feeds it, notices when it hangs or dies, and gives up in time.

This module owns what the session's side knows of the sound process. It has no thread and no pipe: the speaker's
thread calls it with everything that happens, and with the time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from relief_player.sound import protocol as wire
from relief_player.sound import status as say
from relief_player.sound.hooks import Hooks, Process
from relief_player.sound.ledger import Ledger

MOST_DEATHS: Final = 3
"""After as many deaths there will be no more sound processes in this session."""
OPENING: Final = 3.0
"""Seconds that opening one device may take."""
BEAT_EVERY: Final = 0.2
"""Seconds between two beats at the least."""
MOST_UNANSWERED: Final = 12
"""Beats without an answer after which it hangs, about 3 s; counted, not timed, as a session may itself be stopped."""


class Attendant:
    """One session's sound process, and those that take its place.

    Args:
        launch: starts a sound process; raises `OSError` where it cannot.
        order: the devices to try.
        wanted: the device that the settings name, or ``"auto"``.
        clips: the file of each clip.
        volume: per cent.
        hooks: whom to tell.
    """

    def __init__(
        self,
        launch: Callable[[], Process],
        *,
        order: Sequence[str],
        wanted: str,
        clips: Mapping[str, Path],
        volume: int,
        hooks: Hooks,
    ) -> None:
        self.status = say.SoundStatus(volume=volume)
        self.deadline: float | None = None
        """When `look` is to be called at the latest; None where nothing is waited for."""
        self.process: Process | None = None
        self._launch = launch
        self._order = tuple(order)
        self._wanted = wanted
        self._loads: dict[str, wire.Kept] = {name: wire.Load(name, str(path)) for name, path in clips.items()}
        self._hooks = hooks
        self._ledger = Ledger()
        self._unanswered = 0
        self._last_beat = float("-inf")
        self._trying = ""
        self._failed: dict[str, str] = {}
        self._hung = False
        self._away = False

    # -- what the session wants -------------------------------------------------------------------------------------

    def begin(self, now: float) -> None:
        """Start a sound process."""
        try:
            self.process = self._launch()
        except OSError:
            self._give_up("the sound process cannot be started")
            return
        self._ledger.forget_all()
        self._unanswered, self._trying, self._hung = 0, "", False
        self.deadline = now + OPENING
        self._become(state=say.SoundState.STARTING)
        volume = wire.Volume(0 if self.status.muted else self.status.volume)
        for order in (wire.Open(self._order, wire.BACKGROUND in self._loads), volume, *self._loads.values()):
            self._send(order)

    def plan(self, generation: int, cues: Sequence[wire.At], now: float, refused: int = 0) -> None:
        """Send the cues that were not sent before; withdraw those of lower generations.

        Args:
            generation: the session's.
            cues: what will be due.
            now: the present, in seconds.
            refused: how many cues of earlier plans never reached this thread.
        """
        if refused:
            self._become(dropped=self.status.dropped + refused)
        new = self._ledger.follows(generation)
        if new is None:
            return
        if new:
            self.take_back()
        # The beat goes first: a process that has heard none for a while would drop what comes before it.
        self._beat(now)
        self._place(cues, now)

    def load(self, order: wire.Kept) -> None:
        """Have a clip or the background loaded, now and by every process to come."""
        self._loads[order.name] = order
        self._send(order)

    def sound(self, cue: wire.At, now: float) -> None:
        """Send one sound that belongs to no plan."""
        self._beat(now)
        self._place([cue], now)

    def mute(self, muted: bool) -> None:
        """Fall silent, or speak again; muting withdraws what was sent."""
        if muted != self.status.muted:
            self._become(muted=muted)
            self._send(wire.Volume(0 if muted else self.status.volume))
            self.take_back()

    def take_back(self) -> None:
        """Withdraw what was sent; the next plan brings what still holds."""
        self._send(wire.Withdraw(self._ledger.renew()))

    def set_volume(self, percent: int) -> None:
        """Set how loud everything is."""
        self._become(volume=max(0, min(100, percent)))
        if not self.status.muted:
            self._send(wire.Volume(self.status.volume))

    def close(self) -> None:
        """Let the process leave."""
        process, self.process, self.deadline = self.process, None, None
        self._become(state=say.SoundState.CLOSED)
        if process is not None:
            process.close()

    # -- what happens ------------------------------------------------------------------------------------------------

    def hear(self, message: wire.Message, now: float) -> None:
        """Take a reply of the process."""
        match message:
            case wire.Started():
                self._become(started=self.status.started + 1)
                if self._hooks.started is not None:
                    self._hooks.started(message)
            case wire.Dropped(key):
                self._ledger.dropped(key)
                self._become(dropped=self.status.dropped + 1)
            case wire.Alive():
                self._unanswered = 0
            case wire.Ring():
                if self._hooks.ring is not None:
                    self._hooks.ring()
            case wire.BadClip(_, reason):
                self._tell(say.bad_clip(reason))
            case _:
                self._hear_of_device(message, now)

    def gone(self, now: float) -> None:
        """The process has ended: start another one, or give up."""
        if self.status.state in (say.SoundState.OFF, say.SoundState.CLOSED):
            return
        self.process = None
        if self.status.state is say.SoundState.STARTING and self._trying:
            self._order = tuple(name for name in self._order if name != self._trying)
            self._failed[self._trying] = say.HANGS if self._hung else "it fails"
        self._become(deaths=self.status.deaths + 1)
        if self.status.deaths < MOST_DEATHS and self._order:
            self.begin(now)
        else:
            self._give_up(say.NO_ANSWER if self._hung else "the sound process has failed")

    def look(self, now: float) -> None:
        """End a process that takes too long."""
        slow = self.deadline is not None and now >= self.deadline
        if self.deadline is not None and now > self.deadline + OPENING:
            # Nobody looked for so long that the session itself must have been stopped: it gets its time again.
            self.deadline = now + OPENING
        elif slow or self._unanswered >= MOST_UNANSWERED:
            self._hung, self._unanswered, self.deadline = True, 0, None
            if self.process is not None:
                self.process.kill()

    # -- inside ------------------------------------------------------------------------------------------------------

    def _hear_of_device(self, message: wire.Message, now: float) -> None:
        match message:
            case wire.Trying(device):
                self._trying, self.deadline = device, now + OPENING
            case wire.Failed(device, reason):
                self._failed[device] = reason
            case wire.Ready():
                self._open(message)
            case wire.Lost(reason):
                self._away = True
                self._become(state=say.SoundState.LOST, reason=reason)
                self._tell(say.stopped(reason))
            case wire.NoDevice():
                blocked = say.HANGS in self._failed.values()
                self._give_up(say.NO_ANSWER if blocked else say.NOT_FOUND)

    def _open(self, ready: wire.Ready) -> None:
        away, self._away, self.deadline = self._away, False, None
        self._become(device=ready.device, words=ready.words, latency=ready.latency)
        self._become(state=say.SoundState.WORKING, reason="")
        if away:
            self._tell(say.came_back())
        elif self._wanted not in ("auto", ready.device):
            reason = self._failed.get(self._wanted, "there is no bell here")
            self._tell(say.instead(ready.words, self._wanted, reason))
        elif ready.device == "bell" and self._wanted == "auto":
            self._tell(say.by_bell())

    def _give_up(self, reason: str) -> None:
        self.deadline = None
        process, self.process = self.process, None
        self._become(state=say.SoundState.OFF, reason=reason)
        if not self._away:
            self._tell(say.given_up(reason))
        if process is not None:
            process.close()

    def _place(self, cues: Sequence[wire.At], now: float) -> None:
        if self.status.muted or self.status.state not in (say.SoundState.STARTING, say.SoundState.WORKING):
            return
        for cue in self._ledger.fresh(cues):
            if self._send(cue):
                self._ledger.sent(cue, now)
            else:
                self._become(dropped=self.status.dropped + 1)

    def _beat(self, now: float) -> None:
        if now - self._last_beat >= BEAT_EVERY:
            self._last_beat = now
            if self._send(wire.Beat()) and self.status.state is not say.SoundState.STARTING:
                self._unanswered += 1

    def _send(self, order: wire.Order) -> bool:
        return self.process is not None and self.process.send(order)

    def _tell(self, sentence: str) -> None:
        if sentence not in self.status.told:
            self._become(told=(*self.status.told, sentence))
            self._hooks.notice(sentence)

    def _become(self, **changes: object) -> None:
        self.status = replace(self.status, **changes)
