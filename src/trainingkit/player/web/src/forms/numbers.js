// Figures worked out elsewhere in the notebook.
import { h, uid } from '../dom.js';
import { labelled } from './fields.js';

/** @param {any} item @param {import('./types.js').Answer} answer @returns {import('./types.js').View} */
export function numbers(item, answer) {
  const askId = uid();
  const all = item.fields.map((entry) => labelled(entry, (_, soon) => answer.change(value(), { soon, from: view })));
  const value = () => Object.fromEntries(all.map((each, n) => [item.fields[n].id, each.text]));
  const view = {
    el: h('div', { role: 'group', 'aria-labelledby': askId }, h('p.tk-ask', { id: askId }, item.ask), h('div.tk-figures', {}, all.map(({ el }) => el))),
    show: (next) => all.forEach((each, n) => each.show(next?.[item.fields[n].id] ?? '')),
    describe: (id) => all.forEach((each) => each.describe(id)),
  };
  view.show(answer.value);
  return view;
}
