// The conversation as a log. New entries are announced once, by the live region alone; entries that were already
// there when the view was drawn are put in with the announcing off.
import { button, h } from './dom.js';
import { onlyGoesOn } from './decision_view.js';
import { imageView, lineView } from './line_view.js';
import { recordCard } from './record_view.js';
import { WORDS } from './words.js';

/** @param {import('./context.js').Context} ctx */
export function logView(ctx) {
  const { fill, level } = ctx;
  const el = h('div.tk-log', { role: 'log', 'aria-label': WORDS.log, 'aria-live': 'polite', 'aria-relevant': 'additions' });
  let chosenFor = -1; // the step whose choice is in the log already

  function chosen(n, text) {
    if (chosenFor >= n) return;
    chosenFor = n;
    const words = h('p', {}, h('span.tk-chosen-label', {}, `${WORDS.chose(ctx.scene.story.audience)}: `), fill(text));
    const name = { 'aria-label': `${WORDS.another}, ${WORDS.decision(n)}` };
    const retry = ctx.mayGoBack && button('link', WORDS.another, () => ctx.run.backTo(n - 1), name);
    el.append(h('div.tk-chosen', { 'data-step': n }, words, retry));
  }

  /** @param {import('./types.js').Step} step */
  function entries(step) {
    const parts = [
      step.consequence && h('p.tk-consequence', {}, fill(step.consequence)),
      step.title && h(`h${level + 1}.tk-step-title`, {}, fill(step.title)),
      step.record && recordCard(step.record, fill, level + 1),
      step.record && h('p.tk-record-note', {}, WORDS.recordBeside(fill(step.record.title))),
      ...step.lines.map((line) => lineView(line, fill, ctx.mine)),
      step.image && imageView(step.image, fill),
      ...(step.ending?.later ?? []).map((line) => lineView(line, fill, ctx.mine)),
    ].filter(Boolean);
    parts.forEach((part) => (part.dataset.step = step.n));
    return parts;
  }

  return {
    el,
    /** Shows at once what was chosen. @param {{n: number, text: string, id: string}} pending */
    showPending(pending) {
      if (pending.id !== 'next') chosen(pending.n, pending.text);
    },
    /** @param {import('./types.js').Step} step */
    add(step) {
      if (step.chosen && step.chosen.choice !== 'next') chosen(step.n, step.chosen.text);
      el.append(...entries(step));
    },
    /** Where the part of step `n` begins. @param {number} n @returns {HTMLElement|null} */
    startOf: (n) => el.querySelector(`[data-step="${n}"]`),
    /** @param {import('./types.js').Step[]} steps */
    fillQuietly(steps) {
      el.setAttribute('aria-live', 'off');
      el.replaceChildren();
      chosenFor = -1;
      steps.forEach((step) => this.add(step));
      setTimeout(() => el.setAttribute('aria-live', 'polite'), 200);
    },
  };
}
