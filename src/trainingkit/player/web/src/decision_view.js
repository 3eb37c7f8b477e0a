// The decision: real buttons in a labelled group.
import { button, h, uid, unseen } from './dom.js';
import { WORDS } from './words.js';

export const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];

/** Whether a step only goes on: one choice, which is no decision. @param {import('./types.js').Step} step */
export const onlyGoesOn = (step) => step.choices.length === 1 && step.choices[0].id === 'next';

/**
 * @param {import('./types.js').Step} step
 * @param {object} how
 * @param {(text: string) => string} how.fill
 * @param {(id: string) => void} how.choose
 * @param {number} how.level  heading level of the question
 * @param {boolean} [how.letters]  A to D before each choice
 */
export function decisionView(step, { fill, choose, level, letters = false }) {
  const id = uid();
  const lone = onlyGoesOn(step);
  const buttons = step.choices.map((choice, i) =>
    button(
      lone ? 'primary' : 'choice',
      h('span.tk-choice-text', {}, fill(choice.text)),
      () => !el.dataset.chosen && choose(choice.id),
      { 'data-choice': choice.id },
    ),
  );
  if (letters) buttons.forEach((b, i) => b.prepend(h('span.tk-letter', {}, LETTERS[i], unseen(': '))));
  const ask = lone ? null : h(`h${level}.tk-ask`, { id }, fill(step.ask) || WORDS.whatNow);
  const label = lone ? { 'aria-label': WORDS.goOn } : { 'aria-labelledby': id };
  const el = h('div.tk-decision', { role: 'group', tabindex: -1, ...label }, ask, h('div.tk-choices', {}, buttons));
  return {
    el,
    /** Focus goes to the group, so that its question is read; to the button where there is no question. */
    focus: () => (lone ? buttons[0] : el).focus({ preventScroll: true }),
    /** Shows at once what was chosen. @param {string} choiceId */
    settle(choiceId) {
      el.dataset.chosen = choiceId;
      el.setAttribute('aria-busy', 'true');
      for (const b of buttons) {
        const mine = b.dataset.choice === choiceId;
        b.setAttribute('aria-disabled', 'true');
        b.classList.toggle('tk-is-chosen', mine);
      }
    },
  };
}
