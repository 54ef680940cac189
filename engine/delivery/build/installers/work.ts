import type { ProgramIo } from '../../../core/lab-program';
import type { PackageSize } from '../../catalog/packages';
import type { Sizes } from '../../catalog/sizes';
import { weightText } from '../../image/weight';

/** What installers of one RUN did, for the model of time. */
export interface InstallWork {
  downloaded: number;
  packages: number;
  /** Sizes of the project, in place of those of the tables. */
  readonly sizes: Sizes;
}

const MB = 1_000_000;

/** Lays files that stand for a package, of which the table knows the size alone. */
export function layPackage(
  io: ProgramIo,
  folder: string,
  name: string,
  size: PackageSize,
  what: string,
): void {
  const path = `${folder}/${name.replace(/[^\w.@-]/g, '-')}`;
  io.fs.makeFolder(folder);
  io.fs.write(path, weightText({ bytes: size.megabytes * MB, basis: size.basis, what }));
}

/** Names and all that they need, each once, what is needed first. */
export function withNeeds(
  names: readonly string[],
  needsOf: (name: string) => readonly string[],
): readonly string[] {
  const all = new Set<string>();
  const visit = (name: string) => {
    if (all.has(name)) return;
    for (const other of needsOf(name)) visit(other);
    all.add(name);
  };
  for (const name of names) visit(name);
  return [...all];
}
