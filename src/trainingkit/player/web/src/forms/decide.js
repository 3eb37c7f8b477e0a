// Decide, and say why.
import { h } from '../dom.js';
import { optionsGroup } from './options_group.js';
import { WORDS } from './words.js';
import { textParts } from './write.js';

/** @param {any} item @param {import('./types.js').Answer} answer @returns {import('./types.js').View} */
export function decide(item, answer) {
  const value = () => ({ choice: group.chosen()[0] ?? null, texts: parts.texts() });
  const changed = (soon) => answer.change(value(), { soon, from: view });
  const group = optionsGroup({ type: 'radio', legend: item.ask, options: item.options, changed: () => changed(true) });
  const parts = textParts(item, changed);
  const view = {
    el: h('div', {}, group.el, parts.els),
    show(next) {
      group.show([next?.choice]);
      parts.show(next?.texts);
    },
    missing: () => (group.chosen().length ? null : WORDS.chooseOne),
    describe(id) {
      group.describe(id);
      parts.describe(id);
    },
  };
  view.show(answer.value);
  return view;
}
