// Outlives kernels. A message that gets no answer, a kernel that died or came back blank, a closed socket and a
// server that went away all end the same way: the whole run is replayed on a link that answers.
import { listeners } from './listeners.js';

/** How long to wait for an answer, in milliseconds: on the link in use, on a new socket, from a new kernel. */
export const PATIENCE = { answer: 2000, reopened: 2000, fresh: 15_000 };
/** Waits before the first, second, ... look for a new kernel, in milliseconds; the last one repeats. */
export const BACKOFF = [0, 1000, 2000, 4000, 8000, 15_000];
const TRIES_BEFORE_STOPPED = 3;

/** Thrown by `fresh` when the server has no kernel to give. */
export class RoomFull extends Error {
  /** @param {number} retryAfter seconds, as the server asks */
  constructor(retryAfter = 5) {
    super('the room is full');
    this.retryAfter = retryAfter;
  }
}

/**
 * @param {object} options
 * @param {import('./types.js').Link} options.link  the first link
 * @param {() => string[]} options.choices  ids of every choice made so far, the pending one last
 * @param {() => Promise<import('./types.js').Link>} options.reopen  a new socket to the same kernel
 * @param {(() => Promise<import('./types.js').Link>)|null} [options.fresh]  a new kernel, where one can be had
 * @param {(urgent: boolean) => Promise<void>} [options.awake]  settles once somebody is there to be served
 * @returns {import('./types.js').Connection}
 */
export function createConnection({ link, choices, reopen, fresh = null, awake = async () => {} }) {
  const messages = listeners();
  const states = listeners();
  /** @type {import('./types.js').ToKernel[]} */
  let queue = [];
  /** @type {import('./types.js').ToKernel|null} */
  let asked = null;
  let current = link;
  let state = 'ready';
  let recovering = false;
  let stale = false; // something was said while a replay was under way
  let closed = false;
  let timer;

  function say(next) {
    if (state === next || closed) return;
    state = next;
    states.emit(next);
  }

  function use(next) {
    current = next;
    next.onMessage((msg) => next === current && heard(msg));
    next.onState((now) => next === current && now !== 'open' && recover(now === 'lost'));
  }

  function heard(msg) {
    if (closed || recovering || !asked || !answers(asked, msg)) return;
    clearTimeout(timer);
    if (asked.type === 'choose' && msg.type === 'refused') return void recover(true);
    asked = null;
    messages.emit(msg);
    pump();
  }

  function pump() {
    if (closed || recovering || asked || !queue.length) return;
    asked = queue.shift();
    timer = setTimeout(() => recover(true), PATIENCE.answer);
    current.send(asked);
  }

  /** @param {boolean} sameKernel  it may still be there: ask it first */
  async function recover(sameKernel) {
    if (recovering || closed) return;
    recovering = true;
    clearTimeout(timer);
    say('reconnecting');
    const reply = await keepTrying(sameKernel);
    recovering = false;
    if (closed) return;
    queue = [asked, ...queue].filter((msg) => msg && isQuestion(msg)); // the replay held every choice, and no question
    asked = null;
    say('ready');
    messages.emit(reply);
    pump();
  }

  /** @param {boolean} sameKernel */
  async function keepTrying(sameKernel) {
    let tries = 0;
    if (sameKernel || !fresh) {
      await awake(Boolean(asked));
      const reply = await ask(reopen, PATIENCE.reopened);
      if (reply) return reply;
      tries += 1;
    }
    for (let k = 0; !closed; k += 1) {
      if (!fresh && tries >= TRIES_BEFORE_STOPPED) say('stopped');
      const pause = BACKOFF[Math.min(fresh ? k : k + 1, BACKOFF.length - 1)];
      await wait(pause * (1 + Math.random() / 4)); // a class does not come back all at once
      await awake(Boolean(asked));
      const reply = await ask(fresh ?? reopen, fresh ? PATIENCE.fresh : PATIENCE.reopened);
      if (reply) return reply;
      tries += 1;
    }
    return null;
  }

  /** Finds a link and replays the run on it; the answer, or null. */
  async function ask(find, patience) {
    if (closed) return null;
    let next;
    try {
      next = await find();
    } catch (problem) {
      if (!(problem instanceof RoomFull)) return null;
      say('full');
      await wait(problem.retryAfter * 1000);
      return null;
    }
    if (state === 'full') say('reconnecting');
    let reply;
    do {
      stale = false;
      reply = await replayOn(next, choices(), patience);
    } while (reply && stale && !closed);
    if (!reply || closed) {
      if (next !== current) next.close();
      return null;
    }
    if (next !== current) {
      current.close();
      use(next);
    }
    return reply;
  }

  use(link);
  return {
    send(msg) {
      if (recovering && !isQuestion(msg)) return void (stale = true); // a choice is in `choices()`: the replay carries it
      queue.push(msg);
      pump();
    },
    onMessage: messages.add,
    onState: states.add,
    close() {
      closed = true;
      clearTimeout(timer);
      current.close();
    },
  };
}

/**
 * @param {import('./types.js').Link} link
 * @param {string[]} ids
 * @param {number} patience milliseconds
 * @returns {Promise<import('./types.js').FromKernel|null>} null if the link stayed silent or was lost
 */
function replayOn(link, ids, patience) {
  return new Promise((resolve) => {
    const question = { type: /** @type {const} */ ('replay'), choices: ids };
    const stops = [];
    const finish = (reply) => {
      clearTimeout(late);
      stops.forEach((stop) => stop());
      resolve(reply);
    };
    const late = setTimeout(() => finish(null), patience);
    stops.push(link.onMessage((msg) => answers(question, msg) && finish(msg)));
    stops.push(link.onState((now) => now !== 'open' && finish(null)));
    link.send(question);
  });
}

/** Whether a message changes nothing in the run, so that a replay does not stand for it. @param {import('./types.js').ToKernel} msg */
const isQuestion = (msg) => msg.type === 'encode' || msg.type === 'decode';

/** Whether a message answers a question; a late answer to an older one does not. Number 0: not understood at all. */
function answers(question, msg) {
  if (isQuestion(question)) return msg.n === (msg.type === 'refused' ? 0 : question.n) && msg.type !== 'step';
  const n = question.type === 'replay' ? question.choices.length : question.n;
  if (msg.type === 'refused') return msg.n === n || msg.n === 0;
  if (question.type === 'replay') return msg.type === 'scene';
  return msg.type === 'step' && msg.step.n === n;
}

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
