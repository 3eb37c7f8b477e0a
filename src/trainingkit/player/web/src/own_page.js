// The page of our server: draws the story from what is in the page already, then opens the socket.
import { createConnection } from './connection.js';
import { deadLink } from './dead_link.js';
import { leavePage } from './leave.js';
import { askedView, playOnPage } from './page_player.js';
import { watchPresence } from './presence.js';
import { readVisit } from './visit.js';

/**
 * @param {object} by
 * @param {(visit: import('./visit.js').Visit) => Promise<import('./types.js').Link>} by.openLink
 * @param {(page: string) => Promise<import('./visit.js').Visit>} by.freshVisit
 */
export async function openPage({ openLink, freshVisit }) {
  const visit = readVisit(document);
  const home = new URL(visit.baseUrl, location.href).href;
  await playOnPage({
    scene: visit.widgets[visit.modelId].scene,
    home,
    view: askedView(),
    moves: true,
    goAway: (connected) => leavePage(new URL('away', home).href, connected),
    connect: async (run) =>
      createConnection({
        link: await openLink(visit).catch(deadLink),
        choices: run.choices,
        reopen: () => openLink(visit),
        fresh: async () => openLink(Object.assign(visit, await freshVisit(visit.page))),
        awake: watchPresence(),
      }),
  });
}
