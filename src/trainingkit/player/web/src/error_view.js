// A story that cannot be shown says so itself; the page is never empty.
import { button, h, uid } from './dom.js';
import { WORDS } from './words.js';

/** @param {{title: string, detail: string, hint: string}} error @param {{openHelp: () => void, level: number}} how */
export function errorView(error, { openHelp, level }) {
  const id = uid();
  return h(
    'section.tk-card.tk-error',
    { 'aria-labelledby': id, role: 'alert' },
    h(`h${level}.tk-card-title`, { id }, error.title || WORDS.errorTitle),
    h('p.tk-detail', {}, error.detail),
    error.hint && h('p.tk-hint', {}, error.hint),
    h('p.tk-row', {}, button('plain', WORDS.whoCanHelp, openHelp)),
  );
}
