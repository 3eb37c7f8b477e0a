// How far the run is: in words, and as a bar that says the same.
import { h } from './dom.js';
import { WORDS } from './words.js';

export function progressView() {
  const words = h('span.tk-progress-words');
  const bar = h('progress.tk-progress-bar', { 'aria-label': WORDS.progress });
  const el = h('div.tk-progress', {}, words, bar);
  return {
    el,
    /** @param {import('./types.js').Step} step */
    show(step) {
      const done = step.ending ? 1 : step.n / (step.n + Math.max(step.remaining, 1));
      bar.value = Math.round(done * 100) / 100;
      words.textContent = step.ending ? '' : WORDS.remaining(step.remaining);
      el.hidden = Boolean(step.ending);
    },
  };
}
