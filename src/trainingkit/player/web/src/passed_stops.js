// How many stops a run in this tab has passed: kept beside its choices, and wiped with them.
import { PREFIX } from './kept_choices.js';

/** @param {{slug: string, edition: string}} story @param {Storage|null} storage */
export function passedStops(story, storage) {
  const key = `${PREFIX}${story.slug}:stops`;
  let passed = read();

  function read() {
    try {
      const [edition, number] = (storage?.getItem(key) ?? '').split(' ');
      return edition === story.edition ? Number(number) || 0 : 0;
    } catch {
      return 0;
    }
  }
  return {
    get: () => passed,
    /** @param {number} number */
    set(number) {
      passed = number;
      try {
        storage?.setItem(key, `${story.edition} ${number}`);
      } catch {
        // A refused storage costs only being asked again after a reload.
      }
    },
  };
}
