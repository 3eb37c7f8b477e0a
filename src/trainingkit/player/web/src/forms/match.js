// A partner for each, chosen from a list; a right one may serve twice.
import { h, uid } from '../dom.js';
import { WORDS } from './words.js';

/** @param {any} item @param {import('./types.js').Answer} answer @returns {import('./types.js').View} */
export function matchPairs(item, answer) {
  const askId = uid();
  const all = item.left.map(({ id, text }) => {
    const control = h(
      'select',
      { id: uid(), onchange: changed },
      h('option', { value: '' }, WORDS.choose),
      item.right.map((right) => h('option', { value: right.id }, right.text)),
    );
    return { id, control, el: h('div.tk-pair', {}, h('label', { for: control.id }, text), control) };
  });
  const pairs = () => Object.fromEntries(all.filter(({ control }) => control.value).map(({ id, control }) => [id, control.value]));

  function changed() {
    answer.change(pairs(), { soon: true, from: view });
  }

  const view = {
    el: h('div', { role: 'group', 'aria-labelledby': askId }, h('p.tk-ask', { id: askId }, item.ask), h('div.tk-pairs', {}, all.map(({ el }) => el))),
    show: (value) => all.forEach(({ id, control }) => (control.value = value?.[id] ?? '')),
    missing: () => (Object.keys(pairs()).length < all.length ? WORDS.matchFirst : null),
    describe: (id) => all.forEach(({ control }) => (id ? control.setAttribute('aria-describedby', id) : control.removeAttribute('aria-describedby'))),
  };
  view.show(answer.value);
  return view;
}
