// The kernel's words as sentences.

/** Begins with a capital and ends with a full stop. @param {string} text */
export const sentence = (text) => text && text[0].toUpperCase() + text.slice(1) + (/[.!?…:]$/.test(text) ? '' : '.');

/** A refusal in one line. @param {{why: string, hint?: string|null}} refused */
export const refusal = ({ why, hint }) => [why, hint].filter(Boolean).map(sentence).join(' ');
