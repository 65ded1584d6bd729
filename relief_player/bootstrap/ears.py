"""What a person's keys ask of the sound of a session: say how the step is done, voice on or off, softer, louder.

This module owns the line that is shown for each. It never blocks: what is asked of the speaker is put into its queue.
The ten-minute advice is said from here too, once, wherever the session is watched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from relief_player.care.redflags import advice_at
from relief_player.session.timeline import Role

if TYPE_CHECKING:
    from relief_player.routine.model import Routine, Step
    from relief_player.session.conductor import Conductor
    from relief_player.session.timeline import Timeline
    from relief_player.sound.speaker import Speaker

NO_SOUND: Final = "There is no sound in this session."
NO_VOICE: Final = "There is no voice in this session."
MUTED: Final = "Sounds are off; turn them on to hear it."
NOTHING: Final = "There is nothing more to say about this step."


class Ears:
    """The sound of one session, as faces ask of it.

    Args:
        conductor: where the session stands.
        routine: what is played.
    """

    def __init__(self, conductor: Conductor, routine: Routine) -> None:
        self._conductor = conductor
        self._routine = routine
        self._speaker: Speaker | None = None
        self._volume = 0
        self._advised = not conductor.timeline.has_eased_step

    def open(self, speaker: Speaker) -> None:
        """From now on there is something to hear by."""
        self._speaker = speaker
        self._volume = speaker.volume
        conductor = self._conductor
        speaker.follow(conductor.snapshot, conductor.timeline, conductor.clock, self._reminder)

    def reword(self, timeline: Timeline) -> None:
        """Say other words for the same times (see `session.swap`)."""
        if self._speaker is not None:
            self._speaker.reword(timeline)

    def say_instruction(self) -> str:
        """Have the voice say how the present step is done; returns a line to show, empty where it will be heard."""
        if self._speaker is None or self._silent:
            return NO_SOUND
        if self._speaker.muted:
            return MUTED
        words = instruction_of(self._present())
        if not words:
            return NOTHING
        by_bell = self._speaker.status().device == "bell"
        return NO_VOICE if by_bell or not self._speaker.say(words) else ""

    def turn_voice(self) -> str:
        """Turn the voice off, or on; returns a line that says what is so now."""
        if self._speaker is None or self._silent:
            return NO_SOUND
        wanted = not self._speaker.speaks
        self._speaker.speaks = wanted
        if self._speaker.speaks is not wanted:
            return NO_VOICE
        return "The voice is on." if wanted else "The voice is off; the tones go on."

    def change_volume(self, by: int) -> str:
        """Make everything louder, or softer, by so many per cent; returns a line that says how loud it is now."""
        if self._speaker is None or self._silent:
            return NO_SOUND
        self._volume = max(0, min(100, self._volume + by))
        self._speaker.volume = self._volume
        return f"Volume {self._volume} per cent."

    @property
    def _silent(self) -> bool:
        """Whether no device was found, or it was given up."""
        from relief_player.sound.status import SoundState  # noqa: PLC0415  # only once a key asks for it

        return self._speaker is None or self._speaker.status().state is SoundState.OFF

    def _present(self) -> Step:
        """The step whose words are of use now: in a rest, that of what comes."""
        seen = self._conductor.snapshot()
        if seen.item.role is Role.REST and seen.coming is not None and not seen.step.note:
            return self._conductor.timeline.step_of(seen.coming)
        return seen.step

    def _reminder(self) -> str:
        """What must be said now; asked at each look of the session."""
        if self._advised or self._speaker is None or self._speaker.muted:
            return ""
        advice = advice_at(self._conductor.snapshot().elapsed, self._routine)
        self._advised = advice is not None
        return "" if advice is None else advice.say


def instruction_of(step: Step) -> str:
    """How a step is done, in words to be said: its author's note, how its move is done, and its cautions."""
    return " ".join(part for part in (step.note.strip(), step.instruction.strip(), *step.cautions) if part)
