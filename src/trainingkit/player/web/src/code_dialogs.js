// A run as a short code, to go on with it on another device. The kernel makes and reads it; nobody keeps it.
import { button, h, uid } from './dom.js';
import { WORDS } from './words.js';

/**
 * Shows the code of the run as it stands.
 * @param {{run: ReturnType<import('./run.js').createRun>, openHelp: () => void, leave: () => void}} by
 * @returns {HTMLDialogElement & {open_: () => void}}
 */
export function codeDialog({ run, openHelp, leave }) {
  const [title, label] = [uid(), uid()];
  const code = h('output.tk-move-code', { 'aria-labelledby': label, translate: 'no', lang: 'zxx', tabindex: 0 });
  const copy = button('primary', WORDS.move.copy, copyIt);
  const said = h('p.tk-move-said', { role: 'status' });
  const dialog = h(
    'dialog.tk-dialog.tk-move',
    { 'aria-labelledby': title },
    h('h2', { id: title, tabindex: -1, autofocus: true }, WORDS.move.title),
    h('p', {}, WORDS.move.text),
    h('p.tk-label', { id: label }, WORDS.move.code),
    code,
    said,
    h('p.tk-muted', {}, WORDS.move.holds),
    h('p.tk-row', {}, copy, button('plain', WORDS.close, () => dialog.close()), ...wayOut(openHelp, leave)),
  );

  async function show() {
    code.textContent = '';
    copy.hidden = true;
    said.textContent = WORDS.move.making;
    const reply = await run.ask({ type: 'encode', choices: run.choices() });
    code.textContent = reply?.code ?? '';
    copy.hidden = !reply?.code;
    said.textContent = reply?.code ? '' : WORDS.move.none;
  }

  async function copyIt() {
    said.textContent = '';
    const done = await copied(code);
    said.textContent = done ? WORDS.move.copied : WORDS.move.selected;
  }
  return Object.assign(dialog, {
    open_() {
      dialog.showModal();
      show();
    },
  });
}

/** Copies what an element says. Over plain HTTP a page may only copy what is selected, if that. */
async function copied(el) {
  try {
    await navigator.clipboard.writeText(el.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(el);
    return document.execCommand('copy');
  }
}

/**
 * Asks for a code, and goes on with the run that it is.
 * @param {object} by
 * @param {ReturnType<import('./run.js').createRun>} by.run
 * @param {() => void} by.start  begins at the beginning
 * @param {() => void} by.openHelp
 * @param {() => void} by.leave
 * @returns {HTMLDialogElement & {open_: () => void}}
 */
export function goOnDialog({ run, start, openHelp, leave }) {
  const [title, field, hint, problem] = [uid(), uid(), uid(), uid()];
  const input = h('input.tk-input', {
    id: field,
    type: 'text',
    autocomplete: 'off',
    autocapitalize: 'characters',
    spellcheck: 'false',
    'aria-describedby': `${hint} ${problem}`,
  });
  const said = h('p.tk-move-said', { id: problem, role: 'alert' });
  const dialog = h(
    'dialog.tk-dialog.tk-move',
    { 'aria-labelledby': title },
    h('h2', { id: title }, WORDS.move.withCode),
    h(
      'form.tk-field',
      { onsubmit: tried },
      h('label', { for: field }, WORDS.move.label),
      input,
      h('span.tk-hint', { id: hint }, WORDS.move.hint),
      said,
      h('p.tk-row', {}, h('button.tk-button.tk-primary', { type: 'submit' }, WORDS.move.go), button('plain', WORDS.close, () => dialog.close()), ...wayOut(openHelp, leave)),
    ),
  );

  async function tried(event) {
    event.preventDefault();
    refuse(null);
    said.textContent = WORDS.move.looking;
    const reply = await run.ask({ type: 'decode', code: input.value });
    if (!dialog.open) return; // closed meanwhile: somebody has thought better of it
    if (!reply?.choices) return refuse(reply?.kind ?? 'no-code');
    said.textContent = '';
    dialog.close();
    if (reply.choices.length) run.goOnWith(reply.choices);
    else start();
  }

  /** @param {string|null} kind */
  function refuse(kind) {
    said.textContent = kind ? (WORDS.move.refused[kind] ?? WORDS.move.refused['no-code']) : '';
    input.setAttribute('aria-invalid', String(Boolean(kind)));
    if (kind) input.select();
  }
  return Object.assign(dialog, {
    open_() {
      input.value = '';
      refuse(null);
      dialog.showModal();
      input.focus();
    },
  });
}

/** Help and the way out are in every dialog. */
const wayOut = (openHelp, leave) => [button('plain', WORDS.whoCanHelp, openHelp), button('leave', WORDS.leave, leave)];
