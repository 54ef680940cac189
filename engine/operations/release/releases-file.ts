import { parse } from 'yaml';
import { z } from 'zod';
import { StagecraftError } from '../../core/errors';
import type { WorkspaceFiles } from '../../core/files';
import type { Rng } from '../../core/rng';

/** What is wrong with a bad release. */
export const BAD_RELEASES = {
  down: 'it never comes up',
  fails: 'it fails for many',
  rare: 'it fails for few',
  slow: 'it is slow for many',
  wrong: 'it answers wrongly',
} as const;

/** What is special about a good release. */
export const GOOD_RELEASES = {
  same: 'the same answers by other code',
  retrained: 'a model that was trained again',
  late: 'it takes long to start',
} as const;

export type BadRelease = keyof typeof BAD_RELEASES;
export type GoodRelease = keyof typeof GOOD_RELEASES;

const editSchema = z.union([
  z
    .strictObject({ file: z.string(), from: z.string(), to: z.string() })
    .describe('A text that is replaced where it stands first.'),
  z.strictObject({ file: z.string(), text: z.string() }).describe('A file that is written anew.'),
]);

const variants = z
  .array(
    z.strictObject({
      says: z.string().describe('What the release is announced as.'),
      edits: z.array(editSchema).min(1),
    }),
  )
  .min(1)
  .describe('The first is the one of replays; checks draw among the others, where there are some.');

const kindsOf = <Kind extends string>(kinds: Readonly<Record<Kind, string>>) =>
  z.partialRecord(z.enum(Object.keys(kinds) as [Kind, ...Kind[]]), variants);

const fileSchema = z.strictObject({ bad: kindsOf(BAD_RELEASES), good: kindsOf(GOOD_RELEASES) });

/** A release: the code of a service, changed. */
export interface Release extends Readonly<z.output<typeof variants>[number]> {
  readonly kind: BadRelease | GoodRelease;
  readonly isBad: boolean;
}

/** The file of releases does not fit, or not to the service that it changes. */
export class ReleasesFileError extends StagecraftError<'releases-file'> {
  constructor(path: string, reason: string) {
    super('releases-file', `${path}: ${reason}.`, { path });
  }
}

/**
 * One release of each kind that a file has.
 * @param which `first`: those of replays; `hidden`: drawn among the others.
 * @throws ReleasesFileError
 */
export function drawReleases(path: string, text: string, which: 'first' | 'hidden', rng: Rng): Release[] {
  const parsed = fileSchema.safeParse(parse(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ReleasesFileError(path, `${issue?.path.join('.')}: ${issue?.message}`);
  }
  return (['bad', 'good'] as const).flatMap((group) =>
    Object.entries(parsed.data[group]).map(([kind, all]) => ({
      ...(which === 'first' || all.length === 1 ? all[0]! : rng.fork(kind).pick(all.slice(1))),
      kind: kind as BadRelease | GoodRelease,
      isBad: group === 'bad',
    })),
  );
}

/** The files of a release. @throws ReleasesFileError where the service is not the one that it changes */
export function releasedFiles(files: WorkspaceFiles, { edits, says }: Release): WorkspaceFiles {
  const changed: Record<string, WorkspaceFiles[string]> = { ...files };
  for (const edit of edits) {
    if ('text' in edit) {
      changed[edit.file] = edit.text;
      continue;
    }
    const before = String(changed[edit.file] ?? '');
    if (!before.includes(edit.from))
      throw new ReleasesFileError(edit.file, `“${says}” does not find what it changes: ${edit.from}`);
    changed[edit.file] = before.replace(edit.from, () => edit.to);
  }
  return changed;
}
