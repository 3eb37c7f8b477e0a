// Draws one screen of one idea.
import { afterStory } from './after_story.js';
import { sectionView } from './debrief_view.js';
import { h } from './dom.js';
import { helpSection } from './help_panel.js';
import { imageView, lineView } from './line_view.js';
import { criteriaCard, resultCard } from './officer_result.js';
import { recordCard } from './record_view.js';
import { WORDS } from './words.js';

/**
 * @param {import('./screens.js').Screen} screen  any kind but `ask`
 * @param {import('./context.js').Context} ctx
 * @returns {HTMLElement}
 */
export function screenView({ kind, step, what }, ctx) {
  const { fill, scene } = ctx;
  const level = ctx.level + 1;
  const draw = {
    line: () => lineView(what, fill, ctx.mine),
    consequence: () => h('p.tk-consequence', {}, fill(what)),
    record: () => recordCard(what, fill, level),
    image: () => imageView(what, fill),
    help: () => helpSection(scene.help, fill, level),
    who_helps: () => helpSection(scene.help, fill, level, WORDS.whoHelpsYou),
    result: () => resultCard(what, level),
    criteria: () => criteriaCard(step.ending.criteria, what, fill, level),
    section: () => sectionView(what, { fill, level }),
    end: () => afterStory(ctx),
  };
  return draw[kind]();
}

/** What is read aloud of a screen. */
export function screenTexts(el) {
  return [...el.querySelectorAll('h2, h3, p, li, dt, dd, button')].map((part) => part.textContent.trim()).filter(Boolean);
}
