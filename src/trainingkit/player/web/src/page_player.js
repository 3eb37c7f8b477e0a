// A player that has the page to itself, whoever answers it: what the tab keeps, and how one leaves.
import { h } from './dom.js';
import { keptChoices, navigationType, tabStorage } from './kept_choices.js';
import { watchShift } from './leave.js';
import { createPlayer } from './player.js';
import { createRun } from './run.js';
import { studyTimer } from './study_timer.js';
import { WORDS } from './words.js';

const VIEWS = ['full', 'simple', 'project'];

/** The view that the address asks for; read here only, never by whoever answers. */
export function askedView() {
  const asked = new URLSearchParams(location.search).get('view');
  return VIEWS.find((name) => name === asked) ?? 'full';
}

/**
 * @param {object} by
 * @param {import('./types.js').Scene} by.scene
 * @param {string|null} by.home  address of the list of stories
 * @param {'full'|'simple'|'project'} by.view
 * @param {string[]} [by.views]  those on offer; all of them if left out
 * @param {boolean} [by.moves]  whether whoever answers can make a code of a run
 * @param {string|null} [by.notice]  what is said above everything else
 * @param {(run: ReturnType<typeof createRun>, player: {leaveNow: () => void}) => Promise<import('./types.js').Connection>} by.connect
 * @param {(connected: boolean) => void} by.goAway  puts something neutral in the place of the page's address
 */
export async function playOnPage({ scene, home, view, views, moves = false, notice = null, connect, goAway }) {
  document.title = WORDS.tabTitle;
  history.scrollRestoration = 'manual';
  const root = document.getElementById('player');
  const kept = keptChoices(scene.story, tabStorage());
  const before = kept.resume(navigationType());
  const run = createRun(scene.steps, scene.error ? [] : before.choices);
  let connection = null;
  let connected = true;

  function leave() {
    kept.wipe();
    connection?.close();
    run.forget();
    goAway(connected);
    root.replaceChildren(h('div.tk-shell', {}, studyTimer(1)));
    document.querySelectorAll('script[type="application/json"]').forEach((el) => el.remove());
  }
  function restart() {
    kept.wipe();
    if (run.state.changed) location.reload();
    else run.restart();
  }
  const themed = [document.documentElement];
  const player = createPlayer({ root, scene, run, place: 'page', home, leave, restart, view, views, moves, notice, themed });
  player.names.pick(before.names);
  player.draw();
  watchShift(player.leaveNow);
  forgetWhenBroughtBack(() => scene.story.audience === 'pupil' && kept.wipe());
  if (scene.error) return;
  run.onChange((what) => what !== 'changed' && kept.keep(run.choices(), player.names.picked));
  connection = await connect(run, player);
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
