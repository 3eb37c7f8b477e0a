// Above the files of a case: the way to another one. One press, and no reason is asked.
import { button, h, uid } from '../dom.js';
import { refusal } from './sentence.js';
import { WORDS } from './words.js';

/** @param {ReturnType<import('./case_questions.js').caseQuestions>} questions @returns {HTMLElement} */
export function anotherCase(questions) {
  const why = uid();
  const word = h('p.tk-problem', { 'aria-live': 'polite' });
  let waiting = false;

  function another() {
    if (waiting) return;
    waiting = true;
    word.textContent = WORDS.anotherCaseWait;
    questions.ask('another', '', (answer) => {
      waiting = false;
      word.textContent = !answer ? WORDS.anotherSilent : answer.type === 'refused' ? refusal(answer) : '';
    });
  }

  const change = button('plain', WORDS.anotherCase, another, { 'aria-describedby': why });
  return h('div.tk-another', {}, h('p', { id: why }, WORDS.anotherCaseWhy), h('p.tk-row', {}, change), word);
}
