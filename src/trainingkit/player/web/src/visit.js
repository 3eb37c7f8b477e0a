// What a page of the server says about its kernel and widgets, read from this document or from a fresh copy.
import { RoomFull } from './connection.js';

/**
 * @typedef {object} Visit
 * @property {string} baseUrl
 * @property {string} kernelId
 * @property {string} modelId
 * @property {string} page  address of the story page
 * @property {Object<string, object>} widgets  state by model id
 */

/** @param {Document} doc @returns {Visit} */
export function readVisit(doc) {
  const cfg = JSON.parse(doc.getElementById('cfg').textContent);
  return { ...cfg, widgets: JSON.parse(doc.getElementById('widgets').textContent) };
}

/**
 * Asks the server for the same page again: it comes with a kernel of its own.
 * @param {string} page
 * @returns {Promise<Visit>}
 * @throws {RoomFull} the server has no kernel to give (503)
 */
export async function freshVisit(page) {
  const answer = await fetch(page, { cache: 'no-store', credentials: 'same-origin' });
  if (answer.status === 503) throw new RoomFull(Number(answer.headers.get('Retry-After')) || 5);
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  return readVisit(new DOMParser().parseFromString(await answer.text(), 'text/html'));
}
