"""The voices: each takes words and gives samples. Only the voice process imports this module and what it loads.

This module owns how each is called. A text always goes in as data, never as a part of a command, and never as markup.
"""

from __future__ import annotations

import io
import subprocess
import tempfile
import unicodedata
import wave
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Protocol

SECONDS: Final = 15.0
"""How long a program may take for a phrase."""
_WORDS_A_MINUTE: Final = 165
"""The pace of a calm voice; the speed multiplies it."""
_PICO_RATE: Final = 16_000
_PICO_VOLUME: Final = 0.6
"""At its own volume it cuts the peaks off."""
_PICO_WORD: Final = 100
"""Letters of a word; in one of more than 250 it reads what is not its own, and may never come back."""
_SAPI_STEPS: Final = 10
_FULL_SCALE: Final = 32_767
_NO_BRACKETS: Final = str.maketrans("[]", "  ")


class VoiceError(Exception):
    """A voice cannot speak; the message says why."""


class Voice(Protocol):
    """Somebody who speaks."""

    def speak(self, text: str) -> tuple[bytes, int]:
        """The samples of a text, 16 bit mono, and how many there are a second. No samples where it cannot say it.

        Raises:
            VoiceError: it cannot speak at all.
        """
        ...


class Pico:
    """SVOX Pico, which comes with the package: British English, in the Latin alphabet."""

    def __init__(self, speed: float) -> None:
        try:
            import py_nanotts  # noqa: PLC0415  # only who speaks loads it
        except (ImportError, OSError) as error:
            raise VoiceError("py-nanotts is not installed") from error
        self._speaker = py_nanotts.NanoTTS
        self._speed = speed

    def speak(self, text: str) -> tuple[bytes, int]:
        """Say a text; one in another alphabet it would pass over in silence, so it is not said."""
        if not is_latin(text) or any(len(word) > _PICO_WORD for word in text.split()):
            return b"", _PICO_RATE
        try:
            # One for each phrase, in a few milliseconds, so that none depends on what was said before it.
            speaker = self._speaker()
        except (OSError, RuntimeError) as error:
            raise VoiceError(str(error)) from error
        try:
            return speaker.speak(text, voice="en-GB", speed=self._speed, volume=_PICO_VOLUME), _PICO_RATE
        except (RuntimeError, ValueError):
            # It stumbles over a few odd texts, such as a number of sixty digits.
            return b"", _PICO_RATE


class Hibari:
    """hibari-tts, which is installed beside: American English, sounding like a person. Its model is in its package."""

    def __init__(self, speed: float) -> None:
        try:
            from hibari import SAMPLE_RATE, Hibari  # noqa: PLC0415  # only who speaks loads it
            from hibari.voices import DEFAULT, voice_path  # noqa: PLC0415  # as above

            # The voice in the package and no other: nothing is ever fetched from a network.
            self._tts = Hibari(model=voice_path(DEFAULT, download_missing=False))
        except (ImportError, OSError) as error:
            raise VoiceError("hibari-tts cannot be loaded") from error
        self._rate = int(SAMPLE_RATE)
        self._speed = speed

    def speak(self, text: str) -> tuple[bytes, int]:
        """Say a text; it knows the letters of English only."""
        if not is_latin(text):
            return b"", self._rate
        try:
            # In brackets it would take the sounds of a word; the seed makes the same text the same bytes.
            samples = self._tts(text.translate(_NO_BRACKETS), speed=self._speed, seed=0)
        except (LookupError, ValueError, RuntimeError):
            # It stumbles over a few odd texts, such as a number of sixty digits; over the next one it does not.
            return b"", self._rate
        return (samples.clip(-1, 1) * _FULL_SCALE).astype("int16").tobytes(), self._rate


class Say:
    """The voice of macOS, whichever the person has chosen there."""

    def __init__(self, speed: float) -> None:
        self._rate = str(round(_WORDS_A_MINUTE * speed))

    def speak(self, text: str) -> tuple[bytes, int]:
        """Say a text."""
        words = ["say", "-f", "-", "-r", self._rate, "--file-format=WAVE", "--data-format=LEI16@22050", "-o"]
        return _by_file(lambda path: [*words, str(path)], text)


class Sapi:
    """The voice of Windows, through PowerShell."""

    def __init__(self, speed: float) -> None:
        self._rate = max(-_SAPI_STEPS, min(_SAPI_STEPS, round((speed - 1) * _SAPI_STEPS)))

    def speak(self, text: str) -> tuple[bytes, int]:
        """Say a text, which goes in by the standard input."""
        return _by_file(self._command, text)

    def _command(self, path: Path) -> list[str]:
        target = str(path).replace("'", "''")
        lines = (
            "Add-Type -AssemblyName System.Speech",
            "[Console]::InputEncoding = [Text.Encoding]::UTF8",
            "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer",
            f"$voice.Rate = {self._rate}",
            "$shape = New-Object System.Speech.AudioFormat.SpeechAudioFormatInfo(22050, 'Sixteen', 'Mono')",
            f"$voice.SetOutputToWaveFile('{target}', $shape)",
            "$voice.Speak([Console]::In.ReadToEnd())",
            "$voice.Dispose()",
        )
        return ["powershell", "-NoProfile", "-NonInteractive", "-Command", "; ".join(lines)]


class Espeak:
    """espeak-ng, where it is installed."""

    def __init__(self, speed: float) -> None:
        self._rate = str(round(_WORDS_A_MINUTE * speed))

    def speak(self, text: str) -> tuple[bytes, int]:
        """Say a text."""
        return samples_of(_run(["espeak-ng", "-v", "en-gb", "-s", self._rate, "--stdin", "--stdout"], text))


VOICES: Final[dict[str, Callable[[float], Voice]]] = {
    "hibari": Hibari,
    "pico": Pico,
    "say": Say,
    "sapi": Sapi,
    "espeak": Espeak,
}
"""Every voice by its name; made with the speed, 1 being its own."""


def is_latin(text: str) -> bool:
    """Whether every letter of a text is one of the Latin alphabet, and there is any letter or number."""
    letters = [character for character in text if character.isalpha()]
    sayable = any(character.isalnum() for character in text)
    return sayable and all("LATIN" in unicodedata.name(letter, "") for letter in letters)


def samples_of(content: bytes) -> tuple[bytes, int]:
    """The samples of a WAV file that came through a pipe, whose header may not know its length.

    Raises:
        VoiceError: it is no such file.
    """
    try:
        with wave.open(io.BytesIO(content)) as file:
            if (file.getnchannels(), file.getsampwidth()) != (1, 2):
                raise VoiceError("the voice gave another kind of sound")
            return file.readframes(min(file.getnframes(), len(content))), file.getframerate()
    except (EOFError, wave.Error) as error:
        raise VoiceError(f"the voice gave no sound: {error}") from error


def _by_file(command: Callable[[Path], Sequence[str]], text: str) -> tuple[bytes, int]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "phrase.wav"
        _run(command(path), text)
        try:
            return samples_of(path.read_bytes())
        except OSError as error:
            raise VoiceError("the voice wrote no sound") from error


def _run(command: Sequence[str], text: str) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603  # a fixed command; the text goes in by standard input
            command, input=text.encode(), capture_output=True, timeout=SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise VoiceError(f"{command[0]} does not speak: {error}") from error
    return done.stdout
