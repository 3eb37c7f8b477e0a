// Entry of the page that needs no server: everything is in the file.
import { h } from './dom.js';
import { tabStorage } from './kept_choices.js';
import { askedView, playOnPage } from './page_player.js';
import { passedStops } from './passed_stops.js';
import { stopper } from './stops.js';
import { studyTimer } from './study_timer.js';
import { openTable } from './table.js';
import { tableConnection } from './table_connection.js';
import { WORDS } from './words.js';

const AWAY = '#timer';

/**
 * @typedef {object} Given  what `editions/offline/page.py` writes into the page
 * @property {import('./types.js').Scene} scene  without its steps
 * @property {import('./table.js').Table} table
 * @property {import('./stops.js').Stop[]} stops
 * @property {boolean} always  whether the stops hold in the projector view, too
 * @property {string|null} home
 */

/** Whether the day to check by has passed on this device. @param {string} day  ISO date, itself still in time */
const isPast = (day, now = new Date()) => now > new Date(`${day}T23:59:59`);

/** @param {Given} given */
function open({ scene, table, stops, always, home }) {
  const view = askedView();
  const tableOf = openTable(table);
  const { story } = scene;
  const waits = always || view !== 'project' ? stops : [];
  playOnPage({
    scene: { ...scene, steps: tableOf.replay([]).steps },
    home: home && new URL(home, location.href).href,
    view,
    views: waits.length && !always ? ['full', 'simple'] : undefined,
    notice: isPast(story.next_check_by) ? WORDS.checkFirst : null,
    goAway() {
      history.replaceState(null, '', AWAY); // the file itself stays open, without a word of the story
      document.title = WORDS.timer;
      document.getElementById('imprint').remove();
    },
    async connect(run, player) {
      tellTheEnd(run);
      const passed = passedStops(story, tabStorage());
      run.onChange((what) => what === 'restarted' && passed.set(0));
      return tableConnection(tableOf, stopper({ stops: waits, story: story.slug, passed, root: player.root, openHelp: player.openHelp, leave: player.leaveNow }));
    },
  });
}

/** Says once a run, to whoever holds the page, that its debrief is shown: nothing else of it. */
function tellTheEnd(run) {
  let told = false;
  run.onChange(() => {
    const ended = Boolean(run.last?.ending);
    if (ended && !told) document.dispatchEvent(new CustomEvent('trainingkit:ended'));
    told = ended;
  });
}

if (location.hash === AWAY) {
  document.title = WORDS.timer;
  document.getElementById('imprint').remove();
  document.getElementById('player').replaceChildren(h('div.tk-shell', {}, studyTimer(1)));
} else {
  open(JSON.parse(document.getElementById('given').textContent));
}
