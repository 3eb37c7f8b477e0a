// A Python function: written in a cell, saved by running this one. Here it is only shown.
import { h, uid } from '../dom.js';
import { WORDS } from './words.js';

const LINES = 12;

/** @param {any} item @param {import('./types.js').Answer} answer @returns {import('./types.js').View} */
export function functionState(item, answer) {
  const askId = uid();
  const state = h('div.tk-function');
  const given = item.given?.length
    ? h('div', {}, h('p.tk-label', {}, WORDS.functionGiven), h('pre.tk-code', { tabindex: 0, role: 'region', 'aria-label': WORDS.functionGiven }, item.given.join('\n')))
    : '';
  const view = {
    untouched: WORDS.status.nothing,
    el: h(
      'div',
      { role: 'group', 'aria-labelledby': askId },
      h('p.tk-ask', { id: askId }, item.ask),
      h('p', {}, h('code.tk-signature', {}, `def ${item.name}(${item.parameters.join(', ')}):`)),
      given,
      state,
    ),
    show(value) {
      const lines = value?.source?.replace(/\s+$/, '').split('\n') ?? [];
      if (!lines.length) return state.replaceChildren(answer.mode === 'graded' ? h('p', {}, WORDS.functionNone) : '');
      const title = WORDS.functionLines(Math.min(LINES, lines.length), lines.length);
      state.replaceChildren(
        h('p.tk-label', {}, title),
        h('pre.tk-code', { tabindex: 0, role: 'region', 'aria-label': title }, lines.slice(0, LINES).join('\n')),
      );
    },
  };
  view.show(answer.value);
  return view;
}
