// How the page looks: kept in memory only, so that the next person finds it as it was.
import { button, h, icon, uid } from './dom.js';
import { WORDS } from './words.js';

/**
 * @param {{view: string, theme: string}} settings
 * @param {(changed: Partial<{view: string, theme: string}>) => void} change
 * @param {string[]} [views]  those on offer; all of them if left out
 */
export function viewMenu(settings, change, views = Object.keys(WORDS.views)) {
  const layouts = Object.fromEntries(views.map((view) => [view, WORDS.views[view]]));
  const id = uid();
  const panel = h(
    'div.tk-menu',
    { id, hidden: true },
    choiceOf(WORDS.layout, layouts, settings.view, (view) => change({ view })),
    choiceOf(WORDS.colours, WORDS.themes, settings.theme, (theme) => change({ theme })),
    views.includes('project') && h('p.tk-hint', {}, WORDS.keys),
    document.fullscreenEnabled && button('plain', WORDS.fullScreen, fullScreen),
  );
  const toggle = button('plain', icon('view'), () => open(panel.hidden), { 'aria-expanded': 'false', 'aria-controls': id });
  toggle.append(h('span', {}, WORDS.view));
  function open(now) {
    panel.hidden = !now;
    toggle.setAttribute('aria-expanded', String(now));
  }
  const el = h('div.tk-view', {}, toggle, panel);
  el.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || panel.hidden) return;
    event.stopPropagation();
    open(false);
    toggle.focus();
  });
  function fullScreen() {
    if (document.fullscreenElement) return void document.exitFullscreen();
    el.closest('.tk').requestFullscreen().catch(() => {});
  }
  return { el, close: () => open(false), contains: (node) => el.contains(node) };
}

/** A radio group. */
function choiceOf(title, labels, picked, change) {
  const name = uid();
  const radios = Object.entries(labels).map(([value, label]) =>
    h(
      'label.tk-radio',
      {},
      h('input', { type: 'radio', name, value, checked: value === picked, autocomplete: 'off', onchange: () => change(value) }),
      h('span', {}, label),
    ),
  );
  return h('fieldset', {}, h('legend', {}, title), radios);
}
