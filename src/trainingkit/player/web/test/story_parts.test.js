import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeKernel, sceneOf } from '../demo/fake_kernel.js';
import { OFFICER, PUPIL } from '../demo/stories.js';
import { castNames } from '../src/names.js';
import { firstOf, screensOf } from '../src/screens.js';
import { WORDS } from '../src/words.js';

/** The steps of a run. */
function stepsOf(demo, choices) {
  return fakeKernel(demo).answer({ type: 'replay', choices }).steps;
}

test('the picked set of names fills every placeholder, and nothing else', () => {
  const names = castNames({ name: ['Alex', 'Sam'], friend: ['Jo', 'Max'] });
  names.pick(1);

  assert.deepEqual(['Alex and Jo', 'Sam and Max'], names.sets);
  assert.equal('Sam asks Max. {other} stays.', names.fill('{name} asks {friend}. {other} stays.'));
  names.pick(9);
  assert.equal(1, names.picked);
});

test('a story without placeholders has no sets of names', () => {
  assert.deepEqual([], castNames({}).sets);
});

test('a run is cut into screens of one idea, the question last', () => {
  const screens = screensOf(stepsOf(PUPIL, ['rush']), 'pupil');

  assert.deepEqual(
    ['line', 'line', 'line', 'ask', 'consequence', 'line', 'line', 'ask'],
    screens.map((screen) => screen.kind),
  );
  assert.equal(4, firstOf(screens, 1));
});

test('a passage that only goes on has no question of its own', () => {
  const kinds = screensOf(stepsOf(PUPIL, ['show']), 'pupil').map((screen) => screen.kind);

  assert.equal(1, kinds.filter((kind) => kind === 'ask').length);
});

test('the end of a pupil holds no result, that of an officer does', () => {
  const pupil = screensOf(stepsOf(PUPIL, ['rush', 'tell', 'next']), 'pupil').map((screen) => screen.kind);
  const officer = screensOf(stepsOf(OFFICER, ['thank', 'ask']), 'officer').map((screen) => screen.kind);

  assert.deepEqual(['section', 'section', 'section', 'who_helps', 'end'], pupil.slice(-5));
  assert.deepEqual(['result', 'criteria', 'criteria', 'criteria', 'section', 'end'], officer.slice(-6));
});

test('the opening alone is what the page holds before any choice', () => {
  assert.deepEqual([0], sceneOf(PUPIL).steps.map((step) => step.n));
});

test('only a story for pupils is said to wait for their approval', () => {
  assert.equal('Draft: not approved for pupils', WORDS.draft('pupil'));
  for (const audience of ['officer', 'teacher']) assert.equal('Draft: for practice; not signed off', WORDS.draft(audience));
});
