// Put into every page before its own scripts: presses what it is told to as soon as that can be pressed, and keeps time
// by the page's own clock, which begins with the navigation. It knows no page: a control is a link or a button by its
// words.
(start, first, words) => {
  const CONTROLS = 'button, a, tw-link, [role="link"]';
  // Some story formats bend quotation marks, and some take away those around a link.
  const straight = (text) => text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
  const plain = (text) => straight(text).replace(/\s+/g, ' ').trim().replace(/^'(.*)'$/, '$1');
  const PATIENCE = 20_000;
  let gone = new Set(); // what was there when the last choice was made
  let stopped = false;

  function found({ press, says }) {
    const fits = (el) => !gone.has(el) && plain(el.textContent) === plain(press);
    const free = (el) => !el.disabled && el.ariaDisabled !== 'true' && el.checkVisibility({ visibilityProperty: true });
    const control = [...document.querySelectorAll(CONTROLS)].find((el) => fits(el) && free(el));
    if (!control || (says && !plain(document.body.innerText).includes(plain(says)))) return null;
    control.getBoundingClientRect(); // it is laid out, too
    return control;
  }

  /** A page that waits for a word is given it; says whether it was. */
  function answered() {
    const input = document.querySelector('dialog[open] form input');
    if (!input || input.value) return false;
    input.value = words.shift();
    input.form.requestSubmit();
    return true;
  }

  /** The control as soon as it can be pressed; looks after every change and at every frame. */
  const until = (sought) =>
    new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`never seen: ${sought.press}`)), PATIENCE);
      const look = () => {
        stopped ||= answered();
        const control = found(sought);
        if (!control || done) return control;
        done = true;
        watcher.disconnect();
        resolve(control);
        return control;
      };
      const frame = () => done || look() || requestAnimationFrame(frame);
      const watcher = new MutationObserver(look);
      let done = false;
      watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      frame();
    });

  /** After the next frame has been drawn. */
  const drawn = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port2.onmessage = resolve;
      requestAnimationFrame(() => port1.postMessage(0));
    });

  function press(control) {
    gone = new Set(document.querySelectorAll(CONTROLS));
    control.click();
  }

  /** Milliseconds after the navigation at which the start, then the first choice, can be seen and pressed. */
  async function open() {
    const control = await until(start);
    await drawn();
    const ready = performance.now();
    press(control);
    await until(first);
    await drawn();
    return [ready, performance.now()];
  }

  /** Milliseconds from each press until what is pressed next is there, with the lines before it; not at a stop. */
  async function play(presses) {
    const times = [];
    let control = await until({ press: presses[0] });
    for (const next of presses.slice(1)) {
      const before = performance.now();
      press(control);
      control = await until({ press: next });
      if (!stopped) times.push(performance.now() - before);
      stopped = false;
      await drawn();
    }
    return times;
  }

  return { opened: open(start, first), play };
}
