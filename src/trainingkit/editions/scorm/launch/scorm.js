// All that the learning platform (LMS) is told, by SCORM 1.2: that the story was opened, that it was read to its end,
// that it was closed. No name is asked for; no choice, no score, no time, no help, no pause and no leaving is told.
(() => {
  'use strict';

  const STATUS = 'cmi.core.lesson_status';
  const EXIT = 'cmi.core.exit';
  const FARTHEST = 20; // windows around each other, in which the LMS may be

  const lms = apiAround(window) ?? apiAround(window.opener);
  let open = lms !== null && call('LMSInitialize', '') === 'true';
  let told = false;

  /** What the LMS offers in a window or one around it; null if nothing, or if another site's window is between. */
  function apiAround(start) {
    try {
      for (let at = start, left = FARTHEST; at && left > 0; at = at.parent, left -= 1) {
        if (at.API) return at.API;
        if (at.parent === at) return null;
      }
    } catch { /* another site's window may not be looked into */ }
    return null;
  }

  /** The LMS's answer; a fault of the LMS must not stop the story. */
  function call(name, ...words) {
    try {
      return String(lms[name](...words));
    } catch {
      return '';
    }
  }

  function opened() {
    // Whoever reads it again has completed it, even when they stop halfway this time.
    told = ['completed', 'passed'].includes(call('LMSGetValue', STATUS));
    // Without a word about it, an LMS takes what is merely closed for completed.
    if (!told) call('LMSSetValue', STATUS, 'incomplete');
    call('LMSSetValue', EXIT, '');
  }

  function ended() {
    if (!open || told) return;
    told = true;
    call('LMSSetValue', STATUS, 'completed');
    call('LMSCommit', '');
  }

  function closed() {
    if (!open) return;
    open = false;
    call('LMSFinish', '');
  }

  /** @param {HTMLIFrameElement} frame  has loaded the story's page */
  function watch(frame) {
    // Without a document where a browser takes each file for a site of its own, as when opened from a disk.
    frame.contentDocument?.addEventListener('trainingkit:ended', ended);
    // In a window of its own, keys would end here; within the LMS, its page keeps the focus.
    if (document.hasFocus()) frame.focus();
  }

  if (open) opened();
  document.addEventListener('load', ({ target }) => target instanceof HTMLIFrameElement && watch(target), true);
  addEventListener('pagehide', closed);
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload()); // what is closed begins anew
})();
