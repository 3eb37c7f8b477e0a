// Practice: an answer that nobody saves, and what the kernel says of it when asked.
import { copy } from './same.js';
import { PATIENCE } from './saving.js';

/**
 * @param {object} options
 * @param {(msg: import('./types.js').ToKernel) => void} options.send
 * @param {() => void} options.tell
 */
export function createPractising({ send, tell }) {
  let value = null;
  let n = 0;
  let patience = null;
  /** @type {{status: 'idle'|'asked'|'told'|'silent'|'refused'|'stale', replies: import('./types.js').Reply[], why: any}} */
  let state = { status: 'idle', replies: [], why: null };

  function say(status, more = {}) {
    clearTimeout(patience);
    state = { status, replies: [], why: null, ...more };
    tell();
  }

  function change(next) {
    value = copy(next);
    say(state.status === 'told' || state.status === 'stale' ? 'stale' : 'idle');
  }

  return {
    get value() { return value; },
    get state() { return state; },
    change,
    draft: change,
    see() {
      say('asked');
      patience = setTimeout(() => say('silent'), PATIENCE.answer);
      send({ type: 'reply', n: (n += 1), value: copy(value) });
    },
    /** @param {any} msg */
    heard(msg) {
      if (msg.n !== n || !['asked', 'silent'].includes(state.status)) return;
      if (msg.type === 'replies') say('told', { replies: msg.replies });
      if (msg.type === 'refused') say('refused', { why: { why: msg.why, hint: msg.hint } });
    },
    end: () => clearTimeout(patience),
  };
}
