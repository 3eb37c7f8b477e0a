// The choices of this tab, kept so that a reload loses nothing, and wiped whenever somebody else could see them.
export const PREFIX = 'trainingkit:run:';

/**
 * @param {{slug: string, edition: string, audience: string}} story
 * @param {Storage|null} storage  sessionStorage, or null where it is refused
 */
export function keptChoices(story, storage) {
  const key = PREFIX + story.slug;
  return {
    /**
     * @param {string} navigation type of the navigation that opened this page
     * @returns {{choices: string[], names: number}} `names` is the set of names that was picked
     */
    resume(navigation) {
      const may = navigation === 'reload' || (navigation === 'back_forward' && story.audience !== 'pupil');
      if (!may) wipeAll(storage);
      const kept = read(storage, key);
      return kept && kept.edition === story.edition ? kept : { choices: [], names: 0 };
    },
    /** @param {string[]} choices @param {number} names */
    keep(choices, names) {
      try {
        storage?.setItem(key, JSON.stringify({ edition: story.edition, choices, names }));
      } catch {
        // A full or refused storage costs only the resuming.
      }
    },
    wipe: () => wipeAll(storage),
  };
}

/** @param {Storage|null} storage */
function wipeAll(storage) {
  try {
    for (const key of Object.keys(storage ?? {})) if (key.startsWith(PREFIX)) storage.removeItem(key);
  } catch {
    // Refused storage holds nothing.
  }
}

function read(storage, key) {
  try {
    const kept = JSON.parse(storage?.getItem(key) ?? 'null');
    return kept && Array.isArray(kept.choices) && kept.choices.every((c) => typeof c === 'string') ? kept : null;
  } catch {
    return null;
  }
}

/** sessionStorage, or null where the browser refuses it. */
export function tabStorage() {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}

/** @returns {string} how this page was reached: navigate, reload, back_forward, prerender */
export function navigationType() {
  return performance.getEntriesByType('navigation')[0]?.type ?? 'navigate';
}
