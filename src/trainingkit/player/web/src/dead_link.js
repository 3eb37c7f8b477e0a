// A link that was lost before it began, so that one way of recovering serves for all.

/** @param {unknown} problem @returns {import('./types.js').Link} */
export function deadLink(problem) {
  console.warn(problem);
  const stop = () => {};
  return {
    send: stop,
    onMessage: () => stop,
    onState(cb) {
      cb('dead');
      return stop;
    },
    close: stop,
  };
}
