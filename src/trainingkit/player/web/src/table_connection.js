// Answers a player from the table in the page: the same messages as a kernel, and nothing that can be lost.
import { listeners } from './listeners.js';

/**
 * @param {ReturnType<import('./table.js').openTable>} table
 * @param {(step: import('./types.js').Step) => Promise<void>} [hold]  settles once a step may be shown
 * @returns {import('./types.js').Connection}
 */
export function tableConnection(table, hold = async () => {}) {
  const messages = listeners();
  let page = 0;
  let held = 0;
  let asked = 0; // a later message ends the waiting of an earlier one

  async function answer(msg) {
    const mine = (asked += 1);
    const reply = msg.type === 'choose' ? chosen(msg) : replayed(msg.choices);
    if (reply.step) await hold(reply.step);
    else if (reply.steps) await hold(reply.steps.at(-1));
    if (mine !== asked) return;
    if (reply.type !== 'refused') ({ page, held } = reply.stands);
    delete reply.stands;
    messages.emit(reply);
  }

  function chosen({ n, choice }) {
    const taken = table.take(page, choice);
    if (!taken || n !== held + 1) return refused(n);
    return { type: 'step', step: table.step(n, taken.page, { page, choice: taken.choice }), stands: { page: taken.page, held: n } };
  }

  function replayed(ids) {
    const done = table.replay(ids);
    return done ? { type: 'scene', steps: done.steps, stands: { page: done.page, held: ids.length } } : refused(ids.length);
  }

  const refused = (n) => ({ type: 'refused', n, why: 'this choice is not on offer', have: held });
  return {
    send: (msg) => void answer(msg),
    onMessage: messages.add,
    onState: () => () => {},
    close() {
      asked += 1;
    },
  };
}
