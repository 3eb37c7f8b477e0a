// How long a text is, counted as the kernel counts.
import { WORDS } from './words.js';

/** @param {string} text */
export const countWords = (text) => text.split(/\s+/).filter(Boolean).length;

/** @param {string} text @param {number|null|undefined} most @returns {{words: string, over: boolean}} */
export function wordCount(text, most) {
  const n = countWords(text);
  if (!most) return { words: WORDS.words(n), over: false };
  return { words: n > most ? WORDS.wordsOver(n, most) : WORDS.wordsOf(n, most), over: n > most };
}
