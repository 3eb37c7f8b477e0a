// The bar that is always in reach: help, a pause, how the page looks, and leaving.
import { button, h, icon } from './dom.js';
import { viewMenu } from './view_menu.js';
import { WORDS } from './words.js';

/**
 * @param {object} actions
 * @param {() => void} actions.openHelp
 * @param {() => void} actions.pause
 * @param {() => void} actions.leave
 * @param {{view: string, theme: string}} actions.settings
 * @param {(changed: object) => void} actions.change
 * @param {string[]} [actions.views]  the layouts on offer
 * @param {string|null} [actions.notice]  what is said above everything else
 * @param {string|null} actions.draft  what is said of a story that is not signed off
 * @param {AbortSignal} actions.signal  ends the listening
 */
export function playerBar({ openHelp, pause, leave, settings, change, views, notice = null, draft, signal }) {
  const labelled = (kind, glyph, words, act, props) => {
    const el = button(kind, icon(glyph), act, props);
    el.append(h('span', {}, words));
    return el;
  };
  const menu = viewMenu(settings, change, views);
  const status = h('p.tk-status', { role: 'status' });
  const el = h(
    'header.tk-bar',
    {},
    h(
      'div.tk-bar-row',
      {},
      labelled('plain', 'help', WORDS.whoCanHelp, openHelp, { 'data-act': 'help' }),
      labelled('plain', 'pause', WORDS.pause, pause),
      menu.el,
      labelled('leave', 'leave', WORDS.leave, leave, { title: WORDS.leaveHow, 'data-act': 'leave' }),
    ),
    status,
  );
  const banners = [notice, draft].filter(Boolean).map((words) => h('p.tk-draft', {}, words));
  document.addEventListener('pointerdown', (event) => menu.contains(event.target) || menu.close(), { signal });
  return { el, banners, status, closeMenu: menu.close };
}
