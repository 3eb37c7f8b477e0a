// What is said of the runs of a story: those of the form on the screen, and whether one of the form before counts.
import { WORDS } from './words.js';

/**
 * The first run counts or, where it was left unfinished for the other form, the first of that.
 * @param {{form: string, runs: {form: string, steps: any[], ended: boolean}[]}|null} value
 * @returns {string[]} lines
 */
export function runWords(value) {
  const runs = value?.runs ?? [];
  const own = runs.filter((run) => run.form === value.form);
  const before = runs[0] && runs[0].form !== value.form ? runs[0] : null;
  const [first] = own;
  return [
    first ? WORDS.playSteps(first.steps.length, first.ended) : WORDS.playNone,
    first?.ended && own.length === 1 && WORDS.playAgain,
    own.length > 1 && (before?.ended ? WORDS.playMore(own.length) : WORDS.playRuns(own.length)),
    before && WORDS.playBefore(before.ended),
  ].filter(Boolean);
}
