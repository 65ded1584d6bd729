"""Pages on heat, cold and massage."""

from __future__ import annotations

from typing import Final

from relief_player.care.learn.topic import Paragraph, Topic

HEAT_OR_COLD: Final = Topic(
    id="heat-cold",
    title="Heat or cold",
    summary="Warm while it is tight, cold once it is sore. Wrapped, short, awake.",
    also=("heat", "cold", "ice", "warm pack", "hot pack", "hot or cold", "contrast", "heat or cold"),
    paragraphs=(
        Paragraph(
            "Use heat while the muscle is tight. Use cold once it is only sore.",
            ("medlineplus_cramp", "aaos_cramp"),
            heading="Which",
        ),
        Paragraph(
            "Heat: 10 to 15 minutes, in layers of towel. Another hospital says 20 to 30. We stop at the shorter time.",
            ("mpft_heat", "sfh_heatice"),
            heading="How long",
        ),
        Paragraph(
            "Cold: ten minutes, with a damp cloth between ice and skin. Twenty minutes is the most.",
            ("macauley2001", "sfh_heatice", "oxford_ice"),
        ),
        Paragraph(
            "Wait two to three hours before the same place again. Let the skin be normal first. Three times a day is "
            "the most for heat.",
            ("sfh_heatice", "mpft_heat"),
        ),
        Paragraph(
            "Look at the skin often, and after five minutes at the latest. Bright pink or red under cold? Take it off.",
            ("mpft_heat", "oxford_ice"),
            heading="Stay safe",
        ),
        Paragraph(
            "Never lie on a pack, and never sleep with one on. Never use it on a wound, or where feeling or "
            "circulation is poor.",
            ("sfh_heatice", "mpft_heat"),
        ),
        Paragraph(
            "Ask first about heat with a heart condition, poor circulation, fever, infection, skin disease or cancer.",
            ("mpft_heat",),
        ),
        Paragraph(
            "A cooled muscle is harder to control for up to half an hour. Do no hard exercise in that time.",
            ("macauley2001",),
        ),
        Paragraph(
            "A heat wrap eases recent low-back pain for a short time. For cold there is too little evidence, and no "
            "best way to use it is known.",
            ("french2006", "qaseem2017", "bleakley2004"),
            heading="What it does",
        ),
        Paragraph(
            "Hot and cold water in turn eased soreness after exercise better than rest. The trials were weak. They "
            "say nothing about cramps.",
            ("bieuzen2013",),
        ),
    ),
)

MASSAGE: Final = Topic(
    id="massage",
    title="Massage",
    summary="Gentle by hand; short and slow with a roller.",
    also=("rub", "rolling", "roller", "foam roller", "self-massage", "massage therapy"),
    paragraphs=(
        Paragraph(
            "In a cramp, rub gently while the muscle is stretched. No source says how long or how hard. The "
            "advice is to be gentle.",
            ("aaos_cramp", "mayo_cramp"),
            heading="By hand",
        ),
        Paragraph(
            "Roll for 30 to 120 seconds, one to three times for each part. Take two to four seconds for one pass, "
            "along the whole muscle.",
            ("behm2020",),
            heading="With a roller",
        ),
        Paragraph(
            "For a short time you can move further, and you lose no performance. Over weeks the results disagree.",
            ("cheatham2015", "chronicroll2022"),
        ),
        Paragraph(
            "Do not roll an open wound or a broken bone. Keep off inflamed places, and off a leg that may have a clot.",
            ("bartsch2021",),
            heading="Who should not",
        ),
        Paragraph(
            "Massage may not suit you with blood thinners, a bleeding disorder, burns, healing wounds or severe "
            "osteoporosis. Ask first in pregnancy, with cancer, or with pain nobody has explained.",
            ("mayo_massage", "nccih_massage"),
        ),
    ),
)
