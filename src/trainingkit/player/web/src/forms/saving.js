// Saves an answer: one message at a time, each building on the last acknowledged one. "Saved" is the kernel's word.
// What is not acknowledged stays in the tab.
import { copy, same } from './same.js';

/** Milliseconds. `answer`: from the first change to the kernel's word, told within two seconds; `pause`, `most`: how long typing may wait. */
export const PATIENCE = { answer: 1800, pause: 500, most: 1000 };

/** @typedef {'untouched'|'draft'|'saving'|'saved'|'silent'|'lost'|'refused'|'behind'} Status */

/**
 * @param {object} options
 * @param {import('./types.js').Saved|null} options.saved  as the sheet has it
 * @param {(msg: import('./types.js').ToKernel) => void} options.send
 * @param {ReturnType<import('./kept_entry.js').keptEntry>} options.kept
 * @param {() => void} options.tell  the state changed
 * @param {() => void} options.shown  the value changed, and not by a view
 * @param {boolean} [options.driven]  the kernel alone decides what is saved: a story, a function
 */
export function createSaving({ saved, send, kept, tell, shown, driven = false }) {
  let value = copy(saved?.value ?? null);
  let base = saved?.seq ?? 0; // the save that the value builds on
  let ready = true; // false: a draft
  let dirty = false; // what is on the screen is not what the kernel has
  /** @type {Status} */
  let status = saved ? 'saved' : 'untouched';
  let why = null; // a refusal, a draft's reason, or the other version
  let help = [];
  let alive = true;
  let n = 0;
  let flight = null; // number of the save that waits for its answer
  let sent = new Map(); // number -> value, not acknowledged
  let typing = null;
  let patience = null;
  let probe = null;
  let since = 0; // when the first change after the last message was made

  const ask = () => send({ type: 'ask', n: (n += 1) });
  const hold = () => dirty && kept.keep({ value, base, ready, sent: [...sent.values()].slice(-3) });

  function say(next, reason = null) {
    status = next;
    why = reason;
    tell();
  }

  function quiet() {
    clearTimeout(typing);
    clearTimeout(patience);
    typing = patience = null;
  }

  /** Nobody answered in time, or the comm is gone; nothing is thought to be on its way any more. */
  function silent() {
    clearTimeout(patience);
    patience = null;
    alive = false;
    flight = null;
    if (!dirty) say('lost');
    else if (ready && status !== 'behind') say('silent');
  }

  function post() {
    clearTimeout(typing);
    typing = null;
    if (flight !== null || !dirty || !ready) return; // an answer that is awaited leads here again
    flight = n += 1;
    since = Date.now();
    sent.set(flight, copy(value));
    hold();
    patience ??= setTimeout(silent, PATIENCE.answer);
    send({ type: 'save', n: flight, base, value: copy(value) });
  }

  function change(next, soon = false) {
    value = copy(next);
    if (typing === null) since = Math.max(since, Date.now());
    ready = dirty = true;
    hold();
    if (status === 'behind') return tell(); // the choice between two comes first
    if (alive) patience ??= setTimeout(silent, PATIENCE.answer);
    say(alive ? 'saving' : 'silent');
    if (soon) return post();
    clearTimeout(typing);
    typing = setTimeout(post, Math.min(PATIENCE.pause, Math.max(0, since + PATIENCE.most - Date.now())));
  }

  function draft(next, reason) {
    quiet();
    value = copy(next);
    ready = false;
    dirty = true;
    hold();
    say('draft', reason);
  }

  /** The kernel has `arrived`; whatever came after it goes next. */
  function settle(arrived) {
    flight = null;
    clearTimeout(patience);
    patience = null;
    dirty = !same(value, arrived);
    if (!dirty) {
      quiet();
      ready = true;
      kept.forget();
      return say('saved');
    }
    hold();
    if (!ready) return tell();
    patience = setTimeout(silent, PATIENCE.answer);
    say('saving');
    if (typing === null) post();
  }

  /** Whether an answer is the one awaited; after a silence, any that is not yet accounted for. */
  const awaited = (msg) => sent.has(msg.n) && (flight === null || flight === msg.n);

  function onSaved(msg) {
    if (!sent.has(msg.n)) return;
    const arrived = sent.get(msg.n);
    for (const old of [...sent.keys()]) if (old <= msg.n) sent.delete(old);
    saved = { seq: msg.seq, at: msg.at, value: arrived };
    base = msg.seq;
    help = msg.help ?? [];
    // A late answer to an earlier message: the later one is still on its way.
    if (flight === null || flight === msg.n || same(arrived, value)) settle(arrived);
  }

  function onBehind(msg) {
    if (!awaited(msg)) return;
    const other = { seq: msg.seq, at: msg.at, value: copy(msg.value) };
    // An earlier save of this very form may have arrived though its answer did not.
    if (msg.seq <= base || [...sent.values(), value].some((each) => same(each, msg.value))) {
      saved = msg.seq === base && saved ? saved : other;
      base = msg.seq;
      return settle(saved.value);
    }
    quiet();
    flight = null;
    say('behind', other);
  }

  function onRefused(msg) {
    if (!awaited(msg)) return;
    const current = same(sent.get(msg.n), value);
    sent.delete(msg.n);
    flight = null;
    clearTimeout(patience);
    patience = null;
    if (current) return say('refused', { why: msg.why, hint: msg.hint });
    patience = setTimeout(silent, PATIENCE.answer);
    if (typing === null) post();
  }

  function adopt(next) {
    saved = copy(next);
    base = next?.seq ?? 0;
    value = copy(next?.value ?? null);
    dirty = false;
    ready = true;
    flight = null;
    sent = new Map();
    help = [];
    quiet();
    kept.forget();
    say(saved ? 'saved' : 'untouched');
    shown();
  }

  function onState(msg) {
    const seq = msg.saved?.seq ?? 0;
    if (!dirty && (seq > base || (driven && seq < base))) return adopt(msg.saved);
    if (!dirty && seq < base && value !== null) {
      base = seq; // the file is gone; what is on the screen is not
      dirty = true;
      say('saving');
      return post();
    }
    if (status === 'lost') say(saved ? 'saved' : 'untouched');
    else if (status === 'silent') post();
  }

  const answers = { saved: onSaved, behind: onBehind, refused: onRefused, state: onState };
  return {
    get value() { return value; },
    get saved() { return saved; },
    get state() { return { status, why, help, at: saved?.at ?? null }; },
    change,
    draft,
    flush: () => typing !== null && post(),
    /** @param {any} msg */
    heard(msg) {
      alive = true;
      clearTimeout(probe);
      answers[msg.type]?.(msg);
    },
    /** @param {'doubtful'|'closed'} what */
    trouble(what) {
      clearTimeout(probe);
      if (what === 'closed') return silent();
      probe = setTimeout(silent, PATIENCE.answer);
      ask();
    },
    /** Begins: what the tab kept is shown and saved again; else the kernel is asked what it has by now. */
    open() {
      const entry = kept.read();
      if (!entry || same(entry.value, saved?.value)) {
        kept.forget();
        return ask();
      }
      const arrived = saved !== null && (entry.sent ?? []).some((each) => same(each, saved.value));
      base = arrived ? saved.seq : entry.base;
      value = entry.value;
      ready = entry.ready;
      dirty = true;
      shown();
      if (!ready) return say('draft');
      say('saving');
      post();
    },
    /** A view came back, or the window did. */
    refresh: () => (dirty && ready && status !== 'behind' ? post() : ask()),
    /** After `behind`: what is here stays. */
    keepMine() {
      base = why.seq;
      say('saving');
      post();
    },
    /** After `behind` the other version is shown; after a refusal, the last saved one. */
    takeSaved: () => adopt(status === 'behind' ? why : saved),
    /** The last view is gone: nobody is there to be told. */
    end() {
      if (typing !== null) post();
      quiet();
      clearTimeout(probe);
    },
  };
}
