import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { fakeSheet } from '../demo/fake_sheet.js';
import { keptEntry } from '../src/forms/kept_entry.js';
import { createSaving } from '../src/forms/saving.js';

const SHEET = { assignment: 'demo', item: { id: 'an-item' }, variant: null };

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout', 'Date'] });
});

/** Lets time pass in small steps, so that what one timer sets off comes at its own time. */
function pass(ms) {
  for (let t = 0; t < ms; t += 5) mock.timers.tick(5);
}

/** Storage of a tab, as far as it is used. */
function storage() {
  const held = {};
  return { held, getItem: (key) => held[key] ?? null, setItem: (key, value) => void (held[key] = value), removeItem: (key) => void delete held[key] };
}

/** A form over a fake kernel, without a page. */
function form({ kernel = fakeSheet({ saved: null }), tab = storage(), saved = kernel.saved, delay = 5 } = {}) {
  const made = { kernel, tab, drawn: 0, saving: null };
  const send = (msg) => {
    const reply = kernel.answer(JSON.parse(JSON.stringify(msg)));
    if (reply) setTimeout(() => made.saving.heard(JSON.parse(JSON.stringify(reply))), delay);
  };
  const kept = keptEntry(SHEET, tab, '/');
  made.saving = createSaving({ saved, send, kept, tell() {}, shown: () => (made.drawn += 1) });
  made.saves = () => kernel.said.filter(({ type }) => type === 'save').map(({ value }) => value);
  made.saving.open();
  pass(20);
  return made;
}

test('saved is said only after the kernel has said so', () => {
  const { saving, tab } = form();
  saving.change('thank', true);
  assert.equal('saving', saving.state.status);
  assert.equal(1, Object.keys(tab.held).length);
  pass(10);

  assert.deepEqual(['saved', '11:19'], [saving.state.status, saving.state.at]);
  assert.deepEqual({}, tab.held);
});

test('typing is saved after a pause, and at the latest after a second', () => {
  const { saving, saves } = form();
  for (let n = 1; n <= 12; n += 1) {
    saving.change('x'.repeat(n));
    pass(200);
  }
  pass(600);

  assert.ok(saves().length >= 2 && saves().length <= 4, saves());
  assert.equal('x'.repeat(12), saves().at(-1));
  assert.equal('saved', saving.state.status);
});

test('each save builds on the one before, and only one is on its way', () => {
  const { saving, kernel } = form({ delay: 300 });
  saving.change('one', true);
  saving.change('two', true);
  saving.change('three', true);
  pass(700);

  const saves = kernel.said.filter(({ type }) => type === 'save');
  assert.deepEqual([[0, 'one'], [1, 'three']], saves.map(({ base, value }) => [base, value]));
  assert.deepEqual({ seq: 2, at: '11:20', value: 'three' }, saving.saved);
});

test('without an answer it is told within two seconds of the first change, and the entry is kept', () => {
  const { saving, kernel, tab } = form();
  kernel.silent = true;
  saving.change('o');
  pass(400);
  saving.change('on');
  pass(400);
  saving.change('one');
  pass(995);
  assert.equal('saving', saving.state.status);
  pass(5);

  assert.equal('silent', saving.state.status);
  assert.equal('one', JSON.parse(Object.values(tab.held)[0]).value);
});

test('an answer that comes late still counts', () => {
  const { saving, tab } = form({ delay: 5000 });
  saving.change('thank', true);
  pass(2000);
  assert.equal('silent', saving.state.status);
  pass(3000);

  assert.equal('saved', saving.state.status);
  assert.deepEqual({}, tab.held);
});

test('a slow kernel that got two saves of the same form is not somebody else', () => {
  const { saving, kernel } = form({ delay: 4000 });
  saving.change('one', true);
  pass(2500);
  saving.change('two', true);
  pass(12_000);

  assert.deepEqual(['saved', 'two'], [saving.state.status, kernel.saved.value]);
});

test('a save whose answer was lost is recognised as our own', () => {
  const { saving, kernel } = form();
  kernel.loseAnswers = true;
  saving.change('one', true);
  pass(2500);
  kernel.loseAnswers = false;
  saving.change('two', true);
  pass(100);

  assert.deepEqual(['saved', 'two', 2], [saving.state.status, kernel.saved.value, kernel.saved.seq]);
});

test('of two versions the one that is picked stays', () => {
  for (const [pick, value] of [['keepMine', 'mine'], ['takeSaved', 'theirs']]) {
    const { saving, kernel, drawn } = form();
    kernel.elsewhere('theirs');
    saving.change('mine', true);
    pass(10);
    assert.deepEqual(['behind', 'theirs', 'mine'], [saving.state.status, saving.state.why.value, saving.value]);
    saving[pick]();
    pass(10);

    assert.deepEqual(['saved', value, value], [saving.state.status, saving.value, kernel.saved.value]);
    assert.equal(0, drawn);
  }
});

test('what is changed while two versions wait is part of mine', () => {
  const { saving, kernel } = form();
  kernel.elsewhere('theirs');
  saving.change('mine', true);
  pass(10);
  saving.change('mine, longer');
  pass(3000);
  assert.deepEqual(['behind', 'theirs'], [saving.state.status, kernel.saved.value]);
  saving.keepMine();
  pass(10);

  assert.equal('mine, longer', kernel.saved.value);
});

test('a refusal says why, keeps the entry, and the next change is tried again', () => {
  const { saving, kernel, tab } = form();
  kernel.refuses = { why: 'this cannot be read', hint: 'write it differently' };
  saving.change('bad', true);
  pass(10);
  assert.deepEqual(['refused', 'this cannot be read'], [saving.state.status, saving.state.why.why]);
  assert.equal('bad', JSON.parse(Object.values(tab.held)[0]).value);
  kernel.refuses = null;
  saving.change('good', true);
  pass(10);

  assert.deepEqual(['saved', 'good'], [saving.state.status, kernel.saved.value]);
});

test('a kept entry is shown and saved at once when the form opens again', () => {
  const one = form();
  one.kernel.silent = true;
  one.saving.change('kept', true);
  pass(2500);
  one.kernel.silent = false;
  const again = form({ kernel: one.kernel, tab: one.tab });

  assert.deepEqual(['kept', 1, 'kept'], [again.saving.value, again.drawn, again.kernel.saved.value]);
  assert.deepEqual({}, one.tab.held);
});

test('a kept entry is no reason to overwrite what another tab saved since', () => {
  const one = form();
  one.kernel.silent = true;
  one.saving.change('kept', true);
  pass(2500);
  one.kernel.silent = false;
  one.kernel.elsewhere('theirs');
  const again = form({ kernel: one.kernel, tab: one.tab });

  assert.deepEqual(['behind', 'kept', 'theirs'], [again.saving.state.status, again.saving.value, again.kernel.saved.value]);
});

test('a kept entry that arrived all the same asks nothing, and what was typed after it is saved', () => {
  const one = form();
  one.kernel.loseAnswers = true;
  one.saving.change('first', true);
  pass(100);
  one.saving.change('first and second');
  pass(2500);
  one.kernel.loseAnswers = false;
  assert.equal('first', one.kernel.saved.value);
  const again = form({ kernel: one.kernel, tab: one.tab });

  assert.deepEqual(['saved', 'first and second'], [again.saving.state.status, again.kernel.saved.value]);
});

test('a draft is kept and shown again, and not saved', () => {
  const one = form();
  one.saving.draft({ text: 'half a', choice: null }, 'press the button');
  pass(3000);
  const again = form({ kernel: one.kernel, tab: one.tab });

  assert.deepEqual([], again.saves());
  assert.deepEqual(['draft', 'half a'], [again.saving.state.status, again.saving.value.text]);
});

test('a form that opens asks what is saved by now, and shows it', () => {
  const kernel = fakeSheet({ saved: { seq: 1, at: '11:19', value: 'old' } });
  const stale = kernel.saved;
  kernel.elsewhere('new');
  const { saving } = form({ kernel, saved: stale });

  assert.deepEqual(['new', 'saved', '11:20'], [saving.value, saving.state.status, saving.state.at]);
});

test('an answer whose file is gone is saved again', () => {
  const kernel = fakeSheet({ saved: { seq: 3, at: '11:21', value: 'old' } });
  const { saving } = form({ kernel });
  kernel.saved = null;
  saving.refresh();
  pass(20);

  assert.deepEqual(['old', 'saved'], [kernel.saved.value, saving.state.status]);
});

test('a restart is told before anybody changes anything', () => {
  const { saving, kernel } = form();
  saving.trouble('doubtful');
  pass(100);
  assert.equal('untouched', saving.state.status);
  kernel.silent = true;
  saving.trouble('doubtful');
  pass(2000);
  assert.equal('lost', saving.state.status);
  kernel.silent = false;
  saving.trouble('doubtful');
  pass(20);

  assert.equal('untouched', saving.state.status);
});

test('on a closed comm a change is told at once', () => {
  const { saving, kernel } = form();
  kernel.silent = true;
  saving.trouble('closed');
  assert.equal('lost', saving.state.status);
  saving.change('thank', true);

  assert.equal('silent', saving.state.status);
});

test('what one person kept is not another’s, and rubbish is nothing', () => {
  const tab = storage();
  keptEntry(SHEET, tab, '/user/one/').keep({ value: 'x', base: 0, ready: true });
  assert.equal('x', keptEntry(SHEET, tab, '/user/one/').read().value);
  assert.equal(null, keptEntry(SHEET, tab, '/user/two/').read());
  tab.setItem(Object.keys(tab.held)[0], '{"value": ');
  assert.equal(null, keptEntry(SHEET, tab, '/user/one/').read());
  keptEntry(SHEET, null, '/').keep({ value: 'x', base: 0, ready: true });

  assert.equal(null, keptEntry(SHEET, null, '/').read());
});
