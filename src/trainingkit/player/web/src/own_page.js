// Our own page: draws the story from what is in the page already, then opens the socket.
import { createConnection } from './connection.js';
import { deadLink } from './dead_link.js';
import { h } from './dom.js';
import { keptChoices, navigationType, tabStorage } from './kept_choices.js';
import { leavePage, watchShift } from './leave.js';
import { createPlayer } from './player.js';
import { watchPresence } from './presence.js';
import { createRun } from './run.js';
import { studyTimer } from './study_timer.js';
import { readVisit } from './visit.js';
import { WORDS } from './words.js';

const VIEWS = ['full', 'simple', 'project'];

/**
 * @param {object} by
 * @param {(visit: import('./visit.js').Visit) => Promise<import('./types.js').Link>} by.openLink
 * @param {(page: string) => Promise<import('./visit.js').Visit>} by.freshVisit
 */
export async function openPage({ openLink, freshVisit }) {
  document.title = WORDS.tabTitle;
  history.scrollRestoration = 'manual';
  const root = document.getElementById('player');
  const visit = readVisit(document);
  const scene = visit.widgets[visit.modelId].scene;
  const kept = keptChoices(scene.story, tabStorage());
  const before = kept.resume(navigationType());
  const run = createRun(scene.steps, scene.error ? [] : before.choices);
  const home = new URL(visit.baseUrl, location.href).href;
  let connection = null;
  let connected = true;

  function leave() {
    kept.wipe();
    connection?.close();
    run.forget();
    leavePage(new URL('away', home).href, connected);
    root.replaceChildren(h('div.tk-shell', {}, studyTimer(1)));
    document.querySelectorAll('script[type="application/json"]').forEach((el) => el.remove());
  }
  function restart() {
    kept.wipe();
    if (run.state.changed) location.reload();
    else run.restart();
  }
  const asked = new URLSearchParams(location.search).get('view'); // read here only, never by the kernel
  const view = VIEWS.find((name) => name === asked) ?? 'full';
  const themed = [document.documentElement];
  const player = createPlayer({ root, scene, run, place: 'page', home, leave, restart, view, themed });
  player.names.pick(before.names);
  player.draw();
  watchShift(player.leaveNow);
  forgetWhenBroughtBack(() => scene.story.audience === 'pupil' && kept.wipe());
  if (scene.error) return;
  run.onChange((what) => what !== 'changed' && kept.keep(run.choices(), player.names.picked));
  connection = createConnection({
    link: await openLink(visit).catch(deadLink),
    choices: run.choices,
    reopen: () => openLink(visit),
    fresh: async () => openLink(Object.assign(visit, await freshVisit(visit.page))),
    awake: watchPresence(),
  });
  connection.onState((state) => {
    connected = state === 'ready' || state === 'full';
    player.showConnection(state);
  });
  run.attach(connection);
}

/** A page brought back from the browser's memory may be in front of somebody else. @param {() => void} wipe */
function forgetWhenBroughtBack(wipe) {
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    wipe();
    location.reload();
  });
}
