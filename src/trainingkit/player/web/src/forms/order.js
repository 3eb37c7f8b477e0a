// Actions into an order, by buttons or arrow keys; where a line went is said.
import { button, h, uid } from '../dom.js';
import { moved, orderOf } from './moves.js';
import { WORDS } from './words.js';

/** @param {any} item @param {import('./types.js').Answer} answer @returns {import('./types.js').View} */
export function orderActions(item, answer) {
  const ids = item.options.map(({ id }) => id);
  const askId = uid();
  const howId = uid();
  const said = h('p.tk-unseen', { 'aria-live': 'polite' });
  const lines = Object.fromEntries(item.options.map((option) => [option.id, line(option)]));
  const list = h('ol.tk-order', { 'aria-labelledby': askId, 'aria-describedby': howId });
  const keep = h('p.tk-row', {}, button('plain', WORDS.thisOrder, () => settle(order)));
  let order = ids;

  function line({ id, text }) {
    const glyphs = { '-1': '↑', 1: '↓' };
    const tool = (by, words) =>
      button('move', h('span', { 'aria-hidden': 'true' }, glyphs[by]), () => move(id, by), { 'data-by': by, 'aria-label': words(text), title: words(text) });
    const el = h('li.tk-line', { 'data-id': id }, h('span.tk-line-text', {}, text), h('span.tk-line-tools', {}, tool(-1, WORDS.up), tool(1, WORDS.down)));
    el.addEventListener('keydown', (event) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!by || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      move(id, by);
    });
    return { el, text };
  }

  function move(id, by) {
    const next = moved(order, id, by);
    const words = next === order ? WORDS.atEnd : WORDS.moved;
    said.textContent = words(lines[id].text, next.indexOf(id) + 1, next.length);
    if (next === order) return;
    const other = lines[order[next.indexOf(id)]].el;
    // The neighbour moves, so that the line with the focus stays where it is in the page and keeps it.
    if (by < 0) lines[id].el.after(other);
    else lines[id].el.before(other);
    settle(next);
  }

  function settle(next) {
    order = next;
    ends();
    const held = keep.contains(document.activeElement);
    if (answer.mode === 'practice') return answer.change(order, { from: view });
    keep.hidden = true;
    if (held) list.querySelector('button').focus();
    answer.change(order, { soon: true, from: view });
  }

  function ends() {
    for (const { el } of Object.values(lines)) {
      const at = order.indexOf(el.dataset.id);
      for (const tool of el.querySelectorAll('button')) {
        const end = tool.dataset.by === '-1' ? at === 0 : at === order.length - 1;
        tool.setAttribute('aria-disabled', String(end));
      }
    }
  }

  const view = {
    el: h('div', {}, h('p.tk-ask', { id: askId }, item.ask), h('p.tk-hint', { id: howId }, WORDS.orderHow), list, keep, said),
    show(value) {
      order = orderOf(ids, value);
      list.replaceChildren(...order.map((id) => lines[id].el));
      keep.hidden = answer.mode !== 'graded' || value !== null;
      ends();
    },
    missing() {
      if (answer.value === null) answer.change(order, { from: view }); // as it stands is an answer, too
      return null;
    },
    describe: (id) => list.setAttribute('aria-describedby', [howId, id].filter(Boolean).join(' ')),
  };
  view.show(answer.value);
  return view;
}
