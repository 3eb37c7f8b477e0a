// Asks for the word of a stop. It cannot be closed, but help and leaving are in it.
import { button, h, uid } from './dom.js';
import { WORDS } from './words.js';

/**
 * @param {object} by
 * @param {number} by.number  counted from 1
 * @param {(word: string) => boolean} by.fits
 * @param {() => void} by.done
 * @param {() => void} by.openHelp
 * @param {() => void} by.leave
 * @returns {HTMLDialogElement}
 */
export function stopDialog({ number, fits, done, openHelp, leave }) {
  const [title, text, field, hint] = [uid(), uid(), uid(), uid()];
  const input = h('input.tk-word', { id: field, type: 'text', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', 'aria-describedby': hint });
  const wrong = h('p.tk-status', { id: hint, role: 'alert' });
  let solved = false;
  const tried = (event) => {
    event.preventDefault();
    solved = fits(input.value);
    if (!solved) {
      wrong.textContent = WORDS.stop.wrong;
      return void input.select();
    }
    dialog.close();
  };
  const dialog = h(
    'dialog.tk-dialog.tk-stop',
    { 'aria-labelledby': title, 'aria-describedby': text, oncancel: (event) => event.preventDefault() },
    h('h2', { id: title }, WORDS.stop.title(number)),
    h('p', { id: text }, WORDS.stop.text),
    h(
      'form.tk-field',
      { onsubmit: tried },
      h('label', { for: field }, WORDS.stop.label),
      h('p.tk-row', {}, input, h('button.tk-button.tk-primary', { type: 'submit' }, WORDS.stop.go)),
      wrong,
    ),
    h('p.tk-row', {}, button('plain', WORDS.whoCanHelp, openHelp), button('leave', WORDS.leave, leave)),
  );
  dialog.addEventListener('close', () => {
    if (!solved) return void (dialog.isConnected && dialog.showModal()); // a second Escape closes any dialog
    dialog.remove();
    done();
  });
  return dialog;
}
