// Radios or checkboxes under one question.
import { h, uid } from '../dom.js';

/**
 * @param {object} options
 * @param {'radio'|'checkbox'} options.type
 * @param {string} options.legend
 * @param {import('./types.js').Option[]} options.options
 * @param {string|null} [options.note]  below the question
 * @param {(ids: string[]) => void} options.changed
 */
export function optionsGroup({ type, legend, options, note = null, changed }) {
  const name = uid();
  const noteId = uid();
  const boxes = options.map(({ id }) => h('input', { type, name, value: id, onchange: () => changed(chosen()) }));
  const el = h(
    'fieldset.tk-options',
    note ? { 'aria-describedby': noteId } : {},
    h('legend.tk-ask', {}, legend),
    note && h('p.tk-hint', { id: noteId }, note),
    options.map(({ text }, n) => h('label.tk-option', {}, boxes[n], h('span', {}, text))),
  );
  const chosen = () => boxes.filter((box) => box.checked).map((box) => box.value);
  return {
    el,
    chosen,
    /** @param {string[]} ids */
    show: (ids) => boxes.forEach((box) => (box.checked = ids.includes(box.value))),
    /** @param {string|null} id */
    describe(id) {
      const ids = [note && noteId, id].filter(Boolean).join(' ');
      if (ids) el.setAttribute('aria-describedby', ids);
      else el.removeAttribute('aria-describedby');
    },
  };
}
