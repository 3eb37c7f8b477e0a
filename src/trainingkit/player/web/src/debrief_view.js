// Looking back: what the story taught, the same on every path.
import { h, uid } from './dom.js';
import { helpSection } from './help_panel.js';
import { officerResult } from './officer_result.js';
import { sourcesView } from './sources_view.js';
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
    ending.sections.map((section) => sectionView(section, { fill, level: level + 1 })),
    audience === 'pupil' && helpSection(help, fill, level + 1, WORDS.whoHelpsYou),
  );
  return { el, focus: () => title.focus({ preventScroll: true }) };
}

/**
 * @param {{title: string, lines: {text: string, sources: import('./types.js').Source[]}[]}} section
 * @param {{fill: (text: string) => string, level: number}} how
 */
export function sectionView(section, { fill, level }) {
  const id = uid();
  const line = ({ text, sources }) => h('li', {}, h('span', {}, fill(text)), sourcesView(sources));
  return h(
    'section.tk-card',
    { 'aria-labelledby': id },
    h(`h${level}.tk-card-title`, { id }, fill(section.title)),
    h('ul.tk-points', {}, section.lines.map(line)),
  );
}
