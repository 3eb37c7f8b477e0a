// The first sentence in one's own words; the options only when it cannot be changed any more.
import { button, h, uid } from '../dom.js';
import { optionsGroup } from './options_group.js';
import { countWords, wordCount } from './word_count.js';
import { WORDS } from './words.js';

/** @param {any} item @param {import('./types.js').Answer} answer @returns {import('./types.js').View} */
export function say(item, answer) {
  const [textId, noteId, countId, problemId] = [uid(), uid(), uid(), uid()];
  const most = item.most_words ?? null;
  const label = item.options?.length ? WORDS.showOptions : WORDS.keepSentence;
  const count = h('span.tk-count', { id: countId });
  const problem = h('p.tk-problem', { id: problemId, role: 'alert' });
  const text = h('textarea', { id: textId, rows: 3, oninput: typed, 'aria-describedby': `${noteId} ${countId}` });
  const grow = h('span.tk-grow', {}, text);
  const graded = answer.mode === 'graded';
  const note = h('p.tk-hint', { id: noteId }, graded ? WORDS.sayNote(label) : WORDS.sayNotePractice(label));
  const ask = button('primary', label, fix);
  const tools = h('p.tk-row', {}, ask);
  const fixed = h('blockquote.tk-sentence', {});
  const later = h('div.tk-later', { tabindex: -1 });
  const group = item.options?.length
    ? optionsGroup({ type: 'radio', legend: item.then_ask ?? WORDS.thenAsk, options: item.options, changed: choose })
    : null;
  let wait = false; // the button was pressed, and the kernel has not said that it has the sentence
  let held = null; // the sentence that cannot be changed any more

  function typed() {
    measure();
    complain(null);
    answer.draft({ text: text.value, choice: null }, WORDS.sayWaits(label), { from: view });
  }

  function measure() {
    const { words, over } = wordCount(text.value, most);
    count.textContent = words;
    count.classList.toggle('tk-over', over);
    grow.dataset.text = text.value;
  }

  function complain(words) {
    problem.textContent = words ?? '';
    text.setAttribute('aria-invalid', String(Boolean(words)));
    text.setAttribute('aria-describedby', [noteId, countId, words && problemId].filter(Boolean).join(' '));
  }

  function fix() {
    const n = countWords(text.value);
    const wrong = n === 0 ? WORDS.sayEmpty : most && n > most ? WORDS.sayOver(most) : null;
    complain(wrong);
    if (wrong) return void text.focus();
    wait = true;
    answer.change({ text: text.value.trim(), choice: null }, { soon: true, from: view });
    if (!graded) arrive(answer.value);
  }

  function choose([id]) {
    answer.change({ text: held, choice: id }, { soon: true, from: view });
  }

  /** The sentence is fixed: it is shown as said, and the options come. */
  function arrive(value) {
    held = value.text;
    fixed.textContent = `“${held}”`;
    later.replaceChildren(h('p.tk-label', {}, WORDS.sayFixed), fixed, group?.el ?? '');
    group?.show([value.choice]);
    el.replaceChildren(h('p.tk-ask', {}, item.ask), later);
    if (wait) later.focus({ preventScroll: false });
    wait = false;
    view.arrived?.();
  }

  const el = h('div', {}, h('label.tk-ask', { for: textId }, item.ask), note, grow, count, problem, tools);
  const view = {
    el,
    untouched: WORDS.status.nothing,
    show(value) {
      if (held !== null && value?.text === held) return group?.show([value.choice]);
      if (value && (graded ? answer.savedValue?.text === value.text : value.choice !== null)) return arrive(value);
      text.value = value?.text ?? '';
      measure();
    },
    early: () => held === null,
    missing: () => (group && !group.chosen().length ? WORDS.chooseOne : null),
    describe(id) {
      text.setAttribute('aria-describedby', [noteId, countId, id].filter(Boolean).join(' '));
      group?.describe(id);
    },
  };
  answer.onState(() => {
    const saved = answer.savedValue;
    ask.setAttribute('aria-busy', String(wait));
    if (held === null && saved?.text && saved.text === answer.value?.text) arrive(answer.value);
  });
  view.show(answer.value);
  return view;
}
