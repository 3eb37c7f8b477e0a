// Keys pressed in a widget are the widget's own, in JupyterLab too.

// JupyterLab looks for its shortcuts from the focused element upwards and stops at this mark; one of its selectors is
// the focused element itself, so the mark has to be there and not only around it. Outside JupyterLab it means nothing.
const MARK = 'data-lm-suppress-shortcuts';
const mark = (event) => event.target.setAttribute(MARK, 'true');

// JupyterLab 4 forbids a line break in whatever lies in a cell, and undoing; neither may reach its listener.
const pass = (event) => event.stopPropagation();

// The way out by keyboard, as from JupyterLab's own editor: then Shift+Enter runs the cell, and its other keys work.
function out(event) {
  if (event.key !== 'Escape' || event.defaultPrevented || event.target.closest('dialog')) return;
  event.currentTarget.closest('.jp-Cell')?.focus();
}

/** @param {HTMLElement} root */
export function keepKeys(root) {
  root.setAttribute(MARK, 'true');
  root.addEventListener('focusin', mark);
  root.addEventListener('beforeinput', pass, true);
  root.addEventListener('keydown', out);
}
