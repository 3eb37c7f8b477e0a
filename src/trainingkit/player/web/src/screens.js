// The run cut into screens of one idea each, for the projector and the simple view.
import { onlyGoesOn } from './decision_view.js';

/**
 * @typedef {object} Screen
 * @property {'line'|'consequence'|'record'|'image'|'help'|'ask'|'result'|'criteria'|'section'|'who_helps'|'end'} kind
 * @property {import('./types.js').Step} step
 * @property {any} [what]
 */

/** @param {import('./types.js').Step[]} steps @param {string} audience @returns {Screen[]} */
export function screensOf(steps, audience) {
  return steps.flatMap((step) => [...storyScreens(step), ...(step.ending ? endScreens(step, audience) : [])]);
}

/** @param {import('./types.js').Step} step */
function storyScreens(step) {
  const screen = (kind, what) => ({ kind, step, what });
  return [
    step.consequence && screen('consequence', step.consequence),
    step.record && screen('record', step.record),
    ...step.lines.map((line) => screen('line', line)),
    step.image && screen('image', step.image),
    step.help_scene && screen('help'),
    step.choices.length && !onlyGoesOn(step) && screen('ask'),
  ].filter(Boolean);
}

/** @param {import('./types.js').Step} step @param {string} audience */
function endScreens(step, audience) {
  const { later, result, criteria, sections } = step.ending;
  const screen = (kind, what) => ({ kind, step, what });
  const levels = ['harmful', 'acceptable', 'best'].filter((of) => criteria?.some((c) => c.level === of));
  return [
    ...later.map((line) => screen('line', line)),
    result && screen('result', result),
    ...levels.map((of) => screen('criteria', of)),
    ...sections.map((section) => screen('section', section)),
    audience === 'pupil' && screen('who_helps'),
    screen('end'),
  ].filter(Boolean);
}

/** The first screen of step `n`, or the last screen there is. @param {Screen[]} screens @param {number} n */
export function firstOf(screens, n) {
  const found = screens.findIndex((screen) => screen.step.n === n);
  return found === -1 ? screens.length - 1 : found;
}
