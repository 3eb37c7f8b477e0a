// Two short made-up stories, only to look at the player and to test it. A passage is written as the kernel would
// send it, without the parts that depend on the run.

const HELP = {
  school: 'In this school: Ms Example, room 12',
  lines: [
    'You can tell any adult you trust. They will not be angry with you.',
    'Worried about something you did? Tell the same adult. There is help for that too.',
  ],
  services: [
    { name: 'Police, in an emergency', contact: '999', href: null, for: 'Somebody is in danger now', hours: 'Day and night', note: null, where: 'Anywhere in the UK' },
    { name: 'Example listening line', contact: '0000 000 000', href: 'tel:0000000000', for: 'Talk to somebody about anything', hours: null, note: 'Free', where: 'Anywhere in the UK' },
    { name: 'Example report form', contact: 'example.invalid', href: 'https://example.invalid/', for: 'Report what happened online', hours: null, note: null, where: 'England and Wales' },
    { name: 'Example line in Scotland', contact: '0000 000 001', href: null, for: 'Talk to somebody in Scotland', hours: '9 to 5', note: null, where: 'Scotland' },
  ],
};
const SOURCE = { title: 'Made-up guidance', publisher: 'Example publisher', date: '2026-01-01' };

let made = 0;
const line = (text, who = null, role = 'narrator') => ({ id: `l-${(made += 1)}`, text, who, role });

export const PUPIL = {
  story: {
    slug: 'demo-request', title: 'A friend request', audience: 'pupil', language: 'en-GB', minutes: 10, reading_age: 10,
    content_note: 'This is a made-up story about {name}, 15. Someone online puts {name} under pressure. Nothing sexual is shown.',
    jurisdictions: ['england-wales', 'scotland', 'northern-ireland'], draft: true, edition: '0a1b2c3d', checked: '2026-11-21', next_check_by: '2027-11-21',
  },
  cast: { name: ['Alex', 'Sam', 'Jo', 'Robin'] },
  help: HELP,
  passages: {
    request: {
      title: 'A new request', stage: 'request', could_help: ['{name} could show it to someone at home.', 'A teacher can help {name} decide what to do.'],
      lines: [
        line('It is Tuesday after school. A new account sends {name} a request. It seems to know people at {name}’s school.'),
        line('Hi! I think we have friends in common. Are you going on Friday?', 'New account', 'offender'),
        line('Who is this?', '{name}', 'victim'),
      ],
      ask: 'What might this message be doing?',
      choices: [
        { id: 'rush', text: 'Making things move fast', to: 'pressure', then: 'It might. A message that hurries you leaves no time to think.' },
        { id: 'friend', text: 'Looking for a friend', to: 'pressure', then: 'It might be. {name} cannot tell yet, and that is not {name}’s fault.' },
        { id: 'show', text: '{name} shows it to a friend', to: 'shown', then: 'Two people see more than one.' },
      ],
    },
    shown: {
      title: null, stage: 'trust', could_help: ['{name}’s friend could come along to tell an adult.'],
      lines: [line('I don’t know them either. Shall we ask Ms Example?', 'Charlie', 'friend')],
      ask: null, choices: [{ id: 'next', text: 'Continue', to: 'pressure' }],
    },
    pressure: {
      title: 'The account keeps pushing', stage: 'threat', could_help: ['{name} could tell somebody now. It is not too late.', 'Nothing has to be paid or answered.'],
      lines: [
        line('The account keeps pushing. It says it has a made-up picture of {name}, and it asks for money.'),
        line('{name} feels sick. This is a crime, and it is not {name}’s fault.'),
      ],
      ask: 'What could help {name} now?',
      choices: [
        { id: 'tell', text: 'Tell the adult {name} trusts most', to: 'help', then: 'Saying it out loud is hard. It is also what helps most.' },
        { id: 'wait', text: 'Wait until tomorrow and then tell', to: 'help', then: 'Waiting is understandable. Help is still there tomorrow.' },
      ],
    },
    help: {
      title: 'Who can help', stage: 'response', help_scene: true, could_help: ['Any of these people can help {name}.'],
      lines: [line('{name} looks at the list that hangs in every classroom.')], ask: null, choices: [{ id: 'next', text: 'Continue', to: 'supported' }],
    },
    supported: {
      title: 'Afterwards', stage: 'after', could_help: ['The people who helped are still there.'], lines: [line('I am glad you told me. We will do this together.', 'Ms Example', 'adult')],
      ask: null, choices: [],
      ending: {
        kind: 'supported', later: [line('Three weeks later {name} is back at training. Some days are still hard. {name} is not alone with it.')],
        sections: [
          { id: 'offender_did', title: 'What the offender did', lines: [{ text: 'Made things move fast.', sources: [] }, { text: 'Used a made-up picture to frighten {name}.', sources: [] }] },
          { id: 'helped', title: 'What helped {name}', lines: [{ text: 'Telling an adult.', sources: [] }] },
          { id: 'could_still_help', title: 'What could still help', lines: [{ text: 'A tool that helps to take pictures down.', sources: [] }] },
        ],
        criteria: null, result: null,
      },
    },
  },
  start: 'request',
};

export const OFFICER = {
  story: { ...PUPIL.story, slug: 'demo-call', title: 'First call', audience: 'officer', reading_age: 13, minutes: 20, draft: false, content_note: 'A made-up call with {name}, 22, who is being blackmailed. It mentions thoughts of suicide. Nothing sexual is shown.' },
  cast: PUPIL.cast,
  help: { ...HELP, school: 'In this force: occupational health, extension 100' },
  passages: {
    log: {
      title: 'The incident log', could_help: [],
      record: { title: 'Incident log', rows: [{ label: 'Received', text: '20:14, by telephone' }, { label: 'Grade', text: 'Prompt' }, { label: 'Caller', text: '{name}, 22, at home, alone' }, { label: 'Summary', text: 'Says somebody online demands money and has a private image. Sounds calm. Asked for a call back.' }] },
      lines: [line('You are the response officer. It is 20:31. The control room asks you to ring back.'), line('Hello? I’m fine, really. Just angry.', '{name}', 'victim')],
      ask: 'What do you say first?',
      choices: [
        { id: 'thank', text: 'Thank you for ringing. This is not your fault. Are you safe where you are just now?', to: 'risk', then: '{name} breathes out. “I suppose so.”' },
        { id: 'details', text: 'Thank you for ringing. Let me take the account names while they are fresh in your mind.', to: 'risk', then: '{name} reads out two names and goes quiet.' },
      ],
    },
    risk: {
      title: 'The pause', could_help: [], lines: [line('I’ll be in early tomorrow to see you.', 'Sergeant Vale', 'staff'), line('I just want it to stop.', '{name}', 'victim')],
      ask: 'There is a pause on the line. What now?',
      choices: [
        { id: 'ask', text: 'Some people in this position think about suicide. Are you having thoughts like that?', to: 'end', then: 'There is a long breath. “Last night, a bit.” You stay on the line.' },
        { id: 'move', text: 'It will stop, I promise you. Let us get the evidence sorted and then you can rest.', to: 'end', then: '{name} says “okay” very quietly.' },
      ],
    },
    end: {
      title: 'Hand-over', could_help: [], lines: [line('You write the hand-over before the end of the shift.')], ask: null, choices: [],
      ending: {
        kind: 'handed-over', later: [line('Three weeks later {name} answers on the first ring and sounds rested.')],
        sections: [{ id: 'teaching', title: 'What this call was about', lines: [{ text: 'Life first, then safeguarding, then evidence.', sources: [SOURCE] }] }],
        criteria: [
          { id: 'asks', text: 'Asked directly about suicide', level: 'best', red: true, why: 'Asking does not make it worse, and it lets help begin.', sources: [SOURCE] },
          { id: 'promise', text: 'Made no promise that could not be kept', level: 'acceptable', red: false, why: 'A broken promise costs trust.', sources: [] },
          { id: 'next', text: 'Agreed the next contact', level: 'harmful', red: false, why: 'Waiting without a time is the hardest part for a victim.', sources: [SOURCE] },
        ],
        result: { competent: true, points: 3, max_points: 6, practice: true },
      },
    },
  },
  start: 'log',
};

export const BROKEN = {
  ...PUPIL, passages: {}, start: null,
  error: { title: 'This story cannot be shown', detail: 'story.yml:42:11: error[unknown-passage] choice "rush" goes to "pressur", which is not a passage', hint: 'Did you mean "pressure" (line 57)?' },
};
