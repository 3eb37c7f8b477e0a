// A sheet or a case that cannot be shown says so itself.
import { h, uid } from '../dom.js';
import { WORDS } from './words.js';

/** @param {{title: string, detail: string, hint: string|null}} error */
export function errorPanel({ title, detail, hint }) {
  const id = uid();
  return h(
    'section.tk-panel.tk-error',
    { role: 'alert', 'aria-labelledby': id },
    h('h3.tk-form-title', { id }, title || WORDS.errorTitle),
    h('p.tk-detail', {}, detail),
    hint && h('p.tk-hint', {}, hint),
  );
}
