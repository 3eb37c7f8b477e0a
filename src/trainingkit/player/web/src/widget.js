// The widget as JupyterLab runs it: `export default { render }`, by the anywidget contract.
import { createConnection } from './connection.js';
import { h } from './dom.js';
import { keepKeys } from './lab_keys.js';
import { watchShift } from './leave.js';
import { widgetLink } from './link_widget.js';
import { createPlayer } from './player.js';
import { createRun } from './run.js';
import { studyTimer } from './study_timer.js';

// A kernel that stopped takes its widget along; running the cell again makes a new one, which goes on from here.
// Kept in the memory of this tab alone.
const UNFINISHED = Symbol.for('trainingkit.player.unfinished');
const unfinished = (globalThis[UNFINISHED] ??= new Map());

/** @param {{model: any, el: HTMLElement}} widget */
function render({ model, el }) {
  const root = h('div');
  keepKeys(root);
  el.append(root);
  return play(model, root);
}

/** @param {any} model @param {HTMLElement} root @returns {() => void} */
function play(model, root) {
  const scene = model.get('scene');
  const key = `${scene.story.slug} ${scene.story.edition}`;
  const saved = scene.steps.slice(1).map((step) => step.chosen.choice); // the kernel may go on with a run it has kept
  const run = createRun(scene.steps, scene.error ? [] : (unfinished.get(key)?.() ?? saved));
  unfinished.delete(key);
  const link = widgetLink(model);
  const connection = createConnection({ link, choices: run.choices, reopen: async () => link });
  function leave() {
    unfinished.delete(key);
    unshift();
    connection.close();
    run.forget();
    root.replaceChildren(h('div.tk-shell', {}, studyTimer(2)));
  }
  const restart = () => run.restart();
  const player = createPlayer({ root, scene, run, place: 'lab', home: null, leave, restart, moves: true });
  const unshift = watchShift(() => root.isConnected && player.leaveNow());
  player.draw();
  connection.onState((state) => {
    if (state === 'ready') unfinished.delete(key);
    else unfinished.set(key, run.choices); // at once: somebody may run the cell again before we have given up
    player.showConnection(state);
  });
  if (!scene.error) run.attach(connection);
  return () => {
    unshift();
    connection.close();
    player.end();
  };
}

export default { render };
