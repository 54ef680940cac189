import type { Facts } from '../../../core/facts';
import { sha256Hex } from '../../../core/hash';
import { containerFiles } from '../../../delivery/run/container-files';
import type { Builder, Built } from './builder';
import type { ImageOptions } from './options';

type LeakOptions = Pick<ImageOptions, 'strays' | 'secret'>;

/** What `contextFacts` and `leakFacts` find. */
export const LEAK_FACTS = {
  ignores: 'whether there is a .dockerignore',
  contextStrays: 'files of the build context that have no business in it',
  contextStray: 'the first such file',
  imageStrays: 'files of the image that have no business in it',
  imageStray: 'the first such file',
  secretLayers: 'layers of the image that hold the secret',
  secretHidden: 'whether the secret lies in a layer though a container does not show it',
  secretSaid: 'whether the secret stands in what the image says of itself: variables, labels, history',
} as const;

/** The files of a copy that have no business in an image, absolute. */
function straysOf(builder: Builder, { strays, secret }: LeakOptions): readonly string[] {
  const { root } = builder;
  const { fs } = builder.shop.store;
  return [...strays, secret].flatMap((path) => {
    const full = `${root}/${path}`;
    return fs.isFolder(full) ? fs.filesBelow(full) : fs.isFile(full) ? [full] : [];
  });
}

/** What a build is sent that it should not be. */
export function contextFacts(builder: Builder, options: LeakOptions): Facts {
  const { root, shop } = builder;
  const strays = new Set(straysOf(builder, options).map((path) => path.slice(root.length + 1)));
  const sent = builder.contextPaths.filter((path) => strays.has(path));
  return {
    ignores: ['.dockerignore', 'Dockerfile.dockerignore'].some((name) => shop.exists(builder.at(name))),
    contextStrays: sent.length,
    contextStray: sent.find((path) => path === options.secret) ?? sent[0] ?? null,
  };
}

/** What of it came into the image. `secrets` are texts that nobody may read. */
export function leakFacts(
  builder: Builder,
  { image }: Built,
  options: LeakOptions,
  secrets: readonly string[],
): Facts {
  const { store, shop, root } = builder;
  const strays = new Map(
    straysOf(builder, options).map((path) => [
      sha256Hex(shop.store.fs.read(path)),
      path.slice(root.length + 1),
    ]),
  );
  const holds = (text: unknown) =>
    typeof text === 'string' && secrets.some((secret) => text.includes(secret));
  const found: string[] = [];
  let secretLayers = 0;
  for (const digest of image.layers) {
    let isSecret = false;
    for (const entry of store.layer(digest)!.entries) {
      if (entry.kind !== 'file' || entry.bytes === 0) continue;
      const stray = strays.get(entry.hash);
      if (stray !== undefined) found.push(stray);
      isSecret ||= holds(store.contentOf(entry.hash));
    }
    secretLayers += Number(isSecret);
  }
  const files = containerFiles(store, image);
  const isShown = files.filesBelow('/').some((path) => holds(files.read(path)));
  return {
    imageStrays: found.length,
    imageStray: found.find((path) => path === options.secret) ?? found[0] ?? null,
    secretLayers,
    secretHidden: secretLayers > 0 && !isShown,
    secretSaid: holds(JSON.stringify([image.config, image.history.map(({ createdBy }) => createdBy)])),
  };
}
