// One answer for all views of one widget: they show the same value, and save it once.
import { listeners } from '../listeners.js';
import { tabStorage } from '../kept_choices.js';
import { keptEntry, placeOf } from './kept_entry.js';
import { createPractising } from './practising.js';
import { createSaving } from './saving.js';

const ANOTHER = 0; // the number of that question; saves and looks count from 1
/** Kinds whose answer the kernel makes. */
const DRIVEN = ['play', 'function'];

/** @type {WeakMap<object, ReturnType<typeof createSession>>} */
const sessions = new WeakMap();

/** The session of a sheet; every view of a widget gets the same one, because it is given the same object. */
export function sessionOf(sheet) {
  if (!sessions.has(sheet)) sessions.set(sheet, createSession(sheet));
  return sessions.get(sheet);
}

/** @param {import('./types.js').Sheet} sheet */
function createSession(sheet) {
  const values = listeners();
  const states = listeners();
  const links = new Set();
  let memory = null; // mode `unsaved`
  let begun = false;
  let waiting = null; // who asked for another form
  const send = (msg) => [...links][0]?.send(msg);
  const tell = () => states.emit(undefined);
  const graded = sheet.mode === 'graded';
  const practice = sheet.mode === 'practice' ? createPractising({ send, tell }) : null;
  const saving = graded
    ? createSaving({
        saved: sheet.saved,
        send,
        kept: keptEntry(sheet, tabStorage(), placeOf()),
        tell,
        driven: DRIVEN.includes(sheet.item.kind),
        shown: () => values.emit({ value: saving.value, from: null }),
      })
    : null;
  const keeper = saving ?? practice ?? { change: (value) => void (memory = value), draft: (value) => void (memory = value) };
  const back = () => document.visibilityState === 'visible' && saving?.refresh();

  /** @type {import('./types.js').Answer} */
  const answer = {
    mode: sheet.mode,
    get value() { return saving ? saving.value : practice ? practice.value : memory; },
    get savedValue() { return saving?.saved?.value ?? null; },
    change(value, { soon = false, from = null } = {}) {
      keeper.change(value, soon);
      values.emit({ value, from });
    },
    draft(value, why, { from = null } = {}) {
      keeper.draft(value, why);
      values.emit({ value, from });
    },
    flush: () => saving?.flush(),
    another(told) {
      waiting = told;
      send({ type: 'another', n: ANOTHER });
    },
    onValue: (cb) => values.add(({ value, from }) => cb(value, from)),
    onState: states.add,
  };

  return {
    answer,
    saving,
    practice,
    /** @param {import('./link.js').Link} link @returns {() => void} */
    attach(link) {
      links.add(link);
      link.onMessage((msg) => {
        (saving ?? practice)?.heard(msg);
        if (msg.n !== ANOTHER) return;
        waiting?.(msg);
        waiting = null;
      });
      link.onState((what) => saving?.trouble(what));
      if (links.size === 1) document.addEventListener('visibilitychange', back);
      if (begun) saving?.refresh();
      else saving?.open();
      begun = true;
      return () => {
        if (links.size === 1) (saving ?? practice)?.end();
        links.delete(link);
        link.close();
        if (!links.size) document.removeEventListener('visibilitychange', back);
      };
    },
  };
}
