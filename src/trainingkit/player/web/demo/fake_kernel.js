// A kernel that plays a demo story by the same rules as the real one, and can be made to fail in every known way.

/** @param {any} demo @returns {import('../src/types.js').Scene} */
export function sceneOf(demo) {
  const { story, cast, help, error = null } = demo;
  return { protocol: 1, story, cast, help, error, steps: error ? [] : [stepAt(demo, demo.start, 0, null)] };
}

function stepAt(demo, passage, n, from) {
  const at = demo.passages[passage];
  const numbers = Object.keys(demo.passages);
  return {
    n,
    chosen: from && { passage: from.passage, choice: from.choice.id, text: from.choice.text },
    consequence: from?.choice.then ?? null,
    lines: at.lines,
    record: at.record ?? null,
    image: at.image ?? null,
    stage: at.stage ?? null,
    title: at.title,
    passage,
    number: numbers.indexOf(passage) + 1,
    help_scene: Boolean(at.help_scene),
    ask: at.ask,
    choices: at.choices.map(({ id, text }) => ({ id, text })),
    could_help: at.could_help,
    remaining: distance(demo, passage),
    ending: at.ending ?? null,
  };
}

/** Fewest decisions to an ending. */
function distance(demo, passage) {
  const { choices } = demo.passages[passage];
  if (!choices.length) return 0;
  return Math.min(...choices.map((c) => distance(demo, c.to))) + (choices.length > 1 ? 1 : 0);
}

/** @param {any} demo */
export function fakeKernel(demo) {
  let steps = sceneOf(demo).steps;
  const kernel = {
    said: [], // every message that arrived
    silent: false, // a blank kernel under the same id: nobody listens
    refusesReplay: false,
    /** @param {any} msg */
    answer(msg) {
      kernel.said.push(msg);
      if (kernel.silent) return null;
      if (msg.type === 'encode') return { type: 'encoded', n: msg.n, code: codeOf(msg.choices), kind: null };
      if (msg.type === 'decode') return { type: 'decoded', n: msg.n, ...runOf(msg.code) };
      return msg.type === 'choose' ? choose(msg) : replay(msg.choices);
    },
  };

  /** Not the real code, which only the real kernel can make; long enough to look like one. */
  const codeOf = (choices) => ['CODE', ...choices.map((id) => id.toUpperCase())].join('-');

  function runOf(code) {
    const [head, ...ids] = code.trim().toLowerCase().split('-');
    return head === 'code' ? { choices: ids, kind: null } : { choices: null, kind: 'mistyped' };
  }

  function choose({ n, choice }) {
    if (steps[n]?.chosen.choice === choice) return { type: 'step', step: steps[n] };
    if (n !== steps.length || !take(choice)) return { type: 'refused', n, why: 'not on offer', have: steps.length - 1 };
    return { type: 'step', step: steps[n] };
  }

  function take(id) {
    const { passage } = steps[steps.length - 1];
    const choice = demo.passages[passage].choices.find((c) => c.id === id);
    if (choice) steps = [...steps, stepAt(demo, choice.to, steps.length, { passage, choice })];
    return Boolean(choice);
  }

  function replay(choices) {
    steps = steps.slice(0, 1);
    const went = !kernel.refusesReplay && choices.every(take);
    return went ? { type: 'scene', steps } : { type: 'refused', n: choices.length, why: 'the story has changed', have: steps.length - 1 };
  }
  return kernel;
}

/**
 * A link to a fake kernel.
 * @param {ReturnType<typeof fakeKernel>} kernel
 * @param {number} [delay] milliseconds before an answer
 */
export function fakeLink(kernel, delay = 5) {
  const messages = new Set();
  const states = new Set();
  let lost = null;
  const link = {
    closed: false,
    send(msg) {
      if (lost || link.closed) return;
      const copy = JSON.parse(JSON.stringify(msg));
      setTimeout(() => {
        const reply = kernel.answer(copy);
        if (reply && !lost && !link.closed) messages.forEach((cb) => cb(JSON.parse(JSON.stringify(reply))));
      }, delay);
    },
    onMessage(cb) {
      messages.add(cb);
      return () => messages.delete(cb);
    },
    onState(cb) {
      if (lost) cb(lost);
      states.add(cb);
      return () => states.delete(cb);
    },
    close() {
      link.closed = true;
    },
    /** @param {'lost'|'dead'} state */
    fail(state) {
      lost = state;
      states.forEach((cb) => cb(state));
    },
  };
  return link;
}
