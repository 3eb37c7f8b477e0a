// Practice: the button, and what is said. Tones are words.
import { button, h, uid, unseen } from '../dom.js';
import { refusal } from './sentence.js';
import { WORDS } from './words.js';

/**
 * @param {import('./types.js').Item & Object<string, any>} item
 * @param {import('./types.js').View} view
 * @param {any} practice
 */
export function practiceView(item, view, practice) {
  const problem = h('p.tk-problem', { id: uid(), role: 'alert' });
  const told = h('div.tk-told');
  const see = button('primary', WORDS.see, ask);
  const row = h('p.tk-row', { hidden: Boolean(view.early?.()) }, see);
  const el = h('div.tk-practice', {}, row, problem, told);
  view.arrived = () => (row.hidden = false);
  const texts = Object.fromEntries((item.options ?? []).map(({ id, text }) => [id, text]));
  let asked = false;

  function complain(words) {
    if (problem.textContent !== (words ?? '')) problem.textContent = words ?? ''; // an alert is read out whenever it is set
    view.describe?.(words ? problem.id : null);
  }

  function ask() {
    const missing = view.missing?.() ?? null;
    complain(missing);
    if (missing) return;
    asked = true;
    practice.see();
  }

  const reply = ({ option, tone, text }) =>
    h(
      'li',
      tone ? { 'data-tone': tone } : {},
      tone && h('b.tk-tone', {}, WORDS.tones[tone], unseen(': ')),
      texts[option] && !text.includes(texts[option]) && h('span.tk-of', {}, texts[option]),
      h('span.tk-reply', {}, text),
    );

  return {
    el,
    /** @param {{status: string, replies: import('./types.js').Reply[], why: any}} state */
    show({ status, replies, why }) {
      const problems = { silent: WORDS.noReply, stale: WORDS.replyChanged, refused: why && refusal(why) };
      complain(problems[status]);
      el.setAttribute('aria-busy', String(status === 'asked'));
      if (status === 'asked') return;
      if (status !== 'told') return told.replaceChildren();
      const title = h('h4', { tabindex: -1 }, WORDS.replies);
      told.replaceChildren(title, h('ul.tk-replies', { role: 'list' }, replies.map(reply)));
      if (asked) title.focus({ preventScroll: false }); // only where the button was pressed
      asked = false;
    },
  };
}
