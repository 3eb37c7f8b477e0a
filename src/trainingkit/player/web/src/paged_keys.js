// Keys of the projector view: a clicker, the space bar, and one key an answer.
const FORWARD = new Set(['PageDown', 'ArrowRight', ' ', 'Enter']);
const BACKWARD = new Set(['PageUp', 'ArrowLeft']);

/**
 * @param {import('./context.js').Context} ctx
 * @param {{go: (by: number) => void, pick: (index: number) => void}} actions
 * @returns {() => void} stops listening
 */
export function pagedKeys(ctx, { go, pick }) {
  const target = ctx.place === 'page' ? document : ctx.root;
  const down = (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const on = /** @type {HTMLElement} */ (event.composedPath()[0]);
    if (on.closest?.('dialog, select, textarea, input')) return;
    const act = action(event.key, on);
    if (!act) return;
    event.preventDefault();
    act();
  };
  /** @param {string} key @param {HTMLElement} on */
  function action(key, on) {
    const native = (key === ' ' || key === 'Enter') && on.closest?.('button, a, summary');
    if (native) return null; // the control itself answers
    if (FORWARD.has(key)) return () => go(1);
    if (BACKWARD.has(key)) return () => go(-1);
    const index = /^[1-8]$/.test(key) ? Number(key) - 1 : /^[a-hA-H]$/.test(key) ? key.toLowerCase().charCodeAt(0) - 97 : -1;
    return index >= 0 ? () => pick(index) : null;
  }
  target.addEventListener('keydown', down);
  return () => target.removeEventListener('keydown', down);
}
