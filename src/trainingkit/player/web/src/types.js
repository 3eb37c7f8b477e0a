// The shapes that travel between the kernel and the page (protocol 1). Types only; nothing is run.

/** @typedef {'offender'|'victim'|'friend'|'adult'|'officer'|'staff'|'other'|'narrator'} Role */
/** @typedef {{id: string, text: string, who: string|null, role: Role}} Line */
/** @typedef {{id: string, text: string}} Choice */
/** @typedef {{title: string, publisher: string, date: string}} Source */
/** @typedef {{title: string, rows: {label: string, text: string}[]}} FormRecord */
/** @typedef {{id: string, text: string, level: 'best'|'acceptable'|'harmful', red: boolean, why: string, sources: Source[]}} Criterion */
/** @typedef {{competent: boolean, points: number, max_points: number, practice: true}} Result */
/**
 * @typedef {object} Ending
 * @property {string} kind
 * @property {Line[]} later
 * @property {{id: string, title: string, lines: {text: string, sources: Source[]}[]}[]} sections
 * @property {Criterion[]|null} criteria  officers and teachers only
 * @property {Result|null} result
 */
/**
 * @typedef {object} Step  what one choice led to; step 0 is the opening
 * @property {number} n
 * @property {{passage: string, choice: string, text: string}|null} chosen
 * @property {string|null} consequence
 * @property {Line[]} lines
 * @property {FormRecord|null} record
 * @property {{src: string, alt: string}|null} image
 * @property {string|null} stage
 * @property {string|null} title
 * @property {string} passage
 * @property {number} number
 * @property {boolean} help_scene
 * @property {string|null} ask
 * @property {Choice[]} choices
 * @property {string[]} could_help
 * @property {number} remaining  fewest decisions left
 * @property {Ending|null} ending
 */
/**
 * @typedef {object} Service
 * @property {string} name
 * @property {string} contact
 * @property {string|null} href
 * @property {string} for
 * @property {string|null} hours
 * @property {string|null} note
 * @property {string} where  in words, such as "Scotland"
 */
/** @typedef {{school: string, lines: string[], services: Service[]}} Help */
/**
 * @typedef {object} Story
 * @property {string} slug
 * @property {string} title
 * @property {'pupil'|'teacher'|'officer'} audience
 * @property {string} language
 * @property {number} minutes
 * @property {number} reading_age
 * @property {string} content_note
 * @property {string[]} jurisdictions
 * @property {boolean} draft
 * @property {string} edition
 * @property {boolean} [recorded]  played for an assignment: there is no going back while a run is under way
 * @property {boolean} [keeps]  its choices are saved
 * @property {string|null} checked
 * @property {string|null} next_check_by
 */
/**
 * @typedef {object} Scene
 * @property {1} protocol
 * @property {Story} story
 * @property {Object<string, string[]>} cast
 * @property {Help} help
 * @property {Step[]} steps
 * @property {{title: string, detail: string, hint: string}|null} error
 */
/**
 * @typedef {{type: 'choose', n: number, choice: string} | {type: 'replay', choices: string[]}
 *   | {type: 'encode', n: number, choices: string[]} | {type: 'decode', n: number, code: string}} ToKernel
 *   the last two are questions, numbered by themselves: they change nothing
 */
/** @typedef {{type: 'encoded', n: number, code: string|null, kind: string|null}} Encoded  a run as a code; no code: `kind` says why */
/** @typedef {{type: 'decoded', n: number, choices: string[]|null, kind: string|null}} Decoded  a code as a run */
/**
 * @typedef {{type: 'step', step: Step} | {type: 'scene', steps: Step[]} | Encoded | Decoded
 *   | {type: 'refused', n: number, why: string, have: number}} FromKernel  `n` of a refused replay is its length
 */
/**
 * @typedef {object} Link  one socket to one kernel; it may fall silent at any time
 * @property {(msg: ToKernel) => void} send
 * @property {(cb: (msg: FromKernel) => void) => () => void} onMessage  gives back how to stop
 * @property {(cb: (state: 'open'|'lost'|'dead') => void) => () => void} onState  told at once if already lost
 * @property {() => void} close
 */
/** @typedef {'ready'|'reconnecting'|'full'|'stopped'} ConnectionState */
/**
 * @typedef {object} Connection  what the player talks to; it outlives kernels
 * @property {(msg: ToKernel) => void} send
 * @property {(cb: (msg: FromKernel) => void) => void} onMessage
 * @property {(cb: (state: ConnectionState) => void) => void} onState
 * @property {() => void} close
 */
export {};
