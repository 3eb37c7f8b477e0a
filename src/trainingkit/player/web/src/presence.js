// Whether somebody is there. An unattended page must not take kernel after kernel.
const ATTENDED = 10 * 60 * 1000;
const SIGNS = ['pointerdown', 'keydown', 'visibilitychange', 'focusin'];

/** @returns {(urgent: boolean) => Promise<void>} settles at once, or when somebody comes back */
export function watchPresence(doc = document) {
  let last = Date.now();
  let waiting = [];
  const seen = () => {
    if (doc.visibilityState === 'hidden') return;
    last = Date.now();
    waiting.forEach((go) => go());
    waiting = [];
  };
  for (const sign of SIGNS) doc.addEventListener(sign, seen, { passive: true, capture: true });
  return (urgent) => {
    const there = doc.visibilityState !== 'hidden' && Date.now() - last < ATTENDED;
    return urgent || there ? Promise.resolve() : new Promise((go) => waiting.push(go));
  };
}
