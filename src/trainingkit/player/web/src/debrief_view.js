// Looking back: what the story taught, the same on every path.
import { h, uid } from './dom.js';
import { helpSection } from './help_panel.js';
import { officerResult } from './officer_result.js';
import { WORDS } from './words.js';

/**
 * @param {import('./types.js').Ending} ending
 * @param {{fill: (text: string) => string, level: number, help: import('./types.js').Help, audience: string}} how
 */
export function debriefView(ending, { fill, level, help, audience }) {
  const id = uid();
  const title = h(`h${level}.tk-debrief-title`, { id, tabindex: -1 }, WORDS.debrief);
  const el = h(
    'section.tk-debrief',
    { 'aria-labelledby': id },
    title,
    ending.result && officerResult(ending, fill, level + 1),
    ending.sections.map((section) => sectionView(section, fill, level + 1)),
    audience === 'pupil' && helpSection(help, fill, level + 1, WORDS.whoHelpsYou),
  );
  return { el, focus: () => title.focus({ preventScroll: true }) };
}

/** @param {{title: string, lines: {text: string, sources: import('./types.js').Source[]}[]}} section */
export function sectionView(section, fill, level) {
  const id = uid();
  return h(
    'section.tk-card',
    { 'aria-labelledby': id },
    h(`h${level}.tk-card-title`, { id }, fill(section.title)),
    h(
      'ul.tk-points',
      {},
      section.lines.map((line) => h('li', {}, h('span', {}, fill(line.text)), sourcesView(line.sources))),
    ),
  );
}

/** @param {import('./types.js').Source[]} sources */
export function sourcesView(sources) {
  if (!sources?.length) return null;
  const text = (s) => [s.title, s.publisher, s.date].filter(Boolean).join(', ');
  return h(
    'details.tk-sources',
    {},
    h('summary', {}, WORDS.sources),
    h('ul', {}, sources.map((s) => h('li', {}, text(s)))),
  );
}
