"""The lists: what must not be said, and what to say instead."""

from trainingkit.checks.phrases import avoid, say

SENT = "was tricked or pressured into sharing; was targeted by an offender"
DECEIVED = "the offender deceived and exploited them"
IMAGE = "private image; image they did not agree to have recorded or shared"
NO_PROMISE = "nobody can promise that; there are tools that can help remove or block it"

# After the language guide of the CSE Taskforce (Children's Society and NAPAC, 2024).
BLAME = (
    say(r"""sext(?:s|ed|ing)?
            sent (?:\w+ )?nudes?""", SENT),
    say(r"""put(?:s|ting)? (?:themsel\w+|himself|herself|yourself) at risk
            na[iï]ve(?:ly)?|gullible|silly|foolish(?:ly)?|stupid(?:ly|ity)?
            f(?:a|e)ll(?:s|en|ing)? for (?:it|this|that|the (?:trick|scam))
            should(?:n[’']t| not) have (?:sent|shared|shown|trusted|accepted|added|opened|paid|replied)
            (?:could|should|would) have (?:known better|been more careful)""", DECEIVED),
    say(r"""(?:your|his|her|their) own fault
            only (?:yourself|himself|herself|themselves) to blame""", "it is not your fault"),
    say(r"""compromising (?:situation|position|images?|pictures?|videos?)
            embarrassing (?:video|image|picture|photo)s?""", IMAGE),
    say(r"""why did(?:n[’']t)? (?:you|he|she|they|\{\w+\})
            what were you thinking""", "what happened next? what worries you most now?"),
    say(r"revenge porn(?:ography)?", "intimate image abuse"),
    say(r"(?:child|kiddie) porn(?:ography)?", "child sexual abuse material; indecent images (legal term)"),
    say(r"the (?:girl|boy|woman|man) (?:he|she|they) met", "account used by the offender"),
    say(r"refus(?:ed|es|ing) to engage|uncooperative|non-?engaging", "was not ready to talk; we will offer again"),
    say(r"should have (?:told|said|come|reported|spoken)(?: \w+){0,3} (?:sooner|earlier|before)",
        "I'm glad you've told me"),
    say(r"(?:online|out there|on the internet) (?:for ever|forever)",
        "there are tools that can help remove or block it"),
    say(r"""just ignore it
            (?:it[’']s |it is )?(?:just|only) a scam""", "this is a crime and we take it seriously"),
    say(r"predators?|nigerian (?:gang|scammer)s?|yahoo boys?|sakawa", "organised criminals, often overseas"),
    say(r"""(?:they|he|she|offenders|it) (?:will )?never (?:really )?posts?(?: it| them)?
            (?:they|he|she) won[’']t (?:post|share) it""", NO_PROMISE),
)  # fmt: skip

# After Samaritans' media guidelines.
SUICIDE = (
    say(r"commit(?:s|ted|ting)? suicide", "died by suicide; took their own life"),
    say(r"(?:failed|successful|unsuccessful|completed) (?:suicide|attempt)(?: attempt)?",
        "attempted suicide; died by suicide"),
    avoid(r"""suicide (?:epidemic|wave|craze|spate)
              (?:epidemic|wave|spate) of suicides?""", "leave it out"),
    avoid(r"""hang(?:ed|ing)? (?:my|your|him|her|them)sel\w+
              overdos(?:e|es|ed|ing)|noose|suicide note
              (?:slit(?:s|ting)?|cut(?:s|ting)?) (?:\w+ )?wrists?
              jump(?:s|ed|ing)? (?:off|in front of)
              (?:tak|swallow)(?:e|es|ing|ed|en) (?:\w+ ){0,2}(?:pills|tablets)""", "name no method, place or note"),
    avoid(r"do(?:n[’']t| not) (?:\w+ )?do anything (?:stupid|silly)",
          'ask directly, for example "Are you thinking about suicide?"'),
)  # fmt: skip

EXPLICIT = (
    say(r"nudes?(?: (?:image|picture|photo)s?)?|naked|topless|nsfw|dick ?pics?", IMAGE),
    avoid(r"""undress\w*|strip(?:s|ped|ping)? off|underwear|lingerie|genital\w*|penis\w*|vagina\w*|breasts?
              masturbat\w*|orgasm\w*|erotic\w*|sexy|horny|porn(?:o|ography|ographic)?""",
          "nothing sexual is shown or described: narrate that there was a private image, and go on"),
)  # fmt: skip

SCORE = (
    avoid(r"""scor(?:e|es|ed|ing)|tick(?:s|ed)?|worst|missed|harmful|full marks
              (?:right|correct|incorrect) answers?""",
          "pupils are not marked: say what helped, and what could still help"),
    avoid(r"wrong(?:ly)?|incorrect(?:ly)?",
          "pupils are not marked: say \"not {name}'s fault\", or what could still help"),
)  # fmt: skip

PUPIL_SUICIDE = (
    avoid(r"""suicid\w+|self[- ]?harm\w*|better off dead|want(?:s|ed)? to die
              (?:kill|hurt|harm)(?:s|ed|ing)? (?:him|her|them|your|my)sel\w+
              (?:end|take|took|taken|ended) (?:his|her|their|your|my) (?:own )?li(?:fe|ves)""",
          'say "Stay with them. Get an adult now. 999 if in danger."'),
)  # fmt: skip

COUNT = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
PEOPLE = r"(?:children|pupils|people|teenagers|boys|girls|victims|cases|reports)"
FIGURES = (
    avoid(rf"""\d+(?:\.\d+)? ?%
               (?:{COUNT}|half) per ?cent
               {COUNT} (?:in|out of)(?: every)? (?:{COUNT}|a hundred)
               (?:hundreds|thousands|millions|dozens) of (?:\w+ )?{PEOPLE}
               (?<![£$€\d.,])\d{{1,3}}(?:,\d{{3}})+
               (?<![£$€\d.,])[1-9]\d* {PEOPLE}
               the case of|real cases?|true story""",
          "pupil stories hold no figures and no cases: leave it out"),
)  # fmt: skip

SCREENSHOT = (
    avoid(r"""screen[ -]?(?:shot|grab|capture|recording|print)(?:s|ted|ting|ed)?
              (?:photo|picture|photograph)s? of (?:the|his|her|their|a) (?:screen|phone)""",
          'say "Don\'t delete. Don\'t pay. Tell."; copying the screen can copy the image'),
)  # fmt: skip

OFFENDER = (
    avoid(r"""nudes?|naked|sexy|sext\w*|strip|undress\w*|body|underwear|horny|turn(?:ed)? on|cam|webcam
              private parts?""", "narrate it, without the words"),
    avoid(r"""(?:send|show|give|film|record) me
              (?:your|a|another) (?:pic|photo|picture|selfie|video|image)s?""",
          'narrate it: "The account asks for a picture."'),
    avoid(r"""[£$€] ?\d[\d,.]*|\d[\d,.]* ?(?:pounds|dollars|euros|quid)
              bitcoin|crypto\w*|gift ?cards?|paypal|steam cards?|vouchers?|wallet""",
          'narrate it: "The account wants money."'),
    avoid(r"""kill|die|ruin (?:you|your life)|destroy (?:you|your life)|regret it|or else
              everyone you know|all your (?:friends|followers|contacts)
              I(?:[’']ll| will| can|(?: am|[’']m) going to)? (?:tell|show) (?:your|every(?:one|body))
              I(?:[’']ll| will| can|(?: am|[’']m) going to)? send (?:it|this|them) to (?:your|every(?:one|body))
              your (?:mum|dad|parents?|family|friends|class|school|boss) will (?:see|know|hear|find out|get)""",
          'narrate it: "The account threatens to share it."'),
    avoid(r"""\d+ (?:minutes|hours|mins|hrs|seconds)|tick[- ]tock|hurry
              (?:until|till|by) (?:midnight|noon|tonight|tomorrow|\d{1,2}(?::\d\d)? ?(?:am|pm|o[’']clock))""",
          'narrate it: "The account sets a deadline."'),
)  # fmt: skip
