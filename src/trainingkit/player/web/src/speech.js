// Read aloud, by voices of this computer only: a remote voice would send the words away.

/** @param {string} language such as en-GB */
export function createSpeech(language) {
  const synth = window.speechSynthesis;
  const usable = Boolean(synth && window.SpeechSynthesisUtterance);
  let onEnd = null;

  function voice() {
    const near = (v) => v.lang.replace('_', '-').toLowerCase();
    const local = usable ? synth.getVoices().filter((v) => v.localService) : [];
    const want = language.toLowerCase();
    return local.find((v) => near(v) === want) ?? local.find((v) => near(v).startsWith(want.slice(0, 2)));
  }

  return {
    get available() {
      return Boolean(voice());
    },
    /** @param {() => void} cb  voices may arrive late */
    onVoices: (cb) => usable && synth.addEventListener?.('voiceschanged', cb),
    /** @param {string[]} texts @param {() => void} ended */
    read(texts, ended) {
      this.stop();
      onEnd = ended;
      const said = texts.map((text) => Object.assign(new SpeechSynthesisUtterance(text), { voice: voice(), lang: language }));
      if (!said.length) return this.stop();
      said[said.length - 1].onend = () => this.stop();
      said.forEach((utterance) => synth.speak(utterance));
    },
    stop() {
      if (usable) synth.cancel();
      const ended = onEnd;
      onEnd = null;
      ended?.();
    },
  };
}
