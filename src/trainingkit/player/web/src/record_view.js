// A form or document on screen, such as an incident log.
import { h, uid } from './dom.js';

/**
 * @param {import('./types.js').FormRecord} record
 * @param {(text: string) => string} fill
 * @param {number} level
 * @param {boolean} [scrolls]  whether it may be longer than its place, so that keys must be able to scroll it
 */
export function recordCard(record, fill, level, scrolls = false) {
  const id = uid();
  return h(
    'section.tk-record.tk-card',
    { 'aria-labelledby': id, tabindex: scrolls ? 0 : null },
    h(`h${level}.tk-card-title`, { id }, fill(record.title)),
    h(
      'dl.tk-rows',
      {},
      record.rows.map((row) => h('div', {}, h('dt', {}, fill(row.label)), h('dd', {}, fill(row.text)))),
    ),
  );
}
