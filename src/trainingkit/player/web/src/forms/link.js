// One view's end of the widget's comm. JupyterLab owns the socket; a restart or a dead kernel shows only as a hint
// here, because a message sent into a closed comm just vanishes.
import { listeners } from '../listeners.js';

/**
 * @typedef {object} Link
 * @property {(msg: object) => void} send
 * @property {(cb: (msg: any) => void) => () => void} onMessage
 * @property {(cb: (what: 'doubtful'|'closed') => void) => () => void} onState  doubtful: something changed, ask
 * @property {() => void} close
 */

/** @param {{send: Function, on: Function, off: Function}} model @returns {Link} */
export function formLink(model) {
  const messages = listeners();
  const states = listeners();
  const heard = (msg) => messages.emit(msg);
  const doubtful = () => states.emit('doubtful');
  const closed = () => states.emit('closed');
  const events = { 'msg:custom': heard, comm_live_update: doubtful, 'comm:close': closed };
  for (const [name, cb] of Object.entries(events)) model.on(name, cb);
  return {
    send(msg) {
      try {
        model.send(msg);
      } catch {
        closed();
      }
    },
    onMessage: messages.add,
    onState: states.add,
    close() {
      for (const [name, cb] of Object.entries(events)) model.off(name, cb);
    },
  };
}
