// What somebody entered and no kernel has acknowledged yet, kept in the tab.
const PREFIX = 'trainingkit:answer:';

/**
 * @typedef {object} Entry
 * @property {any} value
 * @property {number} base  the save it builds on
 * @property {boolean} ready  to be saved; false for a draft
 * @property {any[]} [sent]  what was sent and not acknowledged: it may have arrived all the same
 */

/**
 * @param {{assignment: string, item: {id: string}, variant: string|null}} sheet
 * @param {Storage|null} storage  sessionStorage, or null where it is refused
 * @param {string} place  whose server this is; what one person kept is not another's
 */
export function keptEntry(sheet, storage, place) {
  const key = `${PREFIX}${sheet.assignment}/${sheet.item.id}/${sheet.variant ?? ''}`;
  return {
    /** @returns {Entry|null} */
    read() {
      try {
        const kept = JSON.parse(storage?.getItem(key) ?? 'null');
        return kept && kept.place === place && Number.isInteger(kept.base) && 'value' in kept ? kept : null;
      } catch {
        return null;
      }
    },
    /** @param {Entry} entry */
    keep(entry) {
      try {
        storage?.setItem(key, JSON.stringify({ ...entry, place }));
      } catch {
        // A full or refused storage costs only the keeping.
      }
    },
    forget() {
      try {
        storage?.removeItem(key);
      } catch {
        // Refused storage holds nothing.
      }
    },
  };
}

/** The server's own path, which names the person on a hub. @returns {string} */
export function placeOf(doc = document) {
  try {
    return JSON.parse(doc.getElementById('jupyter-config-data')?.textContent ?? '{}').baseUrl ?? '/';
  } catch {
    return '/';
  }
}
