// "From here, what could help?": always there for pupils, opened and closed without a trace.
import { button, h, uid } from './dom.js';
import { WORDS } from './words.js';

/** @param {string[]} list @param {(text: string) => string} fill */
export function couldHelpView(list, fill) {
  if (!list.length) return null;
  const id = uid();
  const items = h('ul.tk-could', { id, hidden: true }, list.map((text) => h('li', {}, fill(text))));
  const toggle = button(
    'plain',
    WORDS.couldHelp,
    () => {
      items.hidden = !items.hidden;
      toggle.setAttribute('aria-expanded', String(!items.hidden));
    },
    { 'aria-expanded': 'false', 'aria-controls': id },
  );
  return h('div.tk-could-help', {}, toggle, items);
}
