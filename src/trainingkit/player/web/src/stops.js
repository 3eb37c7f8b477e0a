// Stops: at three places of a story for pupils the class waits for each other, until somebody gives the word.
// This keeps a class together; it is no lock, and nothing behind it is secret.
import { stopDialog } from './stop_dialog.js';

/** @typedef {{stage: string, word: string}} Stop  `word` as `wordPrint` makes it, so that it is not read by a glance */

/** FNV-1a, 32 bits, over the letters of a word as they are said. @param {string} story @param {string} word */
export function wordPrint(story, word) {
  const bytes = new TextEncoder().encode(`${story}:${word.trim().toLowerCase()}`);
  const hash = bytes.reduce((sum, byte) => Math.imul(sum ^ byte, 0x01000193) >>> 0, 0x811c9dc5);
  return hash.toString(16).padStart(8, '0');
}

/** The stop at which a step of this stage has to wait, or -1. @param {Stop[]} stops @param {number} passed */
export function stopAt(stops, passed, stage) {
  const found = stops.findIndex((stop, i) => i >= passed && stop.stage === stage);
  return found === passed || found === stops.length - 1 ? found : -1;
}

/**
 * @param {object} by
 * @param {Stop[]} by.stops
 * @param {string} by.story
 * @param {HTMLElement} by.root
 * @param {{get: () => number, set: (passed: number) => void}} by.passed  how many stops this tab has passed
 * @param {() => void} by.openHelp
 * @param {() => void} by.leave
 * @returns {(step: import('./types.js').Step) => Promise<void>}
 */
export function stopper({ stops, story, root, passed, openHelp, leave }) {
  return (step) =>
    new Promise((go) => {
      const at = stopAt(stops, passed.get(), step.stage);
      if (at < 0) return void go();
      const dialog = stopDialog({
        number: at + 1,
        fits: (word) => wordPrint(story, word) === stops[at].word,
        openHelp,
        leave,
        done() {
          passed.set(at + 1);
          go();
        },
      });
      root.append(dialog);
      dialog.showModal();
    });
}
