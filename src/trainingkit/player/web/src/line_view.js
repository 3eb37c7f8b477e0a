// One line of the story: narrated, or said by somebody whose name stands above it.
import { h, unseen } from './dom.js';

/**
 * @param {import('./types.js').Line} line
 * @param {(text: string) => string} fill
 * @param {'victim'|'officer'} mine  the role shown on the right, as in one's own chat
 */
export function lineView(line, fill, mine) {
  if (!line.who) return h('p.tk-narr', { 'data-line': line.id }, fill(line.text));
  const who = fill(line.who);
  return h(
    'div.tk-said',
    { 'data-line': line.id, 'data-role': line.role, 'data-side': line.role === mine ? 'right' : 'left' },
    h('span.tk-face', { 'aria-hidden': 'true' }, who.slice(0, 1).toUpperCase()),
    h('p.tk-bubble', {}, h('span.tk-who', {}, who, unseen(': ')), h('span.tk-text', {}, fill(line.text))),
  );
}

/** @param {{src: string, alt: string}} image */
export function imageView(image, fill) {
  return h('figure.tk-image', {}, h('img', { src: image.src, alt: fill(image.alt) }));
}
