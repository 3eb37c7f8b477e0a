// What one can do once the story has ended.
import { button, h } from './dom.js';
import { WORDS } from './words.js';

/** @param {import('./context.js').Context} ctx */
export function afterStory(ctx) {
  if (ctx.scene.story.audience === 'pupil') {
    // First a way to somebody; no way to the stories for others.
    return h(
      'p.tk-row.tk-after',
      {},
      button('primary', WORDS.whoCanHelp, ctx.openHelp),
      button('plain', WORDS.readAgain, ctx.restart),
    );
  }
  return h(
    'p.tk-row.tk-after',
    {},
    button('primary', WORDS.again, ctx.restart),
    ctx.home && h('a.tk-button.tk-plain', { href: ctx.home }, WORDS.otherStories),
    button('plain', WORDS.whoCanHelp, ctx.openHelp),
  );
}

/** The story changed under the reader. @param {import('./context.js').Context} ctx */
export function changedNotice(ctx) {
  return h(
    'section.tk-card.tk-error',
    { role: 'alert' },
    h('p', {}, h('strong', {}, WORDS.changed), ` ${WORDS.changedHint}`),
    button('primary', WORDS.again, ctx.restart),
  );
}
