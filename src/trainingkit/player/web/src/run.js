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
  let question = null; // what was asked that changes nothing, and who waits for its answer
  let questions = 0;
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
      if (question) connection.send(question.asked);
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
    /**
     * Asks what changes nothing in the run; a newer question takes the place of one that still waits.
     * @param {{type: 'encode', choices: string[]}|{type: 'decode', code: string}} what
     * @returns {Promise<import('./types.js').Encoded|import('./types.js').Decoded|null>} null if it was not understood
     */
    ask(what) {
      return new Promise((answer) => {
        question = { asked: { ...what, n: (questions += 1) }, answer };
        connection?.send(question.asked);
      });
    },
    /** Goes on with the choices of a run that was begun elsewhere. @param {string[]} ids */
    goOnWith(ids) {
      steps = steps.slice(0, 1);
      pending = null;
      resuming = ids;
      connection?.send({ type: 'replay', choices: ids });
    },
    /** Forgets everything, for good. */
    forget() {
      question = null;
      steps = [];
      resuming = [];
      pending = null;
      connection = null;
    },
  };

  /** @param {import('./types.js').FromKernel} msg */
  function heard(msg) {
    if (msg.type === 'encoded' || msg.type === 'decoded') return answered(msg);
    if (msg.type === 'refused') return question && msg.n === 0 ? answered(null) : refused();
    if (msg.type === 'scene') return replayed(msg.steps);
    if (!pending || msg.step.n !== steps.length) return;
    pending = null;
    steps = [...steps, msg.step];
    tell('step');
  }

  /** @param {any} reply */
  function answered(reply) {
    if (!question || (reply && reply.n !== question.asked.n)) return;
    question.answer(reply);
    question = null;
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
