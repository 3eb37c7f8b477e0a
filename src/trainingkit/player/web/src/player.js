// Puts the parts together: one player in one element.
import { playerBar } from './bar.js';
import { calm } from './context.js';
import { codeDialog, goOnDialog } from './code_dialogs.js';
import { h } from './dom.js';
import { errorView } from './error_view.js';
import { flowView } from './flow_view.js';
import { helpDialog } from './help_panel.js';
import { castNames } from './names.js';
import { pagedView } from './paged_view.js';
import { pauseDialog } from './pause_dialog.js';
import { createSpeech } from './speech.js';
import { startView } from './start_view.js';
import { applyTheme } from './theme.js';
import { WORDS } from './words.js';

/**
 * @param {object} options
 * @param {HTMLElement} options.root  an empty element, or one holding the server's first drawing
 * @param {import('./types.js').Scene} options.scene
 * @param {ReturnType<import('./run.js').createRun>} options.run
 * @param {'page'|'lab'} options.place
 * @param {string|null} options.home
 * @param {() => void} options.leave  wipes and goes; the player has emptied itself by then
 * @param {() => void} options.restart  forgets the choices and begins anew
 * @param {'full'|'simple'|'project'} [options.view]
 * @param {string[]} [options.views]  the views on offer; all of them if left out
 * @param {boolean} [options.moves]  whether whoever answers can make a code of a run; pupils have none anyway
 * @param {string|null} [options.notice]  what is said above everything else
 * @param {HTMLElement[]} [options.themed]  further elements that follow the colours
 */
export function createPlayer({ root, scene, run, place, home, leave, restart, view = 'full', views, moves = false, notice = null, themed = [] }) {
  const names = castNames(scene.cast ?? {});
  const { story } = scene;
  const settings = { view, theme: 'auto' };
  const level = place === 'page' ? 1 : 2;
  const help = helpDialog(scene.help, names.fill, leaveNow);
  const openHelp = () => help.open_();
  const speech = createSpeech(story.language ?? 'en-GB');
  const mine = story.audience === 'pupil' ? 'victim' : 'officer';
  const mayGoBack = story.audience !== 'pupil' && !story.recorded;
  const ctx = { scene, run, names, fill: names.fill, speech, level, place, home, mayGoBack, mine, openHelp, restart, root };
  const until = new AbortController();
  const screen = h('div.tk-screen');
  const byCode = moves && story.audience !== 'pupil' && !story.recorded;
  const moving = byCode && codeDialog({ run, openHelp, leave: leaveNow });
  const goingOn = byCode && goOnDialog({ run, start: () => play('opening'), openHelp, leave: leaveNow });
  const pause = pauseDialog({ openHelp, leave: leaveNow, move: byCode ? () => moving.open_() : null });
  const bar = playerBar({
    openHelp,
    pause: () => pause.showModal(),
    leave: leaveNow,
    settings,
    change,
    views,
    notice,
    draft: story.draft ? WORDS.draft(story.audience) : null,
    signal: until.signal,
  });
  let playing = null;
  let left = false;

  function leaveNow() {
    if (left) return;
    left = true;
    playing?.end();
    root.replaceChildren();
    leave();
  }

  function change(next) {
    const was = settings.view;
    Object.assign(settings, next);
    applyTheme([root, ...themed], settings.theme);
    root.dataset.view = settings.view;
    if (settings.view !== was && playing) play('redrawn');
  }

  /** @param {'opening'|'resumed'|'redrawn'} how  focus moves only when the story itself moved */
  function play(how) {
    playing?.end();
    playing = settings.view === 'full' ? flowView(ctx) : pagedView(ctx, { project: settings.view === 'project' });
    screen.replaceChildren(playing.el);
    playing.begin(how);
    if (how === 'opening') root.scrollIntoView({ block: 'start', behavior: 'auto' });
  }

  function draw() {
    const focused = root.contains(document.activeElement) ? document.activeElement.dataset.act : null;
    root.lang = story.language ?? 'en-GB';
    root.classList.add('tk');
    root.dataset.place = place;
    root.dataset.view = settings.view;
    root.dataset.audience = story.audience;
    applyTheme([root, ...themed], settings.theme);
    root.replaceChildren(h('div.tk-shell', {}, bar.el, bar.banners, screen, help, pause, moving, goingOn));
    if (scene.error) return void screen.append(errorView(scene.error, { openHelp, level }));
    if (run.resuming) return void screen.append(h('p.tk-waiting', { role: 'status' }, WORDS.resuming));
    showStart();
    // The server drew these two buttons already; somebody may be on one of them.
    if (focused) root.querySelector(`.tk-screen [data-act="${focused}"]`)?.focus();
  }

  function showStart() {
    const start = startView(scene, { names, start: () => play('opening'), openHelp, level, goOn: byCode ? () => goingOn.open_() : null });
    screen.replaceChildren(start.el);
    return start;
  }

  function startAgain() {
    playing?.end();
    playing = null;
    showStart().focus();
    root.scrollIntoView({ block: 'start' });
  }

  run.onChange((what) => {
    if (left) return;
    if (what === 'restarted') startAgain();
    else if (playing) playing.update(what);
    else if (what === 'resumed' || what === 'changed') play('resumed');
  });

  return {
    root,
    names,
    draw,
    openHelp,
    leaveNow,
    /** @param {import('./types.js').ConnectionState} state */
    showConnection(state) {
      bar.status.dataset.state = state;
      bar.status.textContent = WORDS.connection[state] ?? '';
      if (state === 'ready') setTimeout(() => bar.status.dataset.state === 'ready' && (bar.status.textContent = ''), calm() ? 6000 : 4000);
    },
    end() {
      until.abort();
      playing?.end();
      root.replaceChildren();
    },
  };
}
