// The whole conversation on one page: log above, decision below.
import { afterStory, changedNotice } from './after_story.js';
import { calm } from './context.js';
import { couldHelpView } from './could_help_view.js';
import { debriefView } from './debrief_view.js';
import { decisionView } from './decision_view.js';
import { h } from './dom.js';
import { helpSection } from './help_panel.js';
import { logView } from './log_view.js';
import { progressView } from './progress_view.js';
import { readButton, spokenTexts } from './read_button.js';
import { recordCard } from './record_view.js';
import { WORDS } from './words.js';

/** @param {import('./context.js').Context} ctx */
export function flowView(ctx) {
  const { run, fill, level, scene } = ctx;
  const log = logView(ctx);
  const progress = progressView();
  const beside = h('div.tk-beside', { hidden: true });
  const now = h('div.tk-now');
  const title = h(`h${level}.tk-title.tk-title-small`, {}, fill(scene.story.title));
  const main = h('div.tk-main', {}, h('header.tk-head', {}, title, progress.el), log.el, now);
  const el = h('div.tk-flow', {}, beside, main);
  let decision = null;
  let opening = null;

  function showBeside() {
    const record = run.state.steps.findLast((step) => step.record)?.record;
    beside.hidden = !record;
    el.classList.toggle('tk-has-record', Boolean(record));
    if (!record) return;
    beside.replaceChildren(recordCard(record, fill, level + 1, true));
  }

  /** Draws what one can do now, and says where focus belongs. */
  function showNow() {
    const step = run.last;
    const { ending } = step;
    progress.show(step);
    showBeside();
    const help = step.help_scene && helpSection(scene.help, fill, level + 1);
    const { audience } = scene.story;
    const debrief = ending && debriefView(ending, { fill, level: level + 1, help: scene.help, audience });
    decision = step.choices.length ? decisionView(step, { fill, choose: run.choose, level: level + 1 }) : null;
    const read = readButton(ctx.speech, () => spokenTexts(step, fill));
    const number = h('p.tk-number', {}, WORDS.passage(step.number));
    now.replaceChildren(
      ...[
        help,
        debrief?.el,
        decision?.el,
        h('div.tk-tools', {}, read, couldHelpView(step.could_help, fill), number),
        ending && afterStory(ctx),
      ].filter(Boolean),
    );
    if (help) return () => help.querySelector('[tabindex]').focus({ preventScroll: true });
    return debrief ? debrief.focus : () => decision?.focus();
  }

  /** The eye starts at the first new entry. @param {() => void} focus */
  function arrive(focus) {
    focus();
    log.startOf(run.last.n)?.scrollIntoView({ block: 'start', behavior: calm() ? 'auto' : 'smooth' });
  }

  function redraw() {
    log.fillQuietly(run.state.steps);
    return showNow();
  }

  /** The first lines come after the log is there: a live region announces only what is added to it. */
  function open() {
    const focus = showNow();
    opening = () => {
      opening = null;
      log.add(run.state.steps[0]);
      focus();
    };
    setTimeout(() => opening?.(), 60);
  }

  const changes = {
    chosen() {
      opening?.();
      ctx.speech.stop();
      log.showPending(run.state.pending);
      decision?.settle(run.state.pending.id);
    },
    step() {
      log.add(run.last);
      arrive(showNow());
    },
    back: () => arrive(redraw()),
    resumed: () => arrive(redraw()),
    same() {},
    changed: () => now.replaceChildren(changedNotice(ctx)),
  };

  return {
    el,
    update: (what) => changes[what](),
    /** @param {'opening'|'resumed'|'redrawn'} how */
    begin(how) {
      if (run.state.changed) return changes.changed();
      if (how === 'opening') return open();
      const focus = redraw();
      if (run.state.pending) changes.chosen();
      if (how === 'resumed') arrive(focus);
    },
    end() {
      opening = null;
      ctx.speech.stop();
    },
  };
}
