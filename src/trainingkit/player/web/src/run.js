// The run so far: the steps the kernel gave, and the choice it has not answered yet.
import { listeners } from './listeners.js';

/** @typedef {{steps: import('./types.js').Step[], pending: {n: number, id: string, text: string}|null, changed: boolean}} RunState */

/**
 * @param {import('./types.js').Step[]} opening
 * @param {string[]} [kept]  choices of this tab, to be replayed
 */
export function createRun(opening, kept = []) {
  let steps = opening.slice(0, 1);
  let pending = null;
  let resuming = kept;
  let changed = false;
  let connection = null;
  const changes = listeners();
  const tell = changes.emit;
  const made = () => steps.slice(1).map((step) => step.chosen.choice);

  const run = {
    /** @returns {RunState} */
    get state() {
      return { steps, pending, changed };
    },
    get last() {
      return steps[steps.length - 1];
    },
    /** Ids of every choice, the pending one last. */
    choices: () => (resuming.length ? resuming : pending ? [...made(), pending.id] : made()),
    get resuming() {
      return resuming.length > 0;
    },
    onChange: changes.add,
    /** @param {import('./types.js').Connection} to */
    attach(to) {
      connection = to;
      connection.onMessage(heard);
      if (resuming.length) connection.send({ type: 'replay', choices: resuming });
      else if (pending) connection.send({ type: 'choose', n: pending.n, choice: pending.id });
    },
    /** @param {string} id */
    choose(id) {
      const choice = run.last.choices.find((c) => c.id === id);
      if (pending || resuming.length || changed || !choice) return;
      pending = { n: steps.length, id, text: choice.text };
      tell('chosen');
      connection?.send({ type: 'choose', n: pending.n, choice: id });
    },
    /** Back to the decision that step `n` offers; the later choices are dropped. @param {number} n */
    backTo(n) {
      steps = steps.slice(0, n + 1);
      pending = null;
      tell('back');
      connection?.send({ type: 'replay', choices: made() });
    },
    /** Forgets every choice and stands at the opening again. */
    restart() {
      steps = steps.slice(0, 1);
      pending = null;
      tell('restarted');
      connection?.send({ type: 'replay', choices: [] });
    },
    /** Forgets everything, for good. */
    forget() {
      steps = [];
      resuming = [];
      pending = null;
      connection = null;
    },
  };

  /** @param {import('./types.js').FromKernel} msg */
  function heard(msg) {
    if (msg.type === 'refused') return refused();
    if (msg.type === 'scene') return replayed(msg.steps);
    if (!pending || msg.step.n !== steps.length) return;
    pending = null;
    steps = [...steps, msg.step];
    tell('step');
  }

  /** @param {import('./types.js').Step[]} all */
  function replayed(all) {
    const wasResuming = resuming.length > 0;
    const grew = all.length - steps.length;
    resuming = [];
    if (pending && all.length > pending.n) pending = null; // else it was asked after the replay, and waits still
    steps = all;
    tell(wasResuming || grew > 1 ? 'resumed' : grew === 1 ? 'step' : 'same');
  }

  function refused() {
    resuming = [];
    pending = null;
    changed = true;
    tell('changed');
  }
  return run;
}
