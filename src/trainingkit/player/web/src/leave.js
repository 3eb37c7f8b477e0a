// Leaving: at once, by button or by Shift three times, with nothing left behind.
const WITHIN = 2000;

/** @param {Event} event */
function typing(event) {
  const at = /** @type {HTMLElement} */ (event.composedPath?.()[0] ?? event.target);
  return Boolean(at?.closest?.('input:not([type=radio]):not([type=checkbox]), textarea, [contenteditable=""], [contenteditable="true"]'));
}

/**
 * Calls `leave` when Shift alone is pressed three times within two seconds, unless somebody is typing.
 * A press counts when it ends, so that Shift held for another key is not one.
 * @param {() => void} leave
 * @param {Document} [doc]
 * @returns {() => void} stops watching
 */
export function watchShift(leave, doc = document) {
  let times = [];
  let alone = false;
  const down = (event) => {
    alone = event.key === 'Shift' && !event.ctrlKey && !event.altKey && !event.metaKey && !typing(event);
    if (!alone) times = [];
  };
  const up = (event) => {
    if (event.key !== 'Shift' || !alone) return;
    alone = false;
    times = [...times.filter((t) => event.timeStamp - t < WITHIN), event.timeStamp];
    if (times.length >= 3) leave();
  };
  doc.addEventListener('keydown', down, true);
  doc.addEventListener('keyup', up, true);
  return () => {
    doc.removeEventListener('keydown', down, true);
    doc.removeEventListener('keyup', up, true);
  };
}

/**
 * Puts a neutral page of this server in the place of the story, in the tab and in its history.
 * @param {string} address
 * @param {boolean} serverThere  without it a navigation would end on an error page, so only the address changes
 */
export function leavePage(address, serverThere) {
  if (serverThere) return location.replace(address);
  history.replaceState(null, '', address);
}
