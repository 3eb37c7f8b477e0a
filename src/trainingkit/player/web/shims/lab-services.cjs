// The two names that the kernel connection takes from the front door of @jupyterlab/services.
exports.ServerConnection = require('@jupyterlab/services/lib/serverconnection').ServerConnection;
exports.CommsOverSubshells = Object.freeze({
  Disabled: 'disabled',
  PerCommTarget: 'per-comm-target',
  PerComm: 'per-comm',
});
