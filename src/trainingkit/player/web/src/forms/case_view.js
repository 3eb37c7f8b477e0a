// The files of a case: what each is, a look at it inside the notebook, and its hash.
import { button, h, uid, unseen } from '../dom.js';
import { anotherCase } from './another_case.js';
import { caseQuestions } from './case_questions.js';
import { errorPanel } from './error_panel.js';
import { fileView } from './file_view.js';
import { hashResult } from './hash_result.js';
import { refusal } from './sentence.js';
import { WORDS } from './words.js';

/**
 * @param {HTMLElement} root
 * @param {import('./types.js').Case} found
 * @param {import('./link.js').Link} link
 * @returns {() => void} ends it
 */
export function caseView(root, found, link) {
  const questions = caseQuestions(link);
  // Another case is told to every view: what is listed is never of one case, and what is opened of another.
  const stop = link.onMessage((msg) => msg.type === 'case' && change(msg.case));

  function change(other) {
    const held = root.contains(document.activeElement);
    const told = h('p.tk-note', { tabindex: -1, role: 'status' }, WORDS.anotherCaseIs);
    draw(root, other, questions, told);
    if (held) told.focus();
  }

  draw(root, found, questions, '');
  return () => {
    stop();
    questions.end();
    link.close();
  };
}

function draw(root, found, questions, told) {
  if (!found || found.error) {
    root.replaceChildren(errorPanel(found?.error ?? { title: WORDS.errorTitle, detail: WORDS.runAll, hint: null }));
    return;
  }
  const id = uid();
  root.setAttribute('role', 'group');
  root.setAttribute('aria-labelledby', id);
  root.dataset.kind = 'case';
  root.replaceChildren(
    h('div.tk-form-head', {}, h('h3.tk-form-title', { id }, WORDS.caseTitle), h('p.tk-facts', {}, WORDS.caseFolder(found.folder))),
    found.why ? h('p.tk-note', {}, found.why) : '',
    told,
    found.other ? anotherCase(questions) : '',
    h('p.tk-hint', {}, WORDS.caseNote),
    found.files.length ? h('ul.tk-files', { role: 'list' }, found.files.map((file) => fileRow(file, questions))) : h('p', {}, WORDS.noFiles),
  );
}

/** @param {import('./types.js').CaseFile} file @param {ReturnType<typeof caseQuestions>} questions */
function fileRow(file, questions) {
  const titleId = uid();
  const shownId = uid();
  const shown = h('div.tk-file-view', { id: shownId, hidden: true });
  const hash = h('div.tk-file-hash', { 'aria-live': 'polite' });
  const of = () => unseen(WORDS.ofFile(file.name));
  const view = button('plain', WORDS.view, toggle, { 'aria-expanded': 'false', 'aria-controls': shownId });
  view.append(of());
  const compute = button('plain', WORDS.hash, ask);
  compute.append(unseen(WORDS.hashOf(file.name)));

  function toggle() {
    const open = shown.hidden;
    shown.hidden = !open;
    view.setAttribute('aria-expanded', String(open));
    view.replaceChildren(open ? WORDS.close : WORDS.view, of());
    if (!open) return shown.replaceChildren();
    if (file.placeholder) return shown.replaceChildren(h('p.tk-stop', { role: 'status' }, WORDS.stop));
    shown.replaceChildren(h('p.tk-hint', { role: 'status' }, WORDS.opening));
    questions.ask('open', file.name, (answer) => !shown.hidden && shown.replaceChildren(answer ? opened(answer) : silence()));
  }

  function ask() {
    hash.replaceChildren(h('p.tk-hint', {}, WORDS.hashing));
    questions.ask('hash', file.name, (answer) => hash.replaceChildren(answer ? hashed(answer) : silence()));
  }

  const refused = (answer) => h('p.tk-problem', {}, refusal(answer));
  const opened = (answer) => (answer.type === 'file' ? fileView(file, answer) : refused(answer));
  const hashed = (answer) => (answer.type === 'hashed' ? hashResult(answer, file.name) : refused(answer));
  const silence = () => h('p.tk-problem', {}, WORDS.fileSilent);
  const kind = file.placeholder ? WORDS.placeholder : WORDS.kinds[file.kind];

  return h(
    'li.tk-file',
    { 'data-file': file.name },
    h(
      'div.tk-file-head',
      {},
      h('div', {}, h('h4.tk-file-name', { id: titleId }, file.name), h('p.tk-facts', {}, `${kind} · ${WORDS.size(file.size)}`), h('p', {}, file.description)),
      h('div.tk-file-tools', { role: 'group', 'aria-labelledby': titleId }, view, compute),
    ),
    hash,
    shown,
  );
}
