// What there is to look at above a question: messages, or a document.
import { h } from '../dom.js';

/** @param {{who: string|null, text: string}[]} parts */
export function shown(parts) {
  if (!parts.length) return '';
  const line = ({ who, text }) =>
    h('li', {}, who && h('b.tk-who', {}, who, h('span.tk-unseen', {}, ': ')), h('span.tk-said-text', {}, text));
  return h('ul.tk-shown', { role: 'list' }, parts.map(line));
}
