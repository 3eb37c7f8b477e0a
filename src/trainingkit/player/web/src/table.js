// A story as a table of pages: where each choice leads was worked out before, so that no rule is needed here.

/**
 * @typedef {object} Table  what `editions/offline/table.py` writes; numbers are places in the lists
 * @property {import('./types.js').Line[]} lines
 * @property {{id: string, text: string, then: string|null}[]} choices
 * @property {{text: string, sources: import('./types.js').Source[]}[]} told
 * @property {{id: string, title: string}[]} sections
 * @property {Object<string, any>[]} passages  what is the same on every page of a passage; `ending` is its kind or null
 * @property {[number, number[], [number, number][], number[], [number, number[]][]][]} pages
 *   passage, lines, ways (choice, page), lines of later, sections of the debrief with what is told; page 0 is the start
 */

/** @param {Table} table */
export function openTable(table) {
  /** @param {number} page @param {string} id @returns {{choice: {id: string, text: string, then: string|null}, page: number}|null} */
  function take(page, id) {
    const way = table.pages[page][2].find(([choice]) => table.choices[choice].id === id);
    return way ? { choice: table.choices[way[0]], page: way[1] } : null;
  }

  /**
   * @param {number} n
   * @param {number} page
   * @param {{page: number, choice: {id: string, text: string, then: string|null}}|null} from  null for the opening
   * @returns {import('./types.js').Step}
   */
  function step(n, page, from) {
    const [passage, lines, ways, later, told] = table.pages[page];
    const { ending, ...same } = table.passages[passage];
    const before = from && table.passages[table.pages[from.page][0]].passage;
    return {
      ...same,
      n,
      chosen: from && { passage: before, choice: from.choice.id, text: from.choice.text },
      consequence: from ? from.choice.then : null,
      lines: lines.map((i) => table.lines[i]),
      choices: ways.map(([i]) => ({ id: table.choices[i].id, text: table.choices[i].text })),
      ending: ending && {
        kind: ending,
        later: later.map((i) => table.lines[i]),
        sections: told.map(([i, each]) => ({ ...table.sections[i], lines: each.map((j) => table.told[j]) })),
        criteria: null,
        result: null,
      },
    };
  }

  /**
   * The steps of a run, the opening first.
   * @param {string[]} ids
   * @returns {{steps: import('./types.js').Step[], page: number}|null} null if a choice is not on offer
   */
  function replay(ids) {
    let page = 0;
    const steps = [step(0, 0, null)];
    for (const id of ids) {
      const taken = take(page, id);
      if (!taken) return null;
      steps.push(step(steps.length, taken.page, { page, choice: taken.choice }));
      page = taken.page;
    }
    return { steps, page };
  }
  return { take, step, replay };
}
