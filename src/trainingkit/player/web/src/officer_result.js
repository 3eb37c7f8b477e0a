// The practice result of an officer: what was met, what was not, and why it matters.
import { h, uid } from './dom.js';
import { sourcesView } from './sources_view.js';
import { WORDS } from './words.js';

const ORDER = ['harmful', 'acceptable', 'best'];

/** @param {import('./types.js').Ending} ending */
export function officerResult(ending, fill, level) {
  return [resultCard(ending.result, level), ...ORDER.map((of) => criteriaCard(ending.criteria ?? [], of, fill, level))];
}

/** @param {import('./types.js').Result} result */
export function resultCard(result, level) {
  const id = uid();
  return h(
    'section.tk-card.tk-result',
    { 'aria-labelledby': id, 'data-competent': result.competent },
    h(`h${level}.tk-card-title`, { id }, WORDS.result),
    h('p.tk-verdict', {}, result.competent ? WORDS.competent : WORDS.notYet),
    h('p', {}, WORDS.points(result)),
    h('p.tk-muted', {}, WORDS.practice),
  );
}

/** Red ones first. @param {import('./types.js').Criterion[]} criteria @param {'best'|'acceptable'|'harmful'} of */
export function criteriaCard(criteria, of, fill, level) {
  const found = criteria.filter((c) => c.level === of).sort((a, b) => Number(b.red) - Number(a.red));
  if (!found.length) return null;
  const id = uid();
  return h(
    'section.tk-card.tk-criteria',
    { 'aria-labelledby': id, 'data-of': of },
    h(`h${level}.tk-card-title`, { id }, `${WORDS.levels[of]} (${found.length})`),
    h('ul.tk-points', {}, found.map((c) => criterionItem(c, fill))),
  );
}

/** @param {import('./types.js').Criterion} criterion */
function criterionItem(criterion, fill) {
  return h(
    'li',
    {},
    h('strong', {}, fill(criterion.text)),
    criterion.red && h('span.tk-tag', {}, WORDS.red),
    h('p', {}, fill(criterion.why)),
    sourcesView(criterion.sources),
  );
}
