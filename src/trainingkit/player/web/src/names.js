// Character names are only a matter of display: the kernel sends {name}, the page fills it in.

/** @param {Object<string, string[]>} cast  placeholder -> the same number of names each */
export function castNames(cast) {
  const keys = Object.keys(cast);
  const size = keys.length ? cast[keys[0]].length : 0;
  let picked = 0;
  return {
    /** One label a set, such as "Alex" or "Alex and Jo". */
    sets: Array.from({ length: size }, (_, i) => keys.map((key) => cast[key][i]).join(' and ')),
    get picked() {
      return picked;
    },
    /** @param {number} i */
    pick(i) {
      if (i >= 0 && i < size) picked = i;
    },
    /** @param {string|null|undefined} text */
    fill: (text) => (text ?? '').replace(/\{(\w+)\}/g, (whole, key) => cast[key]?.[picked] ?? whole),
  };
}
