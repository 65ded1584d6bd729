"""Pages on what a person does with the body: stretching, warming up, and a cramp that is there now."""

from __future__ import annotations

from typing import Final

from relief_player.care.learn.topic import Paragraph, Topic

STRETCHING: Final = Topic(
    id="stretching",
    title="Stretch regularly",
    summary="How long, how often, and what it can do.",
    also=("stretch", "flexibility", "hold", "night cramps", "bedtime"),
    paragraphs=(
        Paragraph(
            "Hold each stretch for 10 to 30 seconds. Older adults may gain more from 30 to 60 seconds. Go as far as "
            "tight or slightly uncomfortable, never to pain. Keep breathing, and do not bounce.",
            ("acsm2021", "mayo_basic"),
            heading="How",
        ),
        Paragraph(
            "Aim for a minute in all for each muscle group. Two days a week is the least. Daily is best.",
            ("garber2011", "acsm2021"),
        ),
        Paragraph(
            "Move a little first. Five to ten minutes of easy walking or marching will do.",
            ("mayo_basic", "aaos_knee"),
        ),
        Paragraph(
            "More is not always better. Gains level off at about four minutes in a session and ten minutes in a week.",
            ("ingram2025",),
        ),
        Paragraph(
            "Stretching lets you move further and makes you less stiff. Twenty experts agreed on that. They did not "
            "find that it mends posture. For fewer injuries they saw only limited support.",
            ("warneke2025",),
            heading="What it does",
        ),
        Paragraph(
            "Here the trials disagree. In one, 80 adults over 55 stretched calf and thigh each night for six weeks. "
            "They had about one cramp a night less. In a larger one, with 191 people on quinine, nothing changed.",
            ("hallegraeff2012", "coppin2005"),
            heading="Night cramps",
        ),
        Paragraph(
            "A review of three trials says that stretching may make night cramps less severe. So it may help. "
            "Doctors' guidance calls the evidence mixed.",
            ("hawke2021", "aafp2017"),
        ),
    ),
)

WARM_UP: Final = Topic(
    id="warm-up",
    title="Warm up before exercise",
    summary="Start easy, then move. Long holds come later.",
    also=("warmup", "warming up", "exercise", "sport", "ramp"),
    paragraphs=(
        Paragraph(
            "Take about ten minutes. Begin with a walk, a march or an easy jog. Then add moves such as arm swings, "
            "lunges and squats.",
            ("nhsinform_warmup",),
            heading="How",
        ),
        Paragraph(
            "Six minutes is the least that an older NHS guide gives: march, dig the heels, lift the knees, roll the "
            "shoulders, bend the knees.",
            ("nhs_warmup",),
        ),
        Paragraph(
            "For sport there is an order. First raise the pulse. Then wake the muscles and move the joints. Quick "
            "and strong moves come last.",
            ("jeffreys2007",),
        ),
        Paragraph(
            "Holding a stretch for a minute or more just before sport costs some performance: about five per "
            "cent. Shorter holds cost about one. Moving stretches cost none.",
            ("behm2016",),
            heading="Long holds come later",
        ),
        Paragraph(
            "There is little evidence that holding stretches in a warm-up means fewer injuries or less soreness the "
            "next day.",
            ("nhsinform_warmup",),
        ),
        Paragraph(
            "Girls who played football did a fixed twenty-minute programme. They had fewer injuries in all. The "
            "result for leg injuries, which mattered most, was not clear.",
            ("soligard2008", "fifa11"),
            heading="What it does",
        ),
        Paragraph("None of our sources shows that a warm-up keeps cramps away. Do it to move well."),
    ),
)

CRAMP_NOW: Final = Topic(
    id="cramp-now",
    title="A cramp right now",
    summary="Stop, stretch gently, hold until it lets go.",
    also=("cramp", "now", "spasm", "acute", "relief"),
    paragraphs=(
        Paragraph(
            "Stop what you are doing. Stretch the cramping muscle gently, and hold until it lets go.",
            ("aaos_cramp", "mayo_cramp", "merck_cramp", "medlineplus_cramp"),
            heading="First",
        ),
        Paragraph(
            "Calf: knee straight, and draw the foot up to the shin. Or stand on that leg. Back of the thigh: the "
            "same. Front of the thigh: hold a chair, and bring the heel to the buttock.",
            ("mayo_cramp", "merck_cramp", "miller2022", "aaos_cramp"),
        ),
        Paragraph(
            "How long to hold has not been tested. The advice is always the same: until it eases. Our blocks of 30 "
            "seconds are our own choice.",
        ),
        Paragraph(
            "Rub it gently while it is long. Use warmth while it is tight. Use cold once it is only sore.",
            ("aaos_cramp", "mayo_cramp", "medlineplus_cramp"),
            heading="Then",
        ),
        Paragraph(
            "If you have been sweating, drink to thirst.",
            ("medlineplus_cramp", "hewbutler2015"),
        ),
        Paragraph("Then walk a little, slowly. That is our own advice."),
        Paragraph(
            "Still cramping after ten minutes? Get urgent medical advice.",
            ("nidirect_cramp", "nhs_cramp_copy", "bop_cramp"),
            heading="After ten minutes",
        ),
    ),
)
