// The frame of every form: title, setting, the item's own view, what is saved, and what stands in the way of it.
import { h, uid } from '../dom.js';
import { chooseOne } from './choose_one.js';
import { chooseSeveral } from './choose_several.js';
import { decide } from './decide.js';
import { errorPanel } from './error_panel.js';
import { functionState } from './function_state.js';
import { matchPairs } from './match.js';
import { notices } from './notices.js';
import { numbers } from './numbers.js';
import { orderActions } from './order.js';
import { playHeader } from './play_header.js';
import { practiceView } from './practice_view.js';
import { say } from './say.js';
import { shown } from './shown.js';
import { statusLine } from './status_line.js';
import { table } from './table.js';
import { WORDS } from './words.js';
import { write } from './write.js';

const VIEWS = {
  'choose-one': chooseOne,
  'choose-several': chooseSeveral,
  order: orderActions,
  match: matchPairs,
  table,
  say,
  decide,
  write,
  play: playHeader,
  numbers,
  function: functionState,
};

/** Whether there is something to draw below an error: a function that cannot be saved has one saved before. */
export const hasView = ({ item, error }) => item.kind in VIEWS && (!error || item.kind === 'function');

/**
 * @param {HTMLElement} root
 * @param {import('./types.js').Sheet} sheet
 * @param {ReturnType<import('./session.js').sessionOf>} session
 */
export function formView(root, sheet, session) {
  const { item, mode, error } = sheet;
  if (error || !VIEWS[item.kind]) root.append(errorPanel(error ?? { title: item.title, detail: WORDS.unknownKind, hint: null }));
  if (!hasView(sheet)) return { end() {} };
  const { answer, saving, practice } = session;
  const titleId = uid();
  const view = VIEWS[item.kind](item, answer);
  const status = statusLine(mode, view.untouched);
  const notice = notices({ saving, view, focusBody: () => body.focus({ preventScroll: true }) });
  const said = practice ? practiceView(item, view, practice) : null;
  const body = h('div.tk-body', { tabindex: -1 }, view.el);
  root.setAttribute('role', 'group');
  root.setAttribute('aria-labelledby', titleId);
  root.dataset.kind = item.kind;
  root.dataset.mode = mode;
  root.append(
    h('div.tk-form-head', {}, h('h3.tk-form-title', { id: titleId }, item.title), facts(item, mode)),
    mode === 'unsaved' && sheet.why ? h('p.tk-note', {}, sheet.why) : '',
    item.intro ? h('p.tk-intro', {}, item.intro) : '',
    shown(item.show ?? []),
    body,
    notice.el,
    said?.el ?? '',
    status?.el ?? '',
  );

  function draw() {
    if (saving) {
      status.show(saving.state);
      notice.show(saving.state);
    }
    said?.show(practice.state);
  }
  const stops = [
    answer.onValue((value, from) => from !== view && view.show(value)),
    answer.onState(draw),
    saveKeys(root, answer),
  ];
  draw();
  return { end: () => stops.forEach((stop) => stop()) };
}

function facts(item, mode) {
  if (mode === 'practice') return h('p.tk-facts', {}, WORDS.practice);
  return item.points ? h('p.tk-facts', {}, WORDS.points(item.points)) : null;
}

/** Leaving a field saves it, and so does Ctrl+S, which would else save the page as a file. */
function saveKeys(root, answer) {
  const flush = () => answer.flush();
  const key = (event) => {
    if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    flush();
  };
  root.addEventListener('focusout', flush);
  root.addEventListener('keydown', key);
  return () => {
    root.removeEventListener('focusout', flush);
    root.removeEventListener('keydown', key);
  };
}
