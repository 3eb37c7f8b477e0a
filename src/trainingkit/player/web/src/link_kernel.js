// One socket to one kernel of the server, by the official Jupyter libraries.
import * as base from '@jupyter-widgets/base';
import { shims } from '@jupyter-widgets/base/lib/services-shim';
import { ManagerBase } from '@jupyter-widgets/base-manager';
import { KernelConnection } from '@jupyterlab/services/lib/kernel/default';
import { ServerConnection } from '@jupyterlab/services/lib/serverconnection';
import { AnyModel } from './anywidget_model.js';
import { listeners } from './listeners.js';

const WIDGET = 'jupyter.widget';
const CLASSES = { '@jupyter-widgets/base': base, anywidget: { AnyModel } };
const GONE = new Set(['dead', 'restarting', 'autorestarting', 'terminating']);

class Models extends ManagerBase {
  async loadClass(name, module) {
    const found = CLASSES[module]?.[name];
    if (!found) throw new Error(`this page has no ${name} of ${module}`);
    return found;
  }

  async _create_comm() {
    throw new Error('only the kernel makes widgets');
  }

  async _get_comm_info() {
    return {};
  }
}

/**
 * @param {import('./visit.js').Visit} visit
 * @returns {Promise<import('./types.js').Link>}
 */
export async function openLink(visit) {
  const kernel = connect(visit);
  const messages = listeners();
  const states = listeners();
  let lost = null;
  function tell(state) {
    if (lost) return;
    if (state !== 'open') lost = state;
    states.emit(state);
    // The library would retry on its own, for minutes. It is in the middle of that now, so a moment later.
    if (lost) queueMicrotask(() => kernel.dispose());
  }
  kernel.connectionStatusChanged.connect((_, now) => tell(now === 'connected' ? 'open' : 'lost'));
  kernel.statusChanged.connect((_, now) => GONE.has(now) && tell('dead'));
  const model = await restoreModel(kernel, visit);
  model.on('msg:custom', messages.emit);
  return {
    send: (msg) => void (lost || model.send(msg)),
    onMessage: messages.add,
    onState(cb) {
      if (lost) cb(lost);
      return states.add(cb);
    },
    close() {
      lost ??= 'lost';
      kernel.dispose();
    },
  };
}

/** @param {import('./visit.js').Visit} visit */
function connect({ baseUrl, kernelId }) {
  const http = new URL(baseUrl, location.href).href;
  const serverSettings = ServerConnection.makeSettings({
    baseUrl: http,
    wsUrl: http.replace(/^http/, 'ws'),
    appendToken: false,
  });
  const kernelAPIClient = { getModel: () => Promise.reject(new Error('the server answers no such question')) };
  return new KernelConnection({
    model: { id: kernelId, name: 'python3' },
    serverSettings,
    kernelAPIClient,
    commsOverSubshells: 'disabled', // the server refuses the request that would make a subshell
  });
}

/** Makes the widget models of the page from their state, and gives the player's. */
async function restoreModel(kernel, { widgets, modelId }) {
  const models = new Models();
  const made = Object.entries(widgets).map(([id, state]) =>
    models.new_model(
      {
        model_name: state._model_name,
        model_module: state._model_module,
        model_module_version: state._model_module_version,
        model_id: id,
        comm: new shims.services.Comm(kernel.createComm(WIDGET, id)),
      },
      state,
    ),
  );
  await Promise.all(made);
  return models.get_model(modelId);
}
