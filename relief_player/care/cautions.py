"""The cautions that are asked for: what makes heat, cold, massage, exercise or relaxing a thing to ask about first.

This module owns their words (the evidence base's sections 4 to 6, and "who needs extra care" of section 9). It never
decides when they are asked: `gate_words` says which gate asks which.
"""

from __future__ import annotations

from typing import Final

from relief_player.care.sheet import PRUDENCE, Level, Question

_ASK: Final = Level.ASK_FIRST

# ---------------------------------------------------------------- the skin and what lies under it

SKIN: Final = Question(
    id="skin",
    text="Is the skin there broken, burnt, healing, infected or freshly injured?",
    sign="skin that is broken, burnt, healing, infected or freshly injured",
    level=_ASK,
    advice="Leave that place alone until it has healed.",
    sources=("sfh_heatice", "mpft_heat", "mayo_massage", "bartsch2021"),
)
FEELING: Final = Question(
    id="feeling",
    text="Is the skin there numb or scarred, or is feeling poor, as in diabetes?",
    sign="numb or scarred skin, or poor feeling",
    level=_ASK,
    advice="You might not notice a burn or frost. Ask a doctor, nurse or physiotherapist first.",
    sources=("mpft_heat", "sfh_heatice", PRUDENCE),
)
CIRCULATION: Final = Question(
    id="circulation",
    text="Poor circulation in your arms or legs?",
    sign="poor circulation in arms or legs",
    level=_ASK,
    advice="Ask a doctor or nurse before you use heat or cold.",
    sources=("mpft_heat", "sfh_heatice"),
)
FRACTURE: Final = Question(
    id="fracture",
    text="A broken or infected bone there, or could there be one?",
    sign="a bone that is or may be broken or infected",
    level=_ASK,
    advice="Do not press or roll there. Have it looked at.",
    sources=("bartsch2021", "mayo_massage"),
)
SORE_PLACE: Final = Question(
    id="sore-place",
    text="Is the place inflamed, bruised, or painful for no known reason?",
    sign="a place that is inflamed, bruised or painful for no known reason",
    level=_ASK,
    advice="Leave that place out. Ask a doctor about pain that nobody has explained.",
    sources=("bartsch2021", "mayo_massage", PRUDENCE),
)
BONES: Final = Question(
    id="osteoporosis",
    text="Osteoporosis, that is bones that break easily?",
    sign="osteoporosis",
    level=_ASK,
    advice="Slow, small bending is generally safe; far, sudden or loaded bending is not. Ask which moves suit you.",
    sources=("ros_bend", "brookewavell2022", "mayo_massage"),
)

# ---------------------------------------------------------------- the person as a whole

HEART: Final = Question(
    id="heart",
    text="Angina or another heart condition?",
    sign="angina or another heart condition",
    level=_ASK,
    advice="Ask your doctor before you use heat or cold.",
    sources=("mpft_heat",),
)
BLOOD_PRESSURE: Final = Question(
    id="blood-pressure",
    text="High blood pressure?",
    sign="high blood pressure",
    level=_ASK,
    advice="Ask your doctor before you use cold.",
    sources=(PRUDENCE,),
)
FEVER_BEFORE_HEAT: Final = Question(
    id="fever-before-heat",
    text="A fever?",
    sign="a fever",
    level=_ASK,
    advice="Leave heat until the fever has gone.",
    sources=("mpft_heat",),
    flag="fever",
)
INFECTION: Final = Question(
    id="infection",
    text="An infection right now?",
    sign="an infection",
    level=_ASK,
    advice="Leave heat until the infection has gone, or ask a doctor.",
    sources=("mpft_heat",),
)
CANCER: Final = Question(
    id="cancer",
    text="Cancer, now or earlier?",
    sign="cancer, now or earlier",
    level=_ASK,
    advice="Ask the people who treat you first. Nothing deep goes over a tumour.",
    sources=("mpft_heat", "mayo_massage", "nccih_massage"),
)
HEAT_REACTION: Final = Question(
    id="heat-reaction",
    text="A skin disease, or a bad reaction to heat before?",
    sign="a skin disease, or a bad reaction to heat before",
    level=_ASK,
    advice="Ask a doctor or pharmacist before you use heat.",
    sources=("mpft_heat",),
)
COLD_REACTION: Final = Question(
    id="cold-reaction",
    text="Raynaud's, or a bad reaction to cold before?",
    sign="Raynaud's, or a bad reaction to cold before",
    level=_ASK,
    advice="Ask a doctor or pharmacist before you use cold.",
    sources=("sfh_heatice", PRUDENCE),
)
BLEEDING: Final = Question(
    id="bleeding",
    text="Blood thinners, a blood clot, a bleeding disorder, or few platelets?",
    sign="blood thinners, a blood clot, a bleeding disorder, or few platelets",
    level=_ASK,
    advice="Ask your doctor or pharmacist first. Deep pressure is not for you.",
    sources=("mayo_massage", "nccih_massage", "bartsch2021"),
)
PREGNANCY: Final = Question(
    id="pregnancy",
    text="Are you pregnant?",
    sign="pregnancy",
    level=_ASK,
    advice="Ask your midwife or doctor which of this suits you.",
    sources=("mayo_massage", PRUDENCE),
)
OPERATION: Final = Question(
    id="operation",
    text="A recent operation or injury, or a joint replacement?",
    sign="a recent operation or injury, or a joint replacement",
    level=_ASK,
    advice="Ask your surgeon or physiotherapist which moves you may do.",
    sources=(PRUDENCE,),
)
COOLED: Final = Question(
    id="cooled",
    text="A cold pack in the last 30 minutes on a muscle you will use?",
    sign="a cold pack in the last 30 minutes on a muscle you will use",
    level=_ASK,
    advice="Wait until 30 minutes have passed. A cooled muscle is harder to control.",
    sources=("macauley2001",),
)

# ---------------------------------------------------------------- relaxing and breathing

TENSING_HURTS: Final = Question(
    id="tensing-hurts",
    text="A bad back, neck, arm or leg that tensing or lying still would hurt?",
    sign="a bad back, neck, arm or leg that tensing or lying still would hurt",
    level=_ASK,
    advice="Ask a doctor or physiotherapist first. Slow breathing in a chair may suit you better today.",
    sources=("va_pmr",),
)
DIZZY: Final = Question(
    id="dizzy",
    text="Are you dizzy right now?",
    sign="being dizzy right now",
    level=_ASK,
    advice="Sit down and breathe as you like until it has passed.",
    sources=(PRUDENCE,),
)
