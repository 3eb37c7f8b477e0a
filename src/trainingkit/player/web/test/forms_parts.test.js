import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseEmail } from '../src/forms/email.js';
import { advise } from '../src/forms/fields.js';
import { moved, orderOf } from '../src/forms/moves.js';
import { emptyRow, rowsOf, without, withRow } from '../src/forms/rows.js';
import { runWords } from '../src/forms/run_words.js';
import { same } from '../src/forms/same.js';
import { countWords, wordCount } from '../src/forms/word_count.js';

const COLUMNS = [{ id: 'ref' }, { id: 'time' }];

test('an action moves one place, and no further than the ends', () => {
  assert.deepEqual(['b', 'a', 'c'], moved(['a', 'b', 'c'], 'b', -1));
  assert.deepEqual(['a', 'c', 'b'], moved(['a', 'b', 'c'], 'b', 1));
  assert.deepEqual(['a', 'b', 'c'], moved(['a', 'b', 'c'], 'a', -1));
  assert.deepEqual(['a', 'b', 'c'], moved(['a', 'b', 'c'], 'c', 1));
  assert.deepEqual(['a', 'b', 'c'], moved(['a', 'b', 'c'], 'z', 1));
});

test('moving never loses, adds or changes an action', () => {
  let order = ['a', 'b', 'c', 'd'];
  for (let n = 0; n < 40; n += 1) order = moved(order, 'abcd'[(n * 7) % 4], n % 3 ? 1 : -1);

  assert.deepEqual(['a', 'b', 'c', 'd'], [...order].sort());
});

test('a saved order of another version of the item still has every action once', () => {
  assert.deepEqual(['c', 'a', 'b'], orderOf(['a', 'b', 'c'], ['gone', 'c', 'c', 'a']));
  assert.deepEqual(['a', 'b'], orderOf(['a', 'b'], null));
  assert.deepEqual(['a', 'b'], orderOf(['a', 'b'], 'rubbish'));
});

test('words are counted between spaces of any kind', () => {
  assert.equal(0, countWords('  \n '));
  assert.equal(3, countWords(' one\ttwo\n\nthree '));
  assert.equal(2, countWords('it’s half-past'));
});

test('a count says how many words there may be, and by how many it is over', () => {
  assert.deepEqual({ words: '1 word', over: false }, wordCount('one', null));
  assert.deepEqual({ words: '2 of at most 2 words', over: false }, wordCount('one two', 2));
  assert.deepEqual({ words: '3 words: 1 more than the 2 asked for', over: true }, wordCount('one two three', 2));
});

test('a table has the rows it was given, at least as many as asked for, and no other columns', () => {
  assert.deepEqual([emptyRow(COLUMNS), emptyRow(COLUMNS)], rowsOf(COLUMNS, null, 2));
  assert.deepEqual([{ ref: 'A/1', time: '' }], rowsOf(COLUMNS, [{ ref: 'A/1', gone: 'x' }], 1));
  assert.deepEqual([{ ref: '', time: '' }], rowsOf(COLUMNS, [null], 1));
});

test('a row that is removed can be put back where it was', () => {
  const rows = ['A/1', 'A/2', 'A/3'].map((ref) => ({ ref, time: '' }));

  assert.deepEqual(rows, withRow(without(rows, 1, COLUMNS, 1), 1, rows[1], COLUMNS, 12));
  const two = rows.slice(0, 2);
  const left = without(two, 0, COLUMNS, 2);
  assert.deepEqual([two[1], emptyRow(COLUMNS)], left);
  assert.deepEqual(two, withRow(left, 0, two[0], COLUMNS, 2));
  assert.deepEqual(rows, withRow(rows, 0, { ref: 'A/9', time: '' }, COLUMNS, 3));
});

test('an e-mail is header lines, joined where they were folded, and a text', () => {
  const { headers, body } = parseEmail('From: a@example.org\r\nSubject: one\r\n two\r\n\r\nHello: you\r\n\r\nBye\r\n');

  assert.deepEqual([['From', 'a@example.org'], ['Subject', 'one two']], headers);
  assert.equal('Hello: you\n\nBye', body);
  assert.deepEqual({ headers: [], body: 'no mail' }, parseEmail('no mail'));
});

test('values are equal as data', () => {
  assert.ok(same({ a: [1, { b: null }], c: 'x' }, { c: 'x', a: [1, { b: null }] }));
  for (const [one, other] of [[{ a: 1 }, { a: 1, b: 2 }], [[1, 2], [2, 1]], [[], {}], [null, {}], ['1', 1], [{ a: undefined }, { b: undefined }]]) {
    assert.equal(false, same(one, other));
  }
});

test('a number is written as marking reads it', () => {
  const wrong = (text) => advise({ id: 'sum', label: 'Sum', format: 'number' }, text) !== null;

  // The same as in tests/marking/test_fields.py.
  for (const text of ['120', '1,250.50', '£1,250.50', '£ 40', '-3', ' 12 ', '']) assert.equal(false, wrong(text), text);
  for (const text of ['12,50', 'nan', '1e5', '1_000', '9'.repeat(400), '£', '40 £']) assert.ok(wrong(text), text);
});

test('what is said of runs is of the form on the screen, and which one counts', () => {
  const run = (form, n, ended) => ({ form, ended, steps: Array.from({ length: n }, () => ({ choice: 'c1', at: 1 })) });
  const said = (form, ...runs) => runWords({ form, runs }).join(' ');
  const none = 'Not started yet. Each choice is saved as you make it.';

  assert.deepEqual([none], runWords(null));
  assert.equal('2 choices saved; the run is not complete yet', said('a', run('a', 2, false)));
  assert.match(said('a', run('a', 45, true)), /^45 choices saved; the run is complete You may play it again/);
  assert.match(said('a', run('a', 5, true), run('a', 1, false)), /^5 choices saved.* The first run counts\. 1 later run is kept/);
  assert.equal(`${none} Your run of the first form is complete: it is kept, and it counts.`, said('c', run('a', 45, true)));
  assert.match(said('c', run('a', 2, false), run('c', 1, false)), /^1 choice saved; .* the first run of this form counts\.$/);
  assert.doesNotMatch(said('c', run('a', 9, true), run('c', 3, true), run('c', 1, false)), /first run counts/);
});
