// A form to fill row by row: a real table where there is room for one, a stack of rows where there is not.
import { button, h, uid, unseen } from '../dom.js';
import { field, helpOf } from './fields.js';
import { emptyRow, isEmpty, rowsOf, without, withRow } from './rows.js';
import { WORDS } from './words.js';

/** @param {any} item @param {import('./types.js').Answer} answer @returns {import('./types.js').View} */
export function table(item, answer) {
  const { columns, least_rows: least = 1, most_rows: most = 12 } = item;
  const askId = uid();
  const heads = columns.map((column) => ({ id: uid(), helpId: helpOf(column) && uid() }));
  const body = h('tbody', { role: 'rowgroup' });
  const count = h('p.tk-hint');
  const said = h('p.tk-undo', { 'aria-live': 'polite' });
  const add = button('plain', WORDS.addRow, addRow);
  let rows = [];
  let cells = []; // by row, by column
  let described = null;

  function save(soon) {
    answer.change(rows, { soon, from: view });
  }

  function rowView(row, at) {
    const rowId = uid();
    const made = columns.map((column, n) => {
      const label = { 'aria-labelledby': `${rowId} ${heads[n].id}` };
      const changed = (text, soon) => {
        row[column.id] = text;
        save(soon);
      };
      const cell = field(column, { label, describedby: heads[n].helpId ? [heads[n].helpId] : [], changed, tall: false });
      cell.show(row[column.id]);
      cell.describe(described);
      return cell;
    });
    const remove = button('link', WORDS.removeRow(at + 1), () => removeRow(at), { 'data-remove': at });
    const td = (cell, n) => h('td', { role: 'cell' }, h('span.tk-cell-label', { 'aria-hidden': 'true' }, columns[n].label), cell.el);
    const el = h(
      'tr',
      { role: 'row' },
      h('th', { scope: 'row', role: 'rowheader', id: rowId }, WORDS.row(at + 1)),
      made.map(td),
      h('td.tk-row-tools', { role: 'cell' }, remove),
    );
    return { el, made };
  }

  function draw() {
    const views = rows.map(rowView);
    cells = views.map(({ made }) => made);
    body.replaceChildren(...views.map(({ el }) => el));
    count.textContent = WORDS.rows(rows.length, least, most);
    add.setAttribute('aria-disabled', String(rows.length >= most));
  }

  function addRow() {
    if (rows.length >= most) return void said.replaceChildren(WORDS.full(most));
    rows = [...rows, emptyRow(columns)];
    draw();
    save(true);
    said.replaceChildren(WORDS.added(rows.length));
    cells[rows.length - 1][0].control.focus();
  }

  function removeRow(at) {
    const gone = rows[at];
    rows = without(rows, at, columns, least);
    draw();
    save(true);
    body.querySelectorAll('[data-remove]')[Math.min(at, rows.length - 1)].focus();
    const undo = button('link', WORDS.putBack, () => {
      rows = withRow(rows, at, gone, columns, most);
      draw();
      save(true);
      said.replaceChildren();
      cells[Math.min(at, rows.length - 1)][0].control.focus();
    });
    said.replaceChildren(WORDS.removed(at + 1), isEmpty(gone) ? '' : ' ', isEmpty(gone) ? '' : undo);
  }

  const head = columns.map(({ label }, n) => h('th', { scope: 'col', role: 'columnheader', id: heads[n].id }, label));
  const helps = columns.map((column, n) => heads[n].helpId && h('li', { id: heads[n].helpId }, h('b', {}, `${column.label}: `), helpOf(column)));
  const el = h(
    'div',
    {},
    h('p.tk-ask', { id: askId }, item.ask),
    helps.some(Boolean) && h('ul.tk-formats', { role: 'list' }, helps),
    h(
      'table.tk-table',
      { role: 'table', 'aria-labelledby': askId },
      h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, h('td', { role: 'cell' }), head, h('th', { scope: 'col', role: 'columnheader' }, unseen(WORDS.rowTools)))),
      body,
    ),
    h('p.tk-row', {}, add, count),
    said,
  );
  stackWhereNarrow(el, columns.length);
  const view = {
    el,
    show(value) {
      rows = rowsOf(columns, value, least);
      draw();
    },
    describe(id) {
      described = id;
      cells.flat().forEach((cell) => cell.describe(id));
    },
  };
  view.show(answer.value);
  return view;
}

const COLUMN = 150; // px that a column needs

/** Turns the table into a stack of rows where its columns have no room. @param {HTMLElement} el @param {number} columns */
function stackWhereNarrow(el, columns) {
  const head = el.querySelector('thead');
  new ResizeObserver(([{ contentRect }]) => {
    const narrow = contentRect.width < columns * COLUMN + 170;
    el.classList.toggle('tk-stacked', narrow);
    head.classList.toggle('tk-unseen', narrow); // each cell says its own label then
  }).observe(el);
}
