// A kernel that keeps one answer by the same rules as the real one, and can be made to fail in every known way.
import { caseAnswer, repliesTo } from './sheets.js';

/** @param {import('../src/forms/types.js').Sheet} sheet */
export function fakeSheet(sheet) {
  const kernel = {
    said: [], // every message that arrived
    saved: sheet.saved ?? null,
    silent: false, // nobody listens
    loseAnswers: false, // it does its work, and nobody hears of it
    refuses: null, // {why, hint}
    help: [],
    noOther: null, // {why, hint}
    /** @param {any} msg */
    answer(msg) {
      if (kernel.silent) return null;
      kernel.said.push(msg);
      const reply = (ANSWERS[msg.type] ?? caseAnswer)(msg);
      return kernel.loseAnswers ? null : reply;
    },
    /** Somebody saves from another tab. */
    elsewhere(value) {
      const seq = (kernel.saved?.seq ?? 0) + 1;
      kernel.saved = { seq, at: `11:${18 + seq}`, value };
      return kernel.saved;
    },
  };

  const ANSWERS = {
    save({ n, base, value }) {
      if (kernel.refuses) return { type: 'refused', n, ...kernel.refuses };
      if ((kernel.saved?.seq ?? 0) > base) return { type: 'behind', n, ...kernel.saved };
      const { seq, at } = kernel.elsewhere(value);
      return { type: 'saved', n, seq, at, help: kernel.help };
    },
    ask: ({ n }) => ({ type: 'state', n, saved: kernel.saved }),
    reply: ({ n, value }) => (kernel.refuses ? { type: 'refused', n, ...kernel.refuses } : { type: 'replies', n, replies: repliesTo(sheet.item, value) }),
    another({ type, n }) {
      if (kernel.noOther) return { type: 'refused', n, ...kernel.noOther };
      if (!sheet.item) return caseAnswer({ type, n, name: '' });
      kernel.elsewhere({ ...kernel.saved?.value, form: sheet.item.other_form });
      return { type: 'state', n, saved: kernel.saved };
    },
  };
  return kernel;
}

/**
 * A widget model over a fake kernel, as a notebook gives it: each view has a face of its own.
 * @param {ReturnType<typeof fakeSheet>} kernel @param {string} trait @param {any} value @param {number} [delay]
 */
export function fakeModel(kernel, trait, value, delay = 5) {
  const faces = new Set();
  const emit = (name, ...args) => faces.forEach((heard) => [...(heard[name] ?? [])].forEach((cb) => cb(...args)));
  const model = {
    open: true,
    face() {
      const heard = {};
      faces.add(heard);
      return {
        get: (name) => (name === trait ? value : undefined),
        on: (name, cb) => (heard[name] ??= []).push(cb),
        off: (name, cb) => void (heard[name] = (heard[name] ?? []).filter((each) => each !== cb)),
        send(msg) {
          if (!model.open) return; // a closed comm says nothing
          const reply = kernel.answer(JSON.parse(JSON.stringify(msg)));
          if (reply) setTimeout(() => model.open && emit('msg:custom', JSON.parse(JSON.stringify(reply)), []), delay);
        },
      };
    },
    /** The kernel says something that nobody asked for. */
    push: (msg) => emit('msg:custom', msg, []),
    close() {
      model.open = false;
      emit('comm:close');
    },
    /** A restart, as JupyterLab tells it. */
    restart() {
      model.open = false;
      emit('comm_live_update');
    },
  };
  return model;
}
