// What the bundles contain of others, with the licence of each: read from the packages themselves.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { statedLicence } from './licences.js';

/**
 * @param {string} web  folder of package.json
 * @param {string[]} inputs  bundled files, relative to it
 * @returns {string} one notice a package, sorted by name
 */
export function notices(web, inputs) {
  const folders = new Set(inputs.map(packageFolder).filter(Boolean));
  const found = [...folders].map((folder) => describe(join(web, folder)));
  found.sort((a, b) => (a.name < b.name ? -1 : 1));
  const head = 'The page contains parts of these packages, each under its own licence.\n';
  return `${[head, ...found.map((p) => p.notice)].join(`\n${'-'.repeat(80)}\n`).trimEnd()}\n`;
}

/** @param {string} input */
function packageFolder(input) {
  const match = input.match(/^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//);
  return match && match[1];
}

/** @param {string} folder */
function describe(folder) {
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).sort().find((name) => /^licen[cs]e/i.test(name));
  const text = file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8').trim() : '';
  const body = text || statedLicence(about);
  return {
    name: `${about.name}@${about.version}`,
    notice: `\n${about.name} ${about.version} (${about.license})\n\n${body.replace(/\r/g, '')}\n`,
  };
}
