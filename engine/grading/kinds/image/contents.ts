import type { Facts } from '../../../core/facts';
import type { FileContent } from '../../../core/files';
import { sizeOf, weightOf } from '../../../delivery/image/weight';
import { containerFiles } from '../../../delivery/run/container-files';
import type { Builder, Built } from './builder';

/** What `contentFacts` finds. Megabytes are those of the layers, as an image is stored and sent. */
export const CONTENT_FACTS = {
  megabytes: 'the size of the image in MB',
  baseMegabytes: 'MB of it that are the base image',
  devMegabytes: 'MB of it that are npm packages of devDependencies',
  toolMegabytes: 'MB of it that are packages of the system and of pip',
  cacheMegabytes: 'MB of it that are caches and lists of installers',
  hiddenMegabytes: 'MB of it that a later layer removes or covers',
  unpinned: 'the first thing in it whose version nobody has fixed',
} as const;

const rounded = (bytes: number) => Math.round(bytes / 100_000) / 10;

/** What an image is made of. */
export function contentFacts({ store }: Builder, { image }: Built, devPackages: ReadonlySet<string>): Facts {
  const sums = { base: 0, dev: 0, tool: 0, cache: 0 };
  let bytes = 0;
  let unpinned: string | null = null;
  for (const digest of image.layers)
    for (const entry of store.layer(digest)!.entries) {
      if (entry.kind !== 'file') continue;
      bytes += entry.bytes;
      const what = weightOf(store.contentOf(entry.hash))?.what;
      if (what === undefined) continue;
      const kind = kindOf(what, devPackages);
      if (kind !== null) sums[kind] += entry.bytes;
      if (kind !== 'cache' && /newest of|as of/.test(what)) unpinned ??= what.replace(/ \(table.*/, '');
    }
  const fs = containerFiles(store, image);
  let seen = 0;
  for (const path of fs.filesBelow('/')) {
    const node = fs.at(path)!;
    if (node.kind === 'file') seen += sizeOf(node.content);
  }
  return {
    megabytes: rounded(bytes),
    baseMegabytes: rounded(sums.base),
    devMegabytes: rounded(sums.dev),
    toolMegabytes: rounded(sums.tool),
    cacheMegabytes: rounded(sums.cache),
    hiddenMegabytes: rounded(bytes - seen),
    unpinned,
  };
}

function kindOf(what: string, devPackages: ReadonlySet<string>): 'base' | 'dev' | 'tool' | 'cache' | null {
  if (what.startsWith('the files of ')) return 'base';
  if (/'s cache of|^the lists of|^the index of/.test(what)) return 'cache';
  const [, npmPackage] = /^npm package ([^\s,]+)/.exec(what) ?? [];
  if (npmPackage !== undefined) return devPackages.has(npmPackage) ? 'dev' : null;
  return /^(?:pip )?package /.test(what) ? 'tool' : null;
}

/** The packages that a lock file has for development alone. */
export function devPackagesIn(lock: string | null): ReadonlySet<string> {
  const { packages = {} } = JSON.parse(lock ?? '{}') as {
    packages?: Readonly<Record<string, { readonly dev?: boolean }>>;
  };
  return new Set(
    Object.entries(packages).flatMap(([path, { dev }]) =>
      dev ? [path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)] : [],
    ),
  );
}

/** Whether some file of a container of the image has this content. */
export function hasContent({ store }: Builder, { image }: Built, content: FileContent): boolean {
  const fs = containerFiles(store, image);
  return fs.filesBelow('/').some((path) => {
    const node = fs.at(path)!;
    return node.kind === 'file' && node.content === content;
  });
}

/** Whether an npm package of a version is in a container of the image. */
export function hasPackage({ store }: Builder, { image }: Built, name: string, version: string): boolean {
  const fs = containerFiles(store, image);
  const wanted = `npm package ${name} ${version}`;
  return fs.filesBelow('/').some((path) => {
    const node = fs.at(path)!;
    return node.kind === 'file' && weightOf(node.content)?.what === wanted;
  });
}
