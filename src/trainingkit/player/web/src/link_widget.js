// The link inside JupyterLab: its widget model. Lab owns the socket, so a loss is only seen as silence.
import { listeners } from './listeners.js';

/**
 * @param {{send: Function, on: Function, off: Function}} model
 * @returns {import('./types.js').Link}
 */
export function widgetLink(model) {
  const messages = listeners();
  const heard = (msg) => messages.emit(msg);
  model.on('msg:custom', heard);
  return {
    send: (msg) => model.send(msg),
    onMessage: messages.add,
    onState: () => () => {},
    close: () => model.off('msg:custom', heard),
  };
}
