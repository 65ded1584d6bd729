"""A stand-in for what keys ask of the sound of a session."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class FakeEars:
    """Ears that note what is asked of them."""

    asked: list[str] = field(default_factory=list)
    volume: int = 80
    can_speak: bool = True

    def say_instruction(self) -> str:
        self.asked.append("say")
        return "" if self.can_speak else "There is no voice in this session."

    def turn_voice(self) -> str:
        self.asked.append("voice")
        return "The voice is off; the tones go on."

    def change_volume(self, by: int) -> str:
        self.volume += by
        return f"Volume {self.volume} per cent."
