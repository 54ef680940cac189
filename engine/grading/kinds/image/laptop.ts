import type { WorkspaceFiles } from '../../../core/files';
import type { Builder } from './builder';
import type { ImageOptions } from './options';

/**
 * Lays what lies about on the machine of somebody who works on the project, and is another thing on each: installed packages, the
 * journal of git, the file with the secret.
 */
export function layLaptop(
  builder: Builder,
  { folder, secret }: ServicePlace,
  start: WorkspaceFiles,
  name: string,
): void {
  const { shop } = builder;
  shop.write(
    builder.at('node_modules/.package-lock.json'),
    `{ "installed": "on ${name}, for its own system" }\n`,
  );
  shop.write(builder.at('node_modules/d3-dsv/prebuilt.node'), `binary for ${name}\n`);
  // Only the root of a repository has one.
  if (folder === '') shop.write('.git/FETCH_HEAD', `fetched by ${name}\n`);
  const kept = start[builder.at(secret)];
  if (kept !== undefined && !shop.exists(builder.at(secret))) shop.write(builder.at(secret), String(kept));
}

/** Where a service and its secret lie. */
type ServicePlace = Pick<ImageOptions, 'folder' | 'secret'>;

/** The values of the file with the secret, as they stand in each of these versions of the work. */
export function secretsIn(
  versions: readonly WorkspaceFiles[],
  { folder, secret }: ServicePlace,
): readonly string[] {
  const path = folder === '' ? secret : `${folder}/${secret}`;
  const values = versions.flatMap((files) =>
    String(files[path] ?? '')
      .split('\n')
      .flatMap((line) => /^\s*\w+\s*=\s*(.{6,})$/.exec(line)?.[1] ?? []),
  );
  return [...new Set(values)];
}
