// The page needs one kernel connection and one widget model; the libraries' front doors bring in far more
// (sessions, terminals, settings, an HTML sanitiser). Each such door is replaced by the few names that are used.
import { join } from 'node:path';

/** @param {string} web @returns {import('esbuild').Plugin} */
export function smallerLibraries(web) {
  const shim = (name) => ({ path: join(web, 'shims', name) });
  return {
    name: 'smaller-libraries',
    setup(build) {
      build.onResolve({ filter: /^sanitize-html$/ }, () => shim('escape-html.js'));
      build.onResolve({ filter: /^@jupyterlab\/coreutils$/ }, () => shim('lab-coreutils.cjs'));
      build.onResolve({ filter: /^\.\.$/ }, (args) =>
        args.importer.includes('services/lib/kernel/') ? shim('lab-services.cjs') : undefined,
      );
    },
  };
}
