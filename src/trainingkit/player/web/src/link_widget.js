// The link inside JupyterLab: its widget model. Lab owns the socket. When the kernel dies or restarts, Lab takes the
// model's comm away: that is told here, and sending on such a model would throw.
import { listeners } from './listeners.js';

/**
 * @param {{send: Function, on: Function, off: Function}} model
 * @returns {import('./types.js').Link}
 */
export function widgetLink(model) {
  const messages = listeners();
  const heard = (msg) => messages.emit(msg);
  const states = listeners();
  const lost = () => states.emit('lost');
  model.on('msg:custom', heard);
  model.on('comm_live_update', lost);
  return {
    send(msg) {
      try {
        model.send(msg);
      } catch {
        lost();
      }
    },
    onMessage: messages.add,
    onState: states.add,
    close() {
      model.off('msg:custom', heard);
      model.off('comm_live_update', lost);
    },
  };
}
