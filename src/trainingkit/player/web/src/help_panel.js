// Who can help: the same words in the dialog, in the help scene and at the end.
import { button, h, uid, unseen } from './dom.js';
import { WORDS } from './words.js';

/**
 * @param {import('./types.js').Help} help
 * @param {(text: string) => string} fill
 * @param {number} level  heading level of the groups
 */
export function helpContent(help, fill, level) {
  return [
    h('p.tk-school', {}, fill(help.school)),
    ...help.lines.map((line) => h('p', {}, fill(line))),
    ...byPlace(help.services).map(([place, services]) => [
      h(`h${level}.tk-nation`, {}, place),
      h('ul.tk-services', { role: 'list' }, services.map((s) => h('li', {}, service(s, fill)))),
    ]),
  ].flat();
}

/** @param {import('./types.js').Service} s */
function service(s, fill) {
  return [
    h('strong.tk-service', {}, fill(s.name)),
    h('span.tk-contact', {}, contact(s)),
    h('span.tk-for', {}, [s.for, s.hours, s.note].filter(Boolean).map((part) => sentence(fill(part))).join(' ')),
  ];
}

/** A part of a sentence as a sentence. @param {string} text */
const sentence = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, '')}.`;

function contact({ contact, href }) {
  if (!href) return contact;
  const web = /^https?:/.test(href);
  const away = web ? { target: '_blank', rel: 'noreferrer noopener' } : {};
  return h('a', { href, ...away }, contact, web && unseen(` ${WORDS.newTab}`));
}

/** Services by the place they serve, in the order they come in. */
function byPlace(services) {
  const places = new Map();
  for (const s of services) places.set(s.where, [...(places.get(s.where) ?? []), s]);
  return [...places];
}

/** The panel as a dialog, with the way out in it. @returns {HTMLDialogElement & {open_: () => void}} */
export function helpDialog(help, fill, leave) {
  const id = uid();
  const body = h('div.tk-help');
  const dialog = h(
    'dialog.tk-dialog',
    { 'aria-labelledby': id },
    h(
      'div.tk-dialog-head',
      {},
      h('h2', { id, tabindex: -1, autofocus: true }, WORDS.whoCanHelp),
      button('plain', WORDS.close, () => dialog.close()),
      button('leave', WORDS.leave, leave),
    ),
    body,
  );
  dialog.open_ = () => {
    body.replaceChildren(...helpContent(help, fill, 3));
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
  };
  return dialog;
}

/** The panel in the page itself. */
export function helpSection(help, fill, level, title = WORDS.whoCanHelp) {
  const id = uid();
  return h(
    'section.tk-help.tk-card',
    { 'aria-labelledby': id },
    h(`h${level}.tk-card-title`, { id, tabindex: -1 }, title),
    ...helpContent(help, fill, level + 1),
  );
}
