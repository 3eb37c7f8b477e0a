// One thing to fill in, by its format. The help says how to write it, never what.
import { h, uid } from '../dom.js';
import { wordCount } from './word_count.js';
import { WORDS } from './words.js';

const YES_NO = Object.entries(WORDS.yesNo).map(([id, text]) => ({ id, text }));
// As marking reads it: a pound sign and a space before it are no mistake.
const NUMBER = /^(£\s*)?[+-]?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?$/;
const LONGEST_READING = 60;

/** What help a field has. @param {import('./types.js').Entry} entry */
export const helpOf = (entry) => entry.help ?? WORDS.formats[entry.format] ?? null;

const isNumber = (written) => NUMBER.test(written) && written.replace(/^£\s*/, '').length <= LONGEST_READING;

/** A gentle word on how it is written, or null. @param {import('./types.js').Entry} entry @param {string} text */
export function advise(entry, text) {
  const written = text.trim();
  if (!written) return null;
  if (entry.format === 'number' && !isNumber(written)) return WORDS.notNumber;
  if (entry.format === 'sha256' && !/^[0-9a-f]{64}$/i.test(written)) return WORDS.notSha(written.length);
  return null;
}

/**
 * @param {import('./types.js').Entry} entry
 * @param {object} how
 * @param {Object<string, string>} how.label  attributes that name it: `id`, or `aria-labelledby`
 * @param {string[]} [how.describedby]
 * @param {(text: string, soon: boolean) => void} how.changed
 * @param {boolean} [how.tall]
 */
export function field(entry, { label, describedby = [], changed, tall = true }) {
  const countId = uid();
  const adviceId = uid();
  const options = entry.format === 'yes-no' ? YES_NO : entry.format === 'choice' ? (entry.options ?? []) : null;
  const long = entry.format === 'long-text' || Boolean(entry.most_words);
  const advice = h('span.tk-advice', { id: adviceId });
  const count = long && (entry.most_words || tall) ? h('span.tk-count', { id: countId }) : null;
  const control = options ? select(options, label) : long ? h('textarea', { rows: tall ? 4 : 2, ...label }) : line(entry, label);
  const grow = long ? h('span.tk-grow', {}, control) : control;
  let extra = null;

  function describe() {
    const ids = [...describedby, count && countId, advice.textContent && adviceId, extra].filter(Boolean);
    if (ids.length) control.setAttribute('aria-describedby', ids.join(' '));
    else control.removeAttribute('aria-describedby');
  }

  function measure() {
    if (long) grow.dataset.text = control.value; // what is printed
    if (!count) return;
    const { words, over } = wordCount(control.value, entry.most_words);
    count.textContent = words;
    count.classList.toggle('tk-over', over);
  }

  function check() {
    advice.textContent = advise(entry, control.value) ?? '';
    control.setAttribute('aria-invalid', String(Boolean(advice.textContent)));
    describe();
  }

  control.addEventListener(options ? 'change' : 'input', () => {
    measure();
    if (advice.textContent) check();
    changed(control.value, Boolean(options));
  });
  control.addEventListener('blur', check);
  measure();
  describe();
  return {
    el: h('span.tk-control', {}, grow, count, advice),
    control,
    get text() { return control.value; },
    show(text) {
      if (control.value !== text) control.value = text;
      measure();
      check();
    },
    /** @param {string|null} id */
    describe(id) {
      extra = id;
      describe();
    },
  };
}

const line = (entry, label) =>
  h('input', {
    type: 'text', autocomplete: 'off', spellcheck: entry.format === 'text' ? null : 'false',
    inputmode: entry.format === 'number' ? 'decimal' : null, ...label,
  });

const select = (options, label) =>
  h('select', label, h('option', { value: '' }, WORDS.choose), options.map(({ id, text }) => h('option', { value: id }, text)));

/** A field with its label above it and its help. */
export function labelled(entry, changed) {
  const id = uid();
  const helpId = uid();
  const help = helpOf(entry);
  const made = field(entry, { label: { id }, describedby: help ? [helpId] : [], changed });
  const el = h('div.tk-field', {}, h('label', { for: id }, entry.label), help && h('span.tk-hint', { id: helpId }, help), made.el);
  return { ...made, el, get text() { return made.text; } };
}
