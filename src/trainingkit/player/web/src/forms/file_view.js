// Shows one file of a case, inside the notebook. A web page gets no scripts and asks nobody for anything.
import { button, h } from '../dom.js';
import { parseEmail } from './email.js';
import { WORDS } from './words.js';

// Nothing is fetched, and a link leads nowhere: it would open a window, which the sandbox forbids.
const POLICY =
  '<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src data:; style-src \'unsafe-inline\'">' +
  '<base target="_blank">';

/**
 * @param {import('./types.js').CaseFile} file
 * @param {{kind: string, text?: string, rows?: any[], src?: string, alt?: string}} found
 * @returns {HTMLElement}
 */
export function fileView(file, found) {
  const draw = {
    html: () => htmlView(file, found.text ?? ''),
    image: () => h('img.tk-picture', { src: found.src, alt: found.alt ?? file.description }),
    table: () => tableView(WORDS.tableTitle(file.name, Math.max(0, (found.rows ?? []).length - 1)), found.rows ?? []),
    email: () => emailView(file, found),
  };
  return (draw[found.kind] ?? (() => textView(WORDS.textTitle(file.name), found.text ?? '')))();
}

/** A box that may scroll can be reached by keyboard. */
const scroller = (label, ...children) => h('div.tk-scroller', { tabindex: 0, role: 'region', 'aria-label': label }, ...children);

const textView = (label, text) => scroller(label, h('pre.tk-code', {}, text));

/** @param {string} title @param {any[]} rows  lists, the first one the header; or mappings */
function tableView(title, rows) {
  const names = Array.isArray(rows[0]) ? rows[0] : Object.keys(rows[0] ?? {});
  const body = Array.isArray(rows[0]) ? rows.slice(1) : rows.map((row) => names.map((name) => row[name]));
  return scroller(
    title,
    h(
      'table.tk-data',
      {},
      h('caption', {}, title),
      h('thead', {}, h('tr', {}, names.map((name) => h('th', { scope: 'col' }, String(name))))),
      h('tbody', {}, body.map((row) => h('tr', {}, row.map((cell) => h('td', {}, String(cell ?? '')))))),
    ),
  );
}

function emailView(file, { text = '', rows = null }) {
  const { headers, body } = rows ? { headers: rows, body: text } : parseEmail(text);
  const title = WORDS.headersTitle(file.name);
  const line = ([name, value]) => h('tr', {}, h('th', { scope: 'row' }, name), h('td', {}, value));
  return h(
    'div',
    {},
    headers.length &&
      scroller(
        title,
        h(
          'table.tk-data',
          {},
          h('caption', {}, title),
          h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, WORDS.header), h('th', { scope: 'col' }, WORDS.content))),
          h('tbody', {}, headers.map(line)),
        ),
      ),
    textView(WORDS.textTitle(file.name), body),
  );
}

function htmlView(file, text) {
  const box = h('div');
  const page = () => h('iframe.tk-page-view', { sandbox: '', srcdoc: POLICY + text, title: WORDS.pageTitle(file.name), referrerpolicy: 'no-referrer' });
  const ways = [
    [WORDS.asPage, page],
    [WORDS.asText, () => textView(WORDS.textTitle(file.name), text)],
  ];
  const tools = ways.map(([label], n) => button('link', label, () => use(n)));
  function use(n) {
    tools.forEach((tool, at) => tool.setAttribute('aria-pressed', String(at === n)));
    box.replaceChildren(ways[n][1]());
  }
  use(0);
  return h('div', {}, h('p.tk-ways', {}, tools), box);
}
