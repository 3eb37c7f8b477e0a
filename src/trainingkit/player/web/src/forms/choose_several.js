// Several of many; how many at most is told in words, and counted.
import { h, uid } from '../dom.js';
import { optionsGroup } from './options_group.js';
import { WORDS } from './words.js';

/** @param {any} item @param {import('./types.js').Answer} answer @returns {import('./types.js').View} */
export function chooseSeveral(item, answer) {
  const most = item.at_most ?? null;
  const note = most ? WORDS.atMost(most) : null;
  const group = optionsGroup({ type: 'checkbox', legend: item.ask, options: item.options, note, changed });
  const count = h('p.tk-count', { 'aria-live': 'polite' });
  const problem = h('p.tk-problem', { id: uid() });
  let described = null;

  function changed(ids) {
    draw(ids);
    if (most && ids.length > most) answer.draft(ids, WORDS.tooManyWhy(most), { from: view });
    else answer.change(ids, { soon: true, from: view });
  }

  function draw(ids) {
    const over = most !== null && ids.length > most;
    count.textContent = over ? '' : WORDS.chosen(ids.length, most);
    problem.textContent = over ? WORDS.tooMany(ids.length, most) : '';
    group.describe(over ? problem.id : described);
  }

  const view = {
    el: h('div', {}, group.el, count, h('div', { 'aria-live': 'assertive' }, problem)),
    show(value) {
      const ids = Array.isArray(value) ? value : [];
      group.show(ids);
      draw(group.chosen());
    },
    missing() {
      const n = group.chosen().length;
      return most && n > most ? WORDS.tooMany(n, most) : n ? null : WORDS.chooseSome;
    },
    describe(id) {
      described = id;
      group.describe(id);
    },
  };
  view.show(answer.value);
  return view;
}
