"""What the keys of the player do: orders to the session, and the ways to what opens over it.

This module owns how a key becomes an order with the moment at which it was pressed. It draws nothing; what is drawn
is the business of `player`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.notifications import Notification, Notify

from relief_player.session.state import Command, Jump, Order, Phase
from relief_player.tui.aside import Aside
from relief_player.tui.commands import Keyboard
from relief_player.tui.scene import guided_step
from relief_player.tui.screens.base import ReliefScreen
from relief_player.tui.text import clean_line
from relief_player.tui.widgets.prose import Prose
from relief_player.units import Ms

if TYPE_CHECKING:
    from relief_player.tui.session_port import PlayedSession


class PlayerKeys(ReliefScreen[None]):
    """The part of the player that carries out its commands.

    Args:
        session: what is played.
        keyboard: the keys in force.
        input_age: how many real milliseconds ago the key that is being handled was pressed.
    """

    def __init__(self, session: PlayedSession, keyboard: Keyboard, input_age: Callable[[], float]) -> None:
        super().__init__(keyboard)
        self.session = session
        self._conductor = session.conductor
        self._input_age = input_age
        self._ending = False
        self._aside = Aside()
        self._asked_early: list[Order] = []
        self._answers: dict[str, Notification] = {}
        """What was said last of each key."""

    @property
    def phase(self) -> Phase:
        """What the player is doing; about to begin counts as playing, so that no key is refused in that moment."""
        phase = self._conductor.snapshot().phase
        return Phase.PLAYING if phase is Phase.READY else phase

    def look(self) -> None:
        """Draw what has changed."""
        raise NotImplementedError

    def look_anew(self) -> None:
        """Draw what has changed, and say everything about the step again."""
        raise NotImplementedError

    def tell(self, notice: str) -> None:
        """One calm line that goes away by itself."""
        self.notify(clean_line(notice), markup=False, timeout=6)

    def answer(self, key: str, words: str) -> None:
        """What a key did, in place of what it did before: pressed a few times, it must not cover the figures."""
        if (before := self._answers.get(key)) is not None:
            self.app._unnotify(before, refresh=False)  # noqa: SLF001  # there is no public way to take one back
        self._answers[key] = Notification(clean_line(words), timeout=6)
        self.app.post_message(Notify(self._answers[key]))

    def ask_for(self, order: Order) -> None:
        """Hand an order on, as of the moment its key was pressed; one that came too early, as the session begins."""
        if self._conductor.snapshot().phase is Phase.READY:
            self._asked_early.append(order)
            return
        real_per_ms = self._conductor.clock.real_length(Ms(1)) or 1.0
        pressed_at = Ms(self._conductor.now() - int(self._input_age() / real_per_ms))
        self._conductor.submit(order, pressed_at)

    def action_order(self, name: str) -> None:
        """Ask the player for something by its name in the table."""
        self.ask_for(Command(name))

    def action_mute(self) -> None:
        """Sounds off, or on."""
        asked = not self.session.muted
        self.session.set_muted(asked)
        if self.session.muted is not asked:
            self.answer("mute", "There is no sound to turn on.")
        else:
            self.answer("mute", "Sounds are off." if asked else "Sounds are on.")
        self.look()

    def action_say(self) -> None:
        """Have the voice say how the step is done."""
        if notice := self.session.ears.say_instruction():
            self.answer("say", notice)

    def action_voice(self) -> None:
        """Voice off, or on."""
        self.answer("voice", self.session.ears.turn_voice())

    def action_volume(self, by: int) -> None:
        """Softer, or louder."""
        self.answer("volume", self.session.ears.change_volume(by))

    def action_scroll_text(self, direction: int) -> None:
        """Move the words about the step."""
        self.query_one("#guide", Prose).scroll_relative(y=direction, animate=False)

    def action_focus_view(self) -> None:
        """Hide all but the figures and the name, or show everything again."""
        self.toggle_class("-focus")
        if self.has_class("-focus"):
            self.remove_class("-tips")
            self._aside.say(f"{self.keyboard.key('player.focus')} brings the rest back.", self._conductor.snapshot())
        self.look_anew()

    def action_swap(self) -> None:
        """Do the easier move in place of the step's own, then the next easier one, then its own again."""
        from relief_player.session.swap import choices_of, following  # noqa: PLC0415  # the first frame comes sooner

        timeline, snapshot = self._conductor.timeline, self._conductor.snapshot()
        step = guided_step(snapshot, timeline)
        choices = choices_of(timeline, step, tuple(self.session.easier(step)))
        instead = following(choices, step)
        if instead is None:
            self.answer("swap", "There is no easier move here.")
            return
        self.session.swap(instead)
        self._aside.say(f"{self.keyboard.key('player.swap')} changes it again.", snapshot, of_step=True)
        self.look_anew()

    def action_tips(self) -> None:
        """Say more about the step in place of how it is done, or how it is done again."""
        self.toggle_class("-tips")
        self.look_anew()

    # These open at once, not in a worker: the next key, typed ahead, must find them there.

    def action_steps(self) -> None:
        """Show the steps; jump to the one that is chosen."""
        from relief_player.tui.screens.steps import StepsScreen  # noqa: PLC0415  # the first frame comes sooner

        present = self._conductor.snapshot().item.step
        self.app.push_screen(StepsScreen(self._conductor.timeline, present), self._jump)

    def _jump(self, step: int | None) -> None:
        if step is not None:
            self.ask_for(Jump(step))

    def action_leave(self) -> None:
        """Ask, then stop; what was done is kept, unless the session is recorded nowhere, as a preview is."""
        from relief_player.tui.screens.ask import AskScreen  # noqa: PLC0415  # as above

        recorded = self.session.session_id is not None
        told = "What you have done is kept, and you can go on with it later." if recorded else "Nothing of it is kept."
        self.app.push_screen(AskScreen("Stop here?", told, "Stop", "Go on"), self._stop)

    def _stop(self, yes: bool | None) -> None:
        if yes:
            self.ask_for(Command.STOP)

    def interrupt(self) -> bool:
        """Ctrl-C asks as `q` does."""
        if not self._ending:
            self.action_leave()
        return True
