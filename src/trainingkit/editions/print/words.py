"""The words of our own on the papers for the lesson. What states a fact names its claims; the rest is lesson craft."""

from trainingkit.editions.print.said import said

# ---------------------------------------------------------------- the facilitator's sheet

ANY_LAUGHTER = said(
    "“People laugh when they do not know what to do. In here we stay kind.” Then go back to what the offender "
    "chose to do.",
    "jokes-in-class",
)
ANY_WHY = said(
    "“The one who could have stopped this is the person who is doing it. It is never the fault of the person it "
    "is done to. What can help from here?”",
    "not-your-fault",
)
HOW_THEY_DO_IT = said(
    "“Let us look at the warning sign, and at the way out.” No more than that; check in with the pupil afterwards.",
    "how-do-they-do-it",
)
TOLD_SOMETHING = said(
    "Stay with the pupil, and send for the {lead} to come to the room. The disclosure card has the words.",
    "stay-with-the-pupil",
)

# ---------------------------------------------------------------- the disclosure card

SAY = (
    said("“I am glad that you told me.”", "glad-you-told-me"),
    said("“It is not your fault. This is a crime.”", "not-your-fault", "this-is-a-crime"),
    said("“It is not too late, whatever has been paid or sent.”", "not-too-late-after-paying"),
    said("“I cannot keep it secret. I have to pass it on, and help will come.”", "adult-must-pass-it-on"),
    said("“What worries you most now?”", "no-blaming-questions"),
)
DO = (
    said(
        "Stay with the pupil. Send for the {lead} to come to you. Ask a colleague to take the class.",
        "stay-with-the-pupil",
    ),
    said(
        "Danger now, or talk of not going on: ring 999, and leave the pupil alone at no time.",
        "stay-and-get-help",
    ),
    said("The phone stays closed and as it is. Nothing is deleted.", "keep-do-not-delete"),
)
NEVER = (
    said("“Why did …?” No blame, no quiz, no look of shock.", "no-blaming-questions", "staff-do-not-investigate"),
    said(
        "No promise of secrecy, and no wait until the end of the day.", "adult-must-pass-it-on", "stay-with-the-pupil"
    ),
    said("Not “they never post it”, and not “it will be out there”.", "cannot-promise-posting"),
)
NO_IMAGE = (
    said(
        "Never look at, copy, save, print, share or forward an image, and never ask to be shown it or sent it. "
        "It is illegal. If a phone is held out, look away.",
        "staff-never-view",
        "look-away",
    ),
    said(
        "Never look at, download, copy, save, print, share or forward an image, and never ask to be shown it or "
        "sent it. If a phone is held out, look away.",
        "scotland-guidance",
        "nobody-copies-child-image",
        "look-away-scotland",
    ),
    said(
        "Never look at, copy, save, print, share or forward an image, and never ask to be shown it or sent it. "
        "If a phone is held out, look away.",
        "nobody-copies-child-image",
        "look-away-northern-ireland",
    ),
)
WRITE = (
    said(
        "The pupil’s own words, and yours; fact apart from opinion; date, time, your name, signed. "
        "Straight to the {lead}, and to nobody else.",
        "teachers-record",
    ),
)

# ---------------------------------------------------------------- the closing activity

CLOSE_STEPS = (
    said("“The story is over. We leave {name} and the others in it. They are made up.” Close the page or the slides."),
    said(
        "Everybody stands, or stays seated and stretches. Feet on the floor, three slow breaths, each at their own "
        "pace."
    ),
    said(
        "Look round the room. Each for themselves, find five things that are round, four that are smooth, three that "
        "are older than you."
    ),
    said(
        "In pairs, two minutes: build a small town together. What stands in the middle? What is it called? Who works "
        "in the bakery?"
    ),
    said("Two or three pairs name their town. Thank the class, and say what comes next today."),
)
CLOSE_WHY = said(
    "Five minutes of something else, so that nobody carries the story into the corridor. Nobody is asked how they feel "
    "or what they have lived; anyone may pass.",
    "ground-rules-and-distance",
)
SLIP_STEPS = (
    said(
        "Give everybody a slip, and a pen that looks like all the others. Everybody writes, if only “No thank you”.",
        "question-box",
    ),
    said(
        "Everybody folds the slip twice and puts it in the box on the way past, you as well. Blank ones count as much "
        "as any."
    ),
    said("Nobody reads one in the room. The {lead} opens the box the same day.", "question-box"),
    said(
        "A slip that asks for a talk gets a quiet talk that day, where no class can see it. A slip that speaks of "
        "danger goes to the {lead} at once.",
        "stay-with-the-pupil",
    ),
    said(
        "Answer the questions without names next lesson, then shred the slips; what the {lead} has to keep, the lead "
        "keeps."
    ),
)
SLIP_ASKS = (
    "A question for the box, or “No thank you”:",
    "If you would like to talk to somebody, whom? (You need not say why.)",
)
SLIP_NOTE = "Everybody writes on one, folds it twice and hands it in. Leave your name off unless you want a talk."
TUTORS = (
    said(
        "Which class, which day, and that the story is about a made-up pupil who is blackmailed online with a picture."
    ),
    said(
        "A friend of the same age is often the first to be told, so somebody may come with a worry that is not their "
        "own.",
        "friends-told-first",
    ),
    said(
        "Sudden distress with a phone, withdrawal, lost sleep, new requests for money or gift cards may be signs. "
        "They may also be nothing.",
        "signs-in-a-pupil",
    ),
    said(
        "If a pupil tells you: stay, listen, say that you must pass it on, send for the {lead}.", "stay-with-the-pupil"
    ),
    said("Do not ask who wrote which slip, and do not ask a pupil how the lesson was for them."),
    said("Jokes or blame about it: pause, and turn to what the offender chose to do.", "jokes-in-class"),
)

# ---------------------------------------------------------------- every word

WHAT_NEXT = "What happens next?"
PAGE_WORDS = (
    "You do not have to say anything about yourself. You can stop at any time and need not say why.",
    "This page keeps nothing about you and asks no other website for anything.",
    "Your school may watch its computers. If that worries you, tell an adult or use your own phone later.",
    "You can also press the Shift key three times.",
    "Take the time you need. Nobody asks why, and nothing is noted.",
    "Start",
    "Who can help",
    "Leave now",
    "Pause",
    "Carry on",
    "Go on",
    WHAT_NEXT,
    "In this telling",
    "From here, what could help?",
    "Looking back",
    "Who helps you",
    "Read the story again",
)
"""What the page itself says to a pupil beside the story: sentences, then buttons and headings. A test compares."""
SENTENCES = 5
COULD_HELP = {
    "before": "Before a threat has come",
    "threat": "From the threat on",
    "after": "Some days later",
}
