// Builds the two bundles, the style sheets and the notices. The same sources give the same bytes:
// no path, no time and no source map is written.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import { notices } from './notices.js';
import { smallerLibraries } from './shims/plugin.js';

const web = dirname(fileURLToPath(import.meta.url));
const player = resolve(web, '../static');
const page = resolve(web, '../../serving/static');
const exercises = resolve(web, '../../exercises/static');
const editions = resolve(web, '../../editions/static');
const LIMIT = 250 * 1024; // the whole page, compressed
const FORMS_LIMIT = 25 * 1024; // the forms of the exercises, compressed

const common = {
  absWorkingDir: web,
  bundle: true,
  minify: true,
  legalComments: 'none', // the notices are kept in a file of their own
  charset: 'utf8',
  target: ['es2022'],
  metafile: true,
  write: false,
  logLevel: 'warning',
};

/** @param {string} entry @param {string} out @param {esbuild.BuildOptions} options */
async function bundle(entry, out, options) {
  const built = await esbuild.build({ ...common, ...options, entryPoints: [entry], outfile: out });
  mkdirSync(dirname(out), { recursive: true });
  for (const file of built.outputFiles) writeFileSync(file.path, `${file.text.trimEnd()}\n`);
  const compressed = built.outputFiles.reduce((sum, f) => sum + gzipSync(f.contents, { level: 9 }).length, 0);
  console.log(`${out.slice(resolve(web, '../..').length + 1)}  ${(compressed / 1024).toFixed(1)} KB gzip`);
  return { compressed, inputs: Object.keys(built.metafile.inputs) };
}

const widget = await bundle('src/widget.js', join(player, 'player.js'), { format: 'esm' });
await bundle('styles/widget.css', join(player, 'player.css'), {});
const forms = await bundle('src/forms/widget.js', join(exercises, 'forms.js'), { format: 'esm' });
const formsStyle = await bundle('styles/forms.css', join(exercises, 'forms.css'), {});
const offline = await bundle('src/offline.js', join(editions, 'offline.js'), { format: 'iife' });
await bundle('styles/page.css', join(editions, 'offline.css'), {});
const ours = await bundle('src/page.js', join(page, 'page.js'), {
  banner: { js: '/* The licences of what is bundled here: third-party-notices.txt */' },
  format: 'iife',
  plugins: [smallerLibraries(web)],
});
const style = await bundle('styles/page.css', join(page, 'page.css'), {});
await bundle('src/away.js', join(page, 'away.js'), { format: 'iife' });
await bundle('src/wait.js', join(page, 'wait.js'), { format: 'iife' });
await bundle('styles/gallery.css', join(page, 'gallery.css'), {});
await bundle('styles/site.css', join(page, 'site.css'), {});
await bundle('src/site.js', join(page, 'site.js'), { format: 'iife' });
// The same for the pages that need no server; each is put into its page whole.
await bundle('styles/offline_site.css', join(editions, 'site.css'), {});
await bundle('src/site.js', join(editions, 'site.js'), { format: 'iife' });
await bundle('src/away.js', join(editions, 'away.js'), { format: 'iife' });

const alone = [...widget.inputs, ...forms.inputs, ...offline.inputs];
if (alone.some((input) => input.includes('node_modules'))) throw new Error('widgets and offline page are ours alone');
if (forms.compressed + formsStyle.compressed > FORMS_LIMIT) throw new Error('the forms are over their limit');
writeFileSync(join(page, 'third-party-notices.txt'), notices(web, ours.inputs));

const total = ours.compressed + style.compressed;
console.log(`page in all: ${(total / 1024).toFixed(1)} KB gzip (limit ${LIMIT / 1024})`);
if (total > LIMIT) throw new Error('the page is over its limit');
const leaks = ['node_modules', 'sourceMappingURL', process.env.HOME ?? '/root'];
for (const file of ['page.js', 'page.css']) {
  const built = readFileSync(join(page, file), 'utf8');
  for (const leak of leaks) if (leak.length > 3 && built.includes(leak)) throw new Error(`${file} names ${leak}`);
}
