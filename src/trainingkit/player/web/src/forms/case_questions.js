// Asks the kernel for files and hashes, one number a question; silence is an answer, too.
import { PATIENCE } from './saving.js';

/** @param {import('./link.js').Link} link */
export function caseQuestions(link) {
  const open = new Map(); // number -> how to settle
  let n = 0;
  const stop = link.onMessage((msg) => settle(msg.n, msg));

  function settle(number, msg) {
    const told = open.get(number);
    if (!told) return;
    if (msg) open.delete(number); // after a silence an answer may still come
    told(msg);
  }

  return {
    /** @param {'open'|'hash'|'another'} type @param {string} name @param {(answer: any|null) => void} told  null: nobody answered in time */
    ask(type, name, told) {
      const number = (n += 1);
      const patience = setTimeout(() => settle(number, null), PATIENCE.answer);
      open.set(number, (msg) => {
        clearTimeout(patience);
        told(msg);
      });
      link.send({ type, n: number, name });
    },
    end() {
      stop();
      open.clear();
    },
  };
}
