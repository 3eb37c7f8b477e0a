// The start page: what the story is, what nobody has to say, and two buttons.
import { button, h, uid } from './dom.js';
import { WORDS } from './words.js';

/**
 * @param {import('./types.js').Scene} scene
 * @param {object} how
 * @param {ReturnType<import('./names.js').castNames>} how.names
 * @param {() => void} how.start
 * @param {() => void} how.openHelp
 * @param {(() => void)|null} how.goOn  asks for the code of a run that was begun elsewhere
 * @param {number} how.level
 */
export function startView(scene, { names, start, openHelp, goOn, level }) {
  const { story } = scene;
  const title = h(`h${level}.tk-title`, { tabindex: -1 });
  const note = h('p.tk-note');
  const draw = () => {
    title.textContent = names.fill(story.title);
    note.textContent = names.fill(story.content_note);
  };
  draw();
  const el = h(
    'section.tk-start',
    {},
    title,
    h('p.tk-facts', {}, facts(story)),
    h('div.tk-statement', {}, note, h('p', {}, WORDS.statement)),
    names.sets.length > 1 && namePicker(names, draw),
    h(
      'p.tk-row',
      {},
      button('primary', WORDS.start, start, { 'data-act': 'start' }),
      goOn && button('plain', WORDS.move.withCode, goOn),
      button('plain', WORDS.whoCanHelp, openHelp, { 'data-act': 'help' }),
    ),
    h('footer.tk-foot', {}, h('p', {}, WORDS.true(story.audience, story.keeps)), h('p', {}, `${WORDS.leave}: ${WORDS.leaveHow}`), h('p', {}, WORDS.edition(story))),
  );
  return { el, focus: () => title.focus({ preventScroll: true }) };
}

/** Pupils are not told the age that a text is written for: it shames some of them. */
function facts(story) {
  const minutes = WORDS.minutes(story.minutes);
  return story.audience === 'pupil' ? minutes : `${minutes} · ${WORDS.readingAge(story.reading_age)}`;
}

function namePicker(names, changed) {
  const id = uid();
  const hint = uid();
  const onchange = (event) => {
    names.pick(event.target.selectedIndex);
    changed();
  };
  const options = names.sets.map((label, i) => h('option', { value: i, selected: i === names.picked }, label));
  return h(
    'div.tk-field',
    {},
    h('label', { for: id }, WORDS.names),
    h('select', { id, onchange, 'aria-describedby': hint, autocomplete: 'off' }, options),
    h('span.tk-hint', { id: hint }, WORDS.namesHint),
  );
}
