// A hash value that can be selected and copied.
import { button, h, uid } from '../dom.js';
import { WORDS } from './words.js';

/** @param {{algorithm: string, value: string, at: string}} hashed @param {string} name */
export function hashResult({ algorithm, value, at }, name) {
  const id = uid();
  const code = h('code.tk-hash', { id }, value);
  const word = h('span.tk-hint', { 'aria-live': 'polite' });
  const copied = async () => {
    try {
      await navigator.clipboard.writeText(value);
      word.textContent = WORDS.copied;
    } catch {
      // A page that did not come by https has no clipboard: the older way, or one key more.
      getSelection()?.selectAllChildren(code);
      word.textContent = document.execCommand?.('copy') ? WORDS.copied : WORDS.copyHow;
    }
  };
  const copy = button('plain', WORDS.copy, copied, { 'aria-label': `${WORDS.copy} ${algorithm} ${name}` });
  return h('div.tk-hashed', {}, h('span.tk-hint', {}, WORDS.hashed(algorithm, at)), code, copy, word);
}
