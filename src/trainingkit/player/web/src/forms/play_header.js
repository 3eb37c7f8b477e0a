// Above a story that is played for an assignment: what is saved of it, and the way to another one.
import { button, h, uid } from '../dom.js';
import { runWords } from './run_words.js';
import { PATIENCE } from './saving.js';
import { refusal } from './sentence.js';
import { WORDS } from './words.js';

/** @param {any} item @param {import('./types.js').Answer} answer @returns {import('./types.js').View} */
export function playHeader(item, answer) {
  const askId = uid();
  const why = uid();
  const state = h('div.tk-run', { 'aria-live': 'polite' });
  const form = h('p');
  const word = h('p.tk-problem', { 'aria-live': 'polite' });
  const change = button('plain', WORDS.another, another, { 'aria-describedby': why });
  const other = h('div.tk-another', {}, h('p', { id: why }, WORDS.anotherWhy), h('p.tk-row', {}, change), word);
  const graded = answer.mode === 'graded';
  let patience = null;

  function another() {
    if (patience) return;
    word.textContent = WORDS.anotherWait;
    patience = setTimeout(() => told(WORDS.anotherSilent), PATIENCE.answer);
    answer.another((msg) => {
      if (msg.type === 'refused') told(refusal(msg));
      else if (!graded) told(WORDS.anotherIs);
    });
  }

  function told(words) {
    clearTimeout(patience);
    patience = null;
    word.textContent = words;
  }

  const view = {
    untouched: WORDS.status.nothing,
    el: h('div', { role: 'group', 'aria-labelledby': askId }, h('p.tk-ask', { id: askId }, item.ask), state, item.other_form ? other : '', form),
    show(value) {
      const isOther = Boolean(item.other_form) && value?.form === item.other_form;
      state.replaceChildren(...(graded ? runWords(value) : []).map((line) => h('p', {}, line)));
      const held = other.contains(document.activeElement);
      other.hidden = isOther;
      form.textContent = isOther ? WORDS.anotherIs : '';
      if (isOther && held) {
        form.tabIndex = -1;
        form.focus();
      }
      told('');
    },
  };
  view.show(answer.value);
  return view;
}
