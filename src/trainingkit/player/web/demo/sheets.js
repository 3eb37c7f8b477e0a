// One made-up sheet of each kind and a small made-up case, only to look at the forms and to test them.
const options = (pairs) => Object.entries(pairs).map(([id, text]) => ({ id, text }));

const CALL = [
  { who: 'Caller', text: 'Somebody has a private image of me. They want money by tonight.' },
  { who: null, text: 'The caller speaks very quietly. It is 21:40.' },
];
const FIRST = options({
  thank: 'Thank them for ringing, and say that this is not their fault',
  number: 'Ask for the account number first',
  why: 'Ask why they sent it',
});
const ACTIONS = options({
  safe: 'Ask whether they are safe and alone',
  keep: 'Ask them to keep the messages as they are',
  report: 'Record the report and its number',
  follow: 'Agree when somebody will ring back',
});

const ITEMS = {
  'choose-one': { title: 'The first words', intro: 'You take a call at the front desk.', show: CALL, ask: 'What do you say first?', options: FIRST, points: 2 },
  'choose-several': {
    title: 'What to record', intro: null, show: [], ask: 'Which of these belong in the first record?', at_most: 3, points: 3,
    options: options({ handle: 'The account’s user name and profile address', time: 'When each message came, with the time zone', words: 'The caller’s own words', opinion: 'What you think of the caller', guess: 'Where the offender probably lives' }),
  },
  order: { title: 'First steps', intro: null, show: [], ask: 'Put the steps into the order in which you would take them.', options: ACTIONS, points: 4 },
  match: {
    title: 'Who can help', intro: null, show: [], ask: 'Which service fits which person?', points: 3,
    left: options({ child: 'Somebody of 15 who wants an image removed', adult: 'Somebody of 34 who wants an image removed', bank: 'Somebody who has just paid' }),
    right: options({ removal: 'The removal service for under-18s', adults: 'The removal service for adults', money: 'Their bank, at once', none: 'None of these' }),
  },
  table: {
    title: 'Exhibit log', intro: 'Use the files of your case.', show: [], ask: 'Log the exhibits.', least_rows: 2, most_rows: 4, points: 6,
    columns: [
      { id: 'ref', label: 'Reference', help: 'Your initials and a number, such as AB/1', format: 'text' },
      { id: 'found', label: 'Time', help: null, format: 'datetime' },
      { id: 'seen', label: 'Opened', help: null, format: 'yes-no' },
    ],
  },
  'wide-table': {
    kind: 'table', title: 'Exhibit log, all columns', intro: null, show: [], ask: 'Log the exhibits.', least_rows: 1, most_rows: 12, points: 6,
    columns: [
      { id: 'ref', label: 'Reference', help: 'Your initials and a number, such as AB/1', format: 'text' },
      { id: 'what', label: 'Description', help: 'What it is, in neutral words', format: 'long-text', most_words: 30 },
      { id: 'by', label: 'Produced by', help: null, format: 'text' },
      { id: 'at', label: 'Time received', help: null, format: 'datetime' },
      { id: 'hash', label: 'SHA-256', help: null, format: 'sha256' },
      { id: 'place', label: 'Kept at', help: null, format: 'choice', options: options({ store: 'Digital store', safe: 'Property store' }) },
      { id: 'opened', label: 'Opened', help: null, format: 'yes-no' },
    ],
  },
  say: { title: 'In your own words', intro: null, show: CALL, ask: 'Write the first sentence that you would say.', most_words: 25, options: FIRST, then_ask: 'Which of these would you say now?', points: 2 },
  decide: {
    title: 'How urgent is it?', intro: null, show: CALL, ask: 'How do you grade this call?', points: 4,
    options: options({ now: 'Somebody goes there now', today: 'Somebody rings back today', later: 'An appointment this week' }),
    parts: [
      { id: 'reasons', label: 'Reasons', help: 'What you know, what you do not know', format: 'long-text', most_words: 60 },
      { id: 'review', label: 'When you look at it again', help: null, format: 'text' },
    ],
  },
  write: {
    title: 'Decision log', intro: null, show: [], ask: 'Write the log of this call.', points: 12,
    parts: [
      { id: 'risk', label: 'Risk', help: 'What could happen, to whom, how soon', format: 'long-text', most_words: 80 },
      { id: 'victim', label: 'What the caller wants', help: null, format: 'long-text', most_words: 5 },
    ],
  },
  numbers: {
    title: 'Reading the figures', intro: null, show: [], ask: 'Enter what you worked out above.', points: 3,
    fields: [
      { id: 'reports', label: 'Reports in the year', help: null, format: 'number' },
      { id: 'complete', label: 'Is the year complete?', help: null, format: 'yes-no' },
      { id: 'digest', label: 'Hash of the file', help: null, format: 'sha256' },
    ],
  },
  function: { title: 'Payments by reference', intro: null, show: [], ask: 'Write a function that adds up the payments of each reference.', points: 5, name: 'totals_by_reference', parameters: ['payments'], given: ['import pandas as pd'] },
  play: { title: 'A call at the desk', intro: 'You take a call. It lasts about fifteen minutes.', show: [], ask: 'Play the story below.', forms: ['first-form', 'second-form'], other_form: 'third-form', points: 34 },
};

const CODE = ['def totals_by_reference(payments):', '    """Sum of the amounts of each reference."""', ...Array.from({ length: 12 }, (_, n) => `    step_${n} = ${n}`), '    return {}'].join('\n');
const SAVED = {
  function: { source: CODE },
  play: { form: 'first-form', runs: [{ form: 'first-form', story: '0a', started: '2026-11-21T11:00:00+00:00', steps: [{ choice: 'thank', at: 1 }, { choice: 'ask', at: 2 }], ended: false }] },
};

/** @param {string} kind @param {string} mode @returns {import('../src/forms/types.js').Sheet} */
export function sheetOf(kind, mode) {
  if (kind === 'broken') return { ...sheetOf('choose-one', mode), error: { title: 'This item cannot be shown', detail: 'items.yml:12:5: the option “thank” is there twice', hint: 'Give each option an id of its own.' } };
  if (kind === 'function-error') return { ...sheetOf('function', mode), error: { title: '“totals_by_reference” cannot be saved yet', detail: 'Its parameters are: rows.', hint: 'Write the first line as it was given.' } };
  const item = { id: `demo-${kind}`, kind, ...ITEMS[kind] };
  const why = mode === 'unsaved' ? 'Shown by Voila: nothing is saved here.' : null;
  const value = mode === 'graded' ? SAVED[kind] : undefined;
  return { protocol: 1, mode, why, item, assignment: 'demo', variant: null, saved: value ? { seq: 1, at: '11:18', value } : null, error: null };
}

const REPLY = { thank: 'sound', number: 'careful', why: 'harmful' };
/** What is said of a practice answer. */
export function repliesTo(item, value) {
  const choice = value?.choice ?? (typeof value === 'string' ? value : null);
  const said = choice ? [{ option: choice, tone: REPLY[choice] ?? 'careful', text: 'This is what it does to the person who rings.' }] : [];
  return [...said, { option: null, tone: null, text: 'One way to say it: “Thank you for ringing.”' }];
}

const PIXEL = 'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" width="320" height="120"%3E%3Crect width="320" height="120" fill="%23cfd8e3"/%3E%3Ctext x="20" y="68" font-size="22"%3ETRAINING%3C/text%3E%3C/svg%3E';
const CONTENT = {
  'notes.txt': { kind: 'text', text: 'Device notes\nThe telephone was switched on.\n' },
  'chat.html': { kind: 'html', text: '<h1>Pebble export</h1><p>TRAINING</p><script>document.title = "ran"</script><img src="http://192.0.2.1/x.png" alt="">' },
  'screen.png': { kind: 'image', src: PIXEL },
  'calls.csv': { kind: 'table', rows: [['time', 'from', 'seconds'], ['2026-03-28 23:40 UTC', '07700 900123', '12'], ['2026-03-29 08:02 UTC', '01632 960456', '0']] },
  'message.eml': { kind: 'email', text: 'From: "Skye" <skye_r.417@example.org>\nTo: j.ward@example.com\nSubject: TRAINING: your\n payment\n\nThis is invented.\n' },
};
const HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

export const CASE = {
  protocol: 1, folder: 'cases/variant-03', variant: 'variant-03', other: true, why: null, error: null,
  files: [
    { name: 'notes.txt', kind: 'text', description: 'Notes about the telephone', size: 45, placeholder: false },
    { name: 'chat.html', kind: 'html', description: 'Chat as the platform exported it', size: 5321, placeholder: false },
    { name: 'screen.png', kind: 'image', description: 'Screenshot of a payment request', size: 20480, placeholder: false },
    { name: 'calls.csv', kind: 'table', description: 'Calls of one week', size: 910, placeholder: false },
    { name: 'message.eml', kind: 'email', description: 'An e-mail to the same person', size: 1300, placeholder: false },
    { name: 'image-placeholder.png', kind: 'image', description: 'Neutral grey placeholder', size: 2048, placeholder: true },
  ],
};

/** @param {{type: string, n: number, name: string}} msg */
export function caseAnswer({ type, n, name }) {
  if (type === 'another') return { type: 'case', n, case: { ...CASE, folder: 'cases/variant-x01', variant: 'variant-x01', other: false } };
  if (type === 'hash') return { type: 'hashed', n, name, algorithm: 'SHA-256', value: HASH, at: '11:19' };
  return CONTENT[name] ? { type: 'file', n, name, ...CONTENT[name] } : { type: 'refused', n, why: 'there is no such file', hint: null };
}
