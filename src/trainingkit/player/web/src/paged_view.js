// One idea a screen: for the projector (large, lettered, with a pause before what happens) and the simple view.
import { changedNotice } from './after_story.js';
import { couldHelpView } from './could_help_view.js';
import { decisionView, LETTERS, onlyGoesOn } from './decision_view.js';
import { button, h } from './dom.js';
import { pagedKeys } from './paged_keys.js';
import { progressView } from './progress_view.js';
import { readButton } from './read_button.js';
import { screenTexts, screenView } from './screen_view.js';
import { firstOf, screensOf } from './screens.js';
import { WORDS } from './words.js';

/** @param {import('./context.js').Context} ctx @param {{project: boolean}} how */
export function pagedView(ctx, { project }) {
  const { run, fill, level, scene } = ctx;
  const log = h('div.tk-log.tk-one', { role: 'log', 'aria-label': WORDS.log, 'aria-live': 'polite', 'aria-relevant': 'additions' });
  const asked = h('div.tk-asked');
  const where = h('p.tk-where');
  const progress = progressView();
  const back = button('plain', WORDS.back, () => go(-1));
  const next = button('primary', WORDS.next, () => go(1), { class: 'tk-button tk-primary tk-next' });
  const again = button('plain', WORDS.chooseAgain, () => draft(null));
  const tools = h('div.tk-tools');
  const nav = h('div.tk-nav', {}, back, tools, again, next);
  const title = h(`h${level}.tk-title.tk-title-small`, {}, fill(scene.story.title));
  const el = h('div.tk-paged', {}, h('header.tk-head', {}, title, progress.el), where, h('div.tk-stage', {}, log, asked), nav);
  let at = 0;
  let drafted = null; // a class may change its mind until it asks what happens
  let decision = null;
  let shown = null;
  let soon;

  const screens = () => screensOf(run.state.steps, scene.story.audience);
  const screen = () => screens()[at];
  const atLast = () => at >= screens().length - 1;

  function go(by) {
    if (by > 0 && moreBelow()) return void scrollBy({ top: innerHeight * 0.7 });
    if (drafted && by > 0) return reveal();
    if (drafted) return draft(null);
    if (by < 0 && at > 0) return show(at - 1);
    if (by < 0 || run.state.pending || run.resuming) return;
    if (!atLast()) return show(at + 1);
    if (onlyGoesOn(run.last)) run.choose('next');
  }

  /** Whether a clicker would skip what nobody has seen yet. */
  const moreBelow = () => project && ctx.place === 'page' && nav.getBoundingClientRect().bottom > innerHeight + 8;

  function reveal() {
    const { id } = drafted;
    drafted = null;
    run.choose(id);
  }

  /** @param {import('./types.js').Choice|null} choice */
  function draft(choice) {
    drafted = choice;
    show(at);
  }

  function choose(id) {
    if (!project) return run.choose(id);
    draft(run.last.choices.find((choice) => choice.id === id));
  }

  /** @param {number} to @param {boolean} [keepFocus]  the visitor is somewhere else, in the menu */
  function show(to, keepFocus = false) {
    ctx.speech.stop();
    at = Math.max(0, Math.min(to, screens().length - 1));
    const here = screen();
    decision = null;
    asked.replaceChildren();
    if (drafted) showDraft(here);
    else if (here.kind === 'ask') showAsk(here, keepFocus);
    else put(screenView(here, ctx));
    showAround(here);
    if (!keepFocus) ctx.root.scrollIntoView({ block: ctx.place === 'page' ? 'start' : 'nearest' });
    if (decision || keepFocus) return;
    (next.hidden ? asked.querySelector('button') ?? log.querySelector('button') : next)?.focus({ preventScroll: true });
  }

  /** New content goes into the log once; the old is taken away first. */
  function put(content) {
    if (shown === content) return;
    shown = content;
    log.replaceChildren(content);
  }

  function showAsk(here, keepFocus) {
    log.replaceChildren();
    const open = here.step.n === run.last.n && !run.state.pending;
    decision = decisionView(here.step, { fill, choose, level: level + 1, letters: project });
    asked.replaceChildren(decision.el);
    if (!open) decision.settle(run.state.pending?.id ?? run.state.steps[here.step.n + 1]?.chosen.choice);
    if (!keepFocus) decision.focus();
  }

  function showDraft(here) {
    const letter = LETTERS[here.step.choices.indexOf(drafted)];
    const words = h('p.tk-chosen-big', {}, h('span.tk-chosen-label', {}, `${WORDS.groupChose} ${letter}: `), fill(drafted.text));
    put(words);
  }

  /** @param {import('./screens.js').Screen} here */
  function showAround(here) {
    progress.show(here.step);
    where.textContent = [WORDS.passage(here.step.number), fill(here.step.title)].filter(Boolean).join(' · ');
    back.hidden = at === 0 || Boolean(drafted);
    again.hidden = !drafted;
    const open = here.kind === 'ask' && here.step.n === run.last.n && !drafted;
    next.hidden = open || here.kind === 'end';
    next.textContent = drafted ? WORDS.showWhatHappens : WORDS.next;
    const read = readButton(ctx.speech, () => screenTexts(el.querySelector('.tk-stage')));
    const could = drafted ? null : couldHelpView(here.step.could_help, fill);
    tools.replaceChildren(...[read, could].filter(Boolean));
  }

  const changes = {
    chosen() {
      next.setAttribute('aria-busy', 'true');
      decision?.settle(run.state.pending.id);
    },
    step() {
      next.removeAttribute('aria-busy');
      show(firstOf(screens(), run.last.n));
    },
    back: () => show(screens().length - 1),
    resumed: () => show(firstOf(screens(), run.last.n)),
    same() {},
    changed: () => el.replaceChildren(changedNotice(ctx)),
  };
  const unkey = project ? pagedKeys(ctx, { go, pick: (i) => decision && pickNth(i) }) : () => {};

  function pickNth(i) {
    const choice = run.last.choices[i];
    if (choice && screen().step.n === run.last.n && !run.state.pending) choose(choice.id);
  }

  return {
    el,
    update: (what) => changes[what](),
    /** @param {'opening'|'resumed'|'redrawn'} how */
    begin(how) {
      if (run.state.changed) return changes.changed();
      // The log must be there before its first words, or they are not announced.
      soon = setTimeout(() => show(firstOf(screens(), run.last.n), how === 'redrawn'), 60);
    },
    end() {
      clearTimeout(soon);
      unkey();
      ctx.speech.stop();
    },
  };
}
