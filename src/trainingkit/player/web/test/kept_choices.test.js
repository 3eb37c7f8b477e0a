import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keptChoices } from '../src/kept_choices.js';

/** Storage of a tab, as far as it is used. */
function storage() {
  const held = {};
  Object.defineProperties(held, {
    getItem: { value: (key) => held[key] ?? null },
    setItem: { value: (key, value) => void (held[key] = value) },
    removeItem: { value: (key) => void delete held[key] },
  });
  return held;
}

const story = (audience) => ({ slug: 'a-story', edition: '0a1b2c3d', audience });
const NOTHING = { choices: [], names: 0 };

for (const [audience, navigation, resumed] of [
  ['pupil', 'reload', true],
  ['pupil', 'navigate', false],
  ['pupil', 'back_forward', false],
  ['pupil', 'prerender', false],
  ['officer', 'reload', true],
  ['officer', 'navigate', false],
  ['officer', 'back_forward', true],
]) {
  test(`choices of a ${audience} after ${navigation} are ${resumed ? 'resumed' : 'wiped'}`, () => {
    const tab = storage();
    keptChoices(story(audience), tab).keep(['one', 'two'], 3);
    const found = keptChoices(story(audience), tab).resume(navigation);

    assert.deepEqual(resumed ? ['one', 'two'] : [], found.choices);
    assert.equal(resumed ? 1 : 0, Object.keys(tab).length);
  });
}

test('opening one story wipes the choices of every other', () => {
  const tab = storage();
  keptChoices({ ...story('pupil'), slug: 'another' }, tab).keep(['one'], 0);
  keptChoices(story('pupil'), tab).resume('navigate');

  assert.deepEqual([], Object.keys(tab));
});

test('choices of an older edition are not replayed', () => {
  const tab = storage();
  keptChoices(story('officer'), tab).keep(['one'], 0);

  assert.deepEqual(NOTHING, keptChoices({ ...story('officer'), edition: 'ffffffff' }, tab).resume('reload'));
});

test('a browser that refuses storage, or holds rubbish, plays without it', () => {
  const tab = storage();
  tab.setItem('trainingkit:run:a-story', '{"choices": 7');
  keptChoices(story('pupil'), null).keep(['one'], 0);

  assert.deepEqual(NOTHING, keptChoices(story('pupil'), tab).resume('reload'));
  assert.deepEqual(NOTHING, keptChoices(story('pupil'), null).resume('reload'));
});
