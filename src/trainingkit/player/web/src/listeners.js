// A list of callbacks.

/** @template T */
export function listeners() {
  /** @type {Set<(value: T) => void>} */
  const all = new Set();
  return {
    /** @param {(value: T) => void} cb @returns {() => void} stops it */
    add(cb) {
      all.add(cb);
      return () => void all.delete(cb);
    },
    /** @param {T} value */
    emit: (value) => [...all].forEach((cb) => cb(value)),
  };
}
