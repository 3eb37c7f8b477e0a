// What travels between the kernel and a form or a case (sheet protocol 1). Types only; nothing is run.

/** @typedef {{id: string, text: string}} Option */
/**
 * @typedef {object} Entry  one thing to fill in: a column of a table, or a part of a text
 * @property {string} id
 * @property {string} label
 * @property {string|null} [help]
 * @property {'text'|'long-text'|'choice'|'datetime'|'sha256'|'number'|'yes-no'} format
 * @property {Option[]} [options]
 * @property {number|null} [most_words]
 */
/**
 * @typedef {object} Item  as `items.yml` has it, options resolved; each kind has its own keys
 * @property {string} id
 * @property {string} kind
 * @property {string} title
 * @property {string|null} intro
 * @property {{who: string|null, text: string}[]} show
 * @property {string} ask
 * @property {number|null} points
 */
/** @typedef {{seq: number, at: string, value: any}} Saved  `at` is a time of day to show */
/**
 * @typedef {object} Sheet
 * @property {1} protocol
 * @property {'graded'|'practice'|'unsaved'} mode
 * @property {string|null} why  of mode `unsaved`
 * @property {Item & Object<string, any>} item
 * @property {string} assignment
 * @property {string|null} variant
 * @property {Saved|null} saved
 * @property {{title: string, detail: string, hint: string|null}|null} error
 */
/**
 * @typedef {{type: 'save', n: number, base: number, value: any} | {type: 'ask', n: number}
 *   | {type: 'another', n: number} | {type: 'reply', n: number, value: any}} ToKernel  `base`: 0 if nothing is saved
 */
/** @typedef {{what: string, hint: string|null}} Advice  how to write something; never what is right */
/** @typedef {{option: string|null, tone: 'sound'|'careful'|'harmful'|null, text: string}} Reply */
/**
 * @typedef {{type: 'saved', n: number, seq: number, at: string, help?: Advice[]}
 *   | {type: 'refused', n: number, why: string, hint: string|null}
 *   | {type: 'behind', n: number, seq: number, at: string, value: any}
 *   | {type: 'state', n: number|null, saved: Saved|null}
 *   | {type: 'replies', n: number, replies: Reply[]}} FromKernel
 */
/** @typedef {'graded'|'practice'|'unsaved'} Mode */
/**
 * @typedef {object} Answer  what a view of an item talks to
 * @property {Mode} mode
 * @property {any} value  what is on the screen: saved, or on its way
 * @property {any} savedValue  what the kernel acknowledged last, or null
 * @property {(value: any, how?: {soon?: boolean, from?: object}) => void} change  to be saved; `soon`: at once
 * @property {(value: any, why: string, how?: {from?: object}) => void} draft  kept, not to be saved yet, and why
 * @property {() => void} flush  saves what waits for a pause
 * @property {(told: (msg: FromKernel) => void) => void} another  play: the other form, please
 * @property {(cb: (value: any, from: object|null) => void) => () => void} onValue
 * @property {(cb: () => void) => () => void} onState
 */
/**
 * @typedef {object} View
 * @property {HTMLElement} el
 * @property {(value: any) => void} show  draws a value that came from elsewhere
 * @property {() => string|null} [missing]  practice: what is to be done before anything can be said of it
 * @property {() => boolean} [early]  practice: there is nothing yet that anything could be said of; `arrived` is called when there is
 * @property {() => void} [arrived]
 * @property {string} [untouched]  what the status line says before anything is saved
 * @property {(id: string|null) => void} [describe]  links an error to the controls
 */
/** @typedef {{name: string, kind: 'text'|'html'|'image'|'table'|'email', description: string, size: number, placeholder: boolean}} CaseFile */
/** @typedef {{protocol: 1, folder: string, variant: string|null, files: CaseFile[], other?: boolean, why: string|null, error: Sheet['error']}} Case */
export {};
