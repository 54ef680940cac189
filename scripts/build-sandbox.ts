import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleFrame, bundleGuest, bundlePreview } from './sandbox/bundle';
import { frameHtml } from './sandbox/frame-html';
import { PGLITE_FILES, pgliteScript } from './sandbox/pglite';
import { collectTypings, ownTypings } from './sandbox/typings';

/**
 * Makes what the lab serves beside the app: the guest that runs learner code and the page that holds it, tfjs with its
 * wasm backend, the editor's files, and the declarations that the editor completes from. Quick to repeat: what is there
 * and up to date is left alone.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const modules = join(root, 'node_modules');
const sandbox = join(root, 'public/sandbox');
const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

/** Writes `content` unless the file already holds it, so that watchers see no change where there is none. */
function writeIfChanged(path: string, content: string | Uint8Array): void {
  const bytes = Buffer.from(content);
  if (existsSync(path) && readFileSync(path).equals(bytes)) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

const COPIES: Record<string, string> = {
  'tf.min.js': '@tensorflow/tfjs/dist/tf.min.js',
  'tf-backend-wasm.min.js': '@tensorflow/tfjs-backend-wasm/dist/tf-backend-wasm.min.js',
  'tfjs-backend-wasm-simd.wasm': '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
  'tfjs-backend-wasm.wasm': '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm',
  ...Object.fromEntries(PGLITE_FILES.map((name) => [name, `@electric-sql/pglite/dist/${name}`])),
};

/** Without the comment that names a source map: the map is not served, and tools would ask for it. */
const withoutMap = (text: string) => text.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');

function copyBinaries(): void {
  for (const [name, from] of Object.entries(COPIES)) {
    const bytes = readFileSync(join(modules, from));
    writeIfChanged(join(sandbox, name), name.endsWith('.js') ? withoutMap(bytes.toString('utf8')) : bytes);
  }
}

function copyMonaco(): void {
  const { version } = JSON.parse(readFileSync(join(modules, 'monaco-editor/package.json'), 'utf8'));
  const target = join(root, 'public/vs');
  const stamp = join(target, '.version');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === version) return;
  rmSync(target, { recursive: true, force: true });
  cpSync(join(modules, 'monaco-editor/min/vs'), target, { recursive: true });
  writeFileSync(stamp, version);
}

function writeTypings(): void {
  const typings = collectTypings(modules, ownTypings(root));
  writeIfChanged(join(root, 'public/types/typings.json'), JSON.stringify(typings));
}

const guest = await bundleGuest(root);
const frame = await bundleFrame(root);
const preview = await bundlePreview(root);
writeIfChanged(join(sandbox, 'guest.js'), guest);
writeIfChanged(join(sandbox, 'pglite.js'), await pgliteScript(root));
writeIfChanged(join(sandbox, 'frame.html'), frameHtml(frame));
writeIfChanged(join(sandbox, 'preview.html'), frameHtml(preview));
copyBinaries();
copyMonaco();
writeTypings();

const names = ['guest.js', 'frame.html', 'pglite.js', 'preview.html', ...Object.keys(COPIES)];
const files = names.map((name) => [name, sha256(readFileSync(join(sandbox, name)))]);
writeIfChanged(
  join(sandbox, 'manifest.json'),
  `${JSON.stringify({ version: 1, files: Object.fromEntries(files) }, null, 2)}\n`,
);
