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
    ending.sections.map((section) => sectionView(section, { fill, level: level + 1, audience })),
    audience === 'pupil' && helpSection(help, fill, level + 1, WORDS.whoHelpsYou),
  );
  return { el, focus: () => title.focus({ preventScroll: true }) };
}

/**
 * @param {{title: string, lines: {text: string, sources: import('./types.js').Source[]}[]}} section
 * @param {{fill: (text: string) => string, level: number, audience: string}} how  a pupil gets the sources once,
 *   at the end of the section; an officer gets them line by line
 */
export function sectionView(section, { fill, level, audience }) {
  const id = uid();
  const together = audience === 'pupil';
  return h(
    'section.tk-card',
    { 'aria-labelledby': id },
    h(`h${level}.tk-card-title`, { id }, fill(section.title)),
    h(
      'ul.tk-points',
      {},
      section.lines.map((line) => h('li', {}, h('span', {}, fill(line.text)), together ? null : sourcesView(line.sources))),
    ),
    together && sourcesView(section.lines.flatMap((line) => line.sources ?? [])),
  );
}

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
