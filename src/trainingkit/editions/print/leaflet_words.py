"""The words of the leaflet. Whatever states a fact names its claims; the pupils' side is read at about ten years."""

from trainingkit.editions.print.said import said

# ---------------------------------------------------------------- the pupils' side

FIRST = said(
    "It is never your fault. It is not too late to tell.",
    "not-your-fault",
    "not-too-late-after-paying",
)
WHAT_IT_IS = (
    said(
        "Someone online says they will share a private picture of a person. They ask for money to stop.",
        "what-fmse-is",
    ),
    said("Some ask for more pictures, not for money.", "girls-and-images"),
    said("The picture may be real. It may be made up with AI. The help is the same.", "made-up-images"),
    said("It can happen on any app, and to anyone.", "any-platform", "anyone-can-be-targeted"),
    said("It is a crime. The police take it seriously.", "this-is-a-crime"),
    said("It is called online blackmail, or sextortion.", "words-for-it"),
)
WHAT_HELPS = (
    said(
        "Tell. Go to an adult at home or at school, or ring Childline. Then nobody is alone with it.",
        "tell-a-trusted-adult",
        "childline-first-is-fine",
    ),
    said("Don’t pay. After one payment, they ask for more.", "do-not-pay", "paying-does-not-end-it"),
    said("Don’t answer any more. A short answer shows them that someone is there.", "short-reply-still-signals"),
    said(
        "Don’t delete. The messages help the police. Tools that block a picture need the picture, too.",
        "keep-do-not-delete",
        "keep-the-picture-for-the-tool",
    ),
    said(
        "Block the account. Note the names, links and times, before or after. Both are fine.",
        "block-or-note-first",
    ),
    said("A timer is a trick. Put the phone down, and get someone beside you.", "countdown-is-a-trick"),
)
IT_HAS_HAPPENED = (
    said(
        "Money was paid? It is not too late. Don’t pay again. Tell the police and the bank.",
        "not-too-late-after-paying",
    ),
    said("Things were deleted? There may be other ways to show what happened.", "deleted-is-not-lost"),
    said("A new account writes? Don’t answer. Tell the adult.", "new-account-do-not-reply"),
    said(
        "Passed a picture on? Stop there, and tell an adult. There is help for that, too.",
        "worried-about-own-act",
        "got-shared-no-copy-as-proof",
    ),
    said("Many people who have been through this say that it got better.", "it-gets-better"),
)
TOOLS = (
    said(
        "Report Remove is for people under 18. It can help to take a picture down, or to block it before it is "
        "posted. Childline helps with it.",
        "report-remove-under-18",
        "report-remove-before-posting",
        "childline-alongside",
    ),
    said(
        "Take It Down is for a picture of someone who was under 18 in it. The picture stays on the phone.",
        "take-it-down-under-18-image",
        "take-it-down-how",
    ),
)
TOOLS_FROM_18 = (
    said(
        "StopNCII.org is for people of 18 and over, if they were 18 or over in the picture. Keep the case number "
        "and the PIN.",
        "stopncii-18-plus",
        "stopncii-keep-pin",
    ),
)
NO_PROMISE = said(
    "Nobody can promise that a picture will not be shared. There are things to do now.",
    "cannot-promise-posting",
    "tools-give-honest-hope",
)
A_FRIEND = (
    said(
        "Say: “It is not your fault. There are people and tools that can help.”",
        "not-your-fault",
        "tools-give-honest-hope",
    ),
    said("Say: “I can’t keep this secret, because I care. Let’s tell someone together.”", "friend-asks-for-secrecy"),
    said(
        "Is a picture going round? Leave it closed. Don’t pass it on. Tell an adult, and stand by your friend.",
        "got-shared-friends",
        "got-shared-no-copy-as-proof",
    ),
    said(
        "Do you fear for a friend’s life? Stay with them. Get an adult now. Ring 999 if there is danger.",
        "pupil-stay-tell-adult",
    ),
)

# ---------------------------------------------------------------- the side for parents and staff

FOR_ADULTS = (
    said(
        "An offender threatens to share an intimate image, real or made up, unless money or more images come. When "
        "the person is under 18, this is child sexual abuse.",
        "what-fmse-is",
        "girls-and-images",
        "under-18-is-child-abuse",
    ),
    said(
        "Many offenders are organised criminals, often overseas. They practise, and it can take less than an hour. "
        "It is not the young person’s fault.",
        "organised-criminals",
        "under-an-hour",
        "missing-a-sign",
        "not-your-fault",
    ),
)
FIRST_WORDS = said(
    "“I am glad you have told me. I believe you. It is not your fault. One step at a time. What worries you most now?”",
    "glad-you-told-me",
    "first-words",
)
DO = (
    said("Stay calm, stay with them, and listen.", "stay-calm", "stay-and-get-help"),
    said(
        "If you fear for their life, ask them openly; asking does not make it worse. Do not leave them alone. Ring "
        "999 if the danger is now.",
        "asking-protects",
        "ask-directly",
        "severe-distress-999",
    ),
    said("Parents and carers: ring the police on 101. CEOP takes reports, too.", "police-101-999", "ceop-for-under-18"),
    said(
        "Staff: tell the {lead} at once, and say kindly that it must be passed on.",
        "tell-the-dsl",
        "adult-must-pass-it-on",
    ),
    said(
        "Staff: tell the {lead} at once, and say kindly that it must be passed on.",
        "scottish-lead",
        "adult-must-pass-it-on",
    ),
    said(
        "Keep the chat as it is. Note names, links, times and payment details.",
        "under-18-note-not-copy",
    ),
    said(
        "Blocking the account: before noting or after, both are fine if nothing is deleted.",
        "block-or-note-first",
    ),
    said(
        "Something was paid? It is not too late. Pay no more. Tell the bank at once, and keep the references.",
        "not-too-late-after-paying",
        "tell-the-bank",
    ),
    said(
        "Sit beside them while they use Report Remove (under 18), with Childline. Take It Down can be added. The "
        "tools work from the device that holds the image; nobody downloads it for them.",
        "childline-alongside",
        "report-remove-under-18",
        "take-it-down-no-download",
    ),
)
DO_FROM_18 = (
    said(
        "For someone of 18 or over whose image was taken at 18 or over: StopNCII.org, the Revenge Porn Helpline, and "
        "a report to the platform.",
        "stopncii-18-plus",
        "adult-tools-together",
    ),
)
NEVER = (
    said(
        "Never look at the image, and never ask to see it. Never copy, save, print, share or forward it. It is "
        "illegal for staff, for evidence too.",
        "staff-never-view",
        "nobody-copies-child-image",
        "law-copying-for-proceedings",
    ),
    said(
        "Never look at the image, and never ask to see it. Never download, copy, save, print, share or forward it, "
        "for evidence either.",
        "scotland-guidance",
        "look-away-scotland",
        "nobody-copies-child-image",
    ),
    said(
        "Never look at the image, and never ask to see it. Never copy, save, print, share or forward it, for evidence "
        "either.",
        "look-away-northern-ireland",
        "got-shared-no-copy-as-proof",
        "nobody-copies-child-image",
    ),
    said(
        "No blame, no punishment, and not every device taken away. Shame is what the offender uses.",
        "shame-is-the-lever",
        "parents-no-punishment",
    ),
    said("No “Why did …?” Ask what happened next.", "no-blaming-questions"),
    said(
        "No payment, no bargaining, no message to the offender.",
        "do-not-pay",
        "no-bargaining",
        "parents-who-want-to-pay",
    ),
    said("Delete nothing: no chat, no account, no picture.", "keep-do-not-delete", "do-not-delete-account"),
    said(
        "No promise of secrecy, and none about what will be posted.",
        "adult-must-pass-it-on",
        "cannot-promise-posting",
    ),
    said("Pay nobody who offers to get money or images back.", "no-paid-recovery"),
    said("Staff: no questioning, no searching, no investigating.", "staff-do-not-investigate"),
)
SIGNS = (
    said(
        "Sudden distress with a phone, withdrawal, secrecy, new requests for money, gift cards, lost sleep, or "
        "staying away from school. They may also be nothing.",
        "signs-in-a-pupil",
    ),
)
