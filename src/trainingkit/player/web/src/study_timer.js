// The neutral page one leaves to: an ordinary study timer.
import { button, h } from './dom.js';
import { WORDS } from './words.js';

const MINUTES = 25;

/** @param {number} level heading level */
export function studyTimer(level) {
  let left = MINUTES * 60;
  let ticking = null;
  const clock = h('p.tk-clock', { role: 'timer', 'aria-label': WORDS.timer });
  const show = () => {
    const two = (n) => String(n).padStart(2, '0');
    clock.textContent = `${two(Math.floor(left / 60))}:${two(left % 60)}`;
    toggle.textContent = ticking ? WORDS.timerStop : WORDS.timerStart;
  };
  const stop = () => {
    clearInterval(ticking);
    ticking = null;
  };
  const toggle = button('primary', '', () => {
    if (ticking) stop();
    else ticking = setInterval(() => { left = Math.max(0, left - 1); if (!left) stop(); show(); }, 1000);
    show();
  });
  show();
  return h('section.tk-timer', {}, h(`h${level}`, {}, WORDS.timer), clock, h('p', {}, WORDS.timerText), toggle);
}
