// Makes elements, without a framework.

/**
 * @param {string} tag  name, with classes after dots: 'p.tk-who'
 * @param {Object<string, any>} [props]  attributes; `on...` are listeners; true and false set or omit
 * @param {...(Node|string|null|false|undefined)} children
 * @returns {any}
 */
export function h(tag, props = {}, ...children) {
  const [name, ...classes] = tag.split('.');
  const el = document.createElement(name);
  if (classes.length) el.className = classes.join(' ');
  for (const [key, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) el.addEventListener(key.slice(2), value);
    else el.setAttribute(key, value === true ? '' : String(value));
  }
  el.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return el;
}

/** A real button. @param {string} kind class name without its prefix */
export function button(kind, label, onclick, props = {}) {
  return h(`button.tk-button.tk-${kind}`, { type: 'button', onclick, ...props }, label);
}

/** Text for screen readers only. @param {string} text */
export const unseen = (text) => h('span.tk-unseen', {}, text);

let count = 0;
const page = Math.floor(Math.random() * 1e6).toString(36);
/** An id that no other widget on the page has. */
export const uid = () => `tk-${page}-${(count += 1)}`;

const PATHS = {
  help: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 5a4 4 0 1 1 0 8 4 4 0 0 1 0-8Zm2.8 1.2 3.5-3.5M9.2 9.2 5.7 5.7m9.1 9.1 3.5 3.5m-9.1-3.5-3.5 3.5',
  leave: 'M14 4h5v16h-5M4 12h10m-4-4 4 4-4 4',
  view: 'M4 7h9m4 0h3M4 17h3m4 0h9M15 5v4M9 15v4',
  pause: 'M8 5v14m8-14v14',
  sound: 'M4 10v4h4l5 4V6l-5 4H4Zm12-1a4 4 0 0 1 0 6m2.5-9a8 8 0 0 1 0 12',
};
/** @param {keyof PATHS} name */
export function icon(name) {
  const NS = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(NS, 'svg');
  const path = document.createElementNS(NS, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', 'tk-icon');
  return svg;
}
