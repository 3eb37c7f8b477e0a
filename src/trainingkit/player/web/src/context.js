// What every view of a player shares.

/**
 * @typedef {object} Context
 * @property {import('./types.js').Scene} scene
 * @property {ReturnType<import('./run.js').createRun>} run
 * @property {ReturnType<import('./names.js').castNames>} names
 * @property {(text: string|null|undefined) => string} fill  puts the names in
 * @property {ReturnType<import('./speech.js').createSpeech>} speech
 * @property {number} level  level of the story's heading
 * @property {'page'|'lab'} place
 * @property {string|null} home  address of the list of stories
 * @property {boolean} mayGoBack  officers and teachers practise; pupils are not asked "what if you had"
 * @property {'victim'|'officer'} mine  role whose lines stand on the right
 * @property {() => void} openHelp
 * @property {() => void} restart
 * @property {HTMLElement} root
 */

/** Whether the visitor asked for little motion. */
export const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
export {};
