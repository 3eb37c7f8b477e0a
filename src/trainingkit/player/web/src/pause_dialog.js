// A pause that asks for no reason and is noted nowhere.
import { button, h, uid } from './dom.js';
import { WORDS } from './words.js';

/** @param {{openHelp: () => void, leave: () => void, move: (() => void)|null}} actions  `move`: go on elsewhere, where one can */
export function pauseDialog({ openHelp, leave, move }) {
  const id = uid();
  const dialog = h(
    'dialog.tk-dialog.tk-pause-dialog',
    { 'aria-labelledby': id },
    h('h2', { id, tabindex: -1, autofocus: true }, WORDS.paused),
    h('p', {}, WORDS.pausedText),
    h(
      'p.tk-row',
      {},
      button('primary', WORDS.carryOn, () => dialog.close()),
      move && button('plain', WORDS.move.title, move),
      button('plain', WORDS.whoCanHelp, openHelp),
      button('leave', WORDS.leave, leave),
    ),
  );
  return dialog;
}
