// Where a fact came from, folded away until somebody asks.
import { h } from './dom.js';
import { WORDS } from './words.js';

/** @param {import('./types.js').Source[]} sources */
export function sourcesView(sources) {
  if (!sources?.length) return null;
  const texts = new Set(sources.map((s) => [s.title, s.publisher, s.date].filter(Boolean).join(', ')));
  return h(
    'details.tk-sources',
    {},
    h('summary', {}, WORDS.sources),
    h('ul', {}, [...texts].map((text) => h('li', {}, text))),
  );
}
