// A written record in parts.
import { h, uid } from '../dom.js';
import { labelled } from './fields.js';
import { WORDS } from './words.js';

/** Text areas, one for each part. @param {any} item @param {(soon: boolean) => void} changed */
export function textParts(item, changed) {
  const all = item.parts.map((part) => labelled({ ...part, format: part.format === 'text' ? 'long-text' : part.format }, (_, soon) => changed(soon)));
  return {
    els: all.map(({ el }) => el),
    texts: () => Object.fromEntries(all.map((each, n) => [item.parts[n].id, each.text])),
    show: (texts) => all.forEach((each, n) => each.show(texts?.[item.parts[n].id] ?? '')),
    describe: (id) => all.forEach((each) => each.describe(id)),
    empty: () => all.every((each) => !each.text.trim()),
  };
}

/** @param {any} item @param {import('./types.js').Answer} answer @returns {import('./types.js').View} */
export function write(item, answer) {
  const askId = uid();
  const parts = textParts(item, (soon) => answer.change({ texts: parts.texts() }, { soon, from: view }));
  const view = {
    el: h('div', { role: 'group', 'aria-labelledby': askId }, h('p.tk-ask', { id: askId }, item.ask), parts.els),
    show: (value) => parts.show(value?.texts),
    missing: () => (parts.empty() ? WORDS.writeFirst : null),
    describe: parts.describe,
  };
  view.show(answer.value);
  return view;
}
