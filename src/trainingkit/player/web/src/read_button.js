// The button that reads a passage aloud; hidden where this computer has no voice for the language.
import { button, icon } from './dom.js';
import { WORDS } from './words.js';

/** @param {ReturnType<import('./speech.js').createSpeech>} speech @param {() => string[]} texts */
export function readButton(speech, texts) {
  const label = document.createElement('span');
  const el = button('plain', icon('sound'), () => (reading ? speech.stop() : begin()), { class: 'tk-button tk-plain tk-read' });
  let reading = false;
  el.append(label);
  const show = (now) => {
    reading = now;
    label.textContent = now ? WORDS.stopReading : WORDS.readAloud;
  };
  const begin = () => {
    speech.read(texts(), () => show(false));
    show(true);
  };
  const look = () => void (el.hidden = !speech.available);
  show(false);
  look();
  speech.onVoices(look);
  return el;
}

/** What is read of a step. @param {import('./types.js').Step} step */
export function spokenTexts(step, fill) {
  const said = (line) => (line.who ? `${fill(line.who)}: ${fill(line.text)}` : fill(line.text));
  const choices = step.choices.filter((c) => c.id !== 'next').map((c) => fill(c.text));
  return [fill(step.consequence), ...step.lines.map(said), ...(step.ending?.later ?? []).map(said), fill(step.ask), ...choices].filter(Boolean);
}
