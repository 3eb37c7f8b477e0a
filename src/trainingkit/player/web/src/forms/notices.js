// What stands in the way of saving: another version, a refusal; and help with how something is written.
import { button, h, uid } from '../dom.js';
import { sentence } from './sentence.js';
import { WORDS } from './words.js';

/**
 * @param {object} options
 * @param {any} options.saving
 * @param {import('./types.js').View} options.view
 * @param {() => void} options.focusBody  a notice that goes must not take the focus along
 */
export function notices({ saving, view, focusBody }) {
  const el = h('div.tk-notices');
  const errorId = uid();
  let drawn = '';

  const act = (kind, label, what) =>
    button(kind, label, () => {
      what();
      focusBody();
    });

  function behind(other) {
    const id = uid();
    return h(
      'div.tk-panel.tk-behind',
      { role: 'group', 'aria-labelledby': id },
      h('h4', { id }, WORDS.behind.title),
      h('p', {}, WORDS.behind.text(other.at)),
      h(
        'p.tk-row',
        {},
        act('plain', WORDS.behind.keep, saving.keepMine),
        act('plain', WORDS.behind.take(other.at), saving.takeSaved),
      ),
    );
  }

  const advice = ({ what, hint }) => sentence(hint ? `${what}: ${hint}` : what);

  function refused({ why, hint }) {
    const back = saving.saved && saving.saved.at;
    return h(
      'div.tk-panel.tk-error',
      { id: errorId, role: 'alert' },
      h('p', {}, h('b', {}, `${WORDS.refused} `), sentence(why)),
      hint && h('p.tk-hint', {}, sentence(hint)),
      back && h('p.tk-row', {}, act('plain', WORDS.back(back), saving.takeSaved)),
    );
  }

  const helped = (help) =>
    h('div.tk-panel.tk-help', { id: errorId }, h('p', {}, WORDS.help), h('ul', {}, help.map((each) => h('li', {}, advice(each)))));

  return {
    el,
    /** @param {{status: string, why: any, help: import('./types.js').Advice[]}} state */
    show({ status, why, help }) {
      const what = status === 'behind' || status === 'refused' ? [status, why] : status === 'saved' && help.length ? ['help', help] : [''];
      const now = JSON.stringify(what);
      // Help stays while the next save is on its way: a page must not jump under whoever writes.
      if (now === drawn || (status === 'saving' && drawn.startsWith('["help"'))) return;
      drawn = now;
      const part = { behind: () => behind(why), refused: () => refused(why), help: () => helped(help) }[what[0]]?.();
      el.replaceChildren(...(part ? [part] : []));
      view.describe?.(part && status !== 'behind' ? errorId : null);
    },
  };
}
