// One of several.
import { optionsGroup } from './options_group.js';
import { WORDS } from './words.js';

/** @param {any} item @param {import('./types.js').Answer} answer @returns {import('./types.js').View} */
export function chooseOne(item, answer) {
  const changed = ([id]) => answer.change(id, { soon: true, from: view });
  const group = optionsGroup({ type: 'radio', legend: item.ask, options: item.options, changed });
  const view = {
    el: group.el,
    show: (value) => group.show([value]),
    missing: () => (group.chosen().length ? null : WORDS.chooseOne),
    describe: group.describe,
  };
  view.show(answer.value);
  return view;
}
