// One line that says what is saved. "Saved" stands there only when the kernel has said so.
import { h } from '../dom.js';
import { WORDS } from './words.js';

const say = WORDS.status;

/** @param {import('./types.js').Mode} mode @param {string} [untouched]  what it says before anything is saved */
export function statusLine(mode, untouched = say.untouched) {
  if (mode === 'practice') return null;
  const el = h('p.tk-saved', { role: 'status', 'data-state': mode === 'unsaved' ? 'unsaved' : 'untouched' });
  if (mode === 'unsaved') el.append(say.unsaved);
  return {
    el,
    /** @param {{status: string, why: any, at: string|null}} state */
    show({ status, why, at }) {
      const [words, hint] = wording(status, why, at, untouched);
      if (el.dataset.state === status && el.dataset.words === words) return;
      el.dataset.state = status;
      el.dataset.words = words;
      // Not read out: it would interrupt whoever writes, twice a sentence.
      const main = h('span.tk-saved-words', status === 'saving' ? { 'aria-hidden': 'true' } : {}, words);
      el.replaceChildren(main, ...(hint ? [h('span.tk-saved-hint', {}, ` ${hint}`)] : []));
    },
  };
}

function wording(status, why, at, untouched) {
  if (status === 'untouched') return [untouched, null];
  const earlier = at && say.earlier(at);
  if (status === 'saved') return [say.saved(at), null];
  if (status === 'silent') return [say.silent, say.kept];
  if (status === 'draft') return [say.draft(why ?? WORDS.sayWaits(WORDS.showOptions)), earlier];
  if (status === 'refused') return [say.refused, earlier];
  return [say[status], null];
}
