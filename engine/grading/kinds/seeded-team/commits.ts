import { parse } from 'yaml';
import { z } from 'zod';
import { StagecraftError } from '../../../core/errors';
import type { Rng } from '../../../core/rng';
import { BAD_KINDS, type BadKind, GOOD_KINDS, type GoodKind } from './kinds';

const file = z.string().describe('A file of the repository.');

/** A change of files that a commit makes. */
export const editSchema = z.union([
  z
    .strictObject({ file, from: z.string(), to: z.string() })
    .describe('A text that is replaced where it stands first.'),
  z.strictObject({ file, text: z.string() }).describe('A file that is written anew.'),
  z.strictObject({ file, rows: z.string() }).describe('Rows at the end of a table, from a support file.'),
  z
    .strictObject({ file, column: z.string(), rename: z.string() })
    .describe('A column of a table with another name.'),
  z
    .strictObject({ file, column: z.string(), last: z.number().int(), times: z.number() })
    .describe('Numbers of a column in the last rows of a table, multiplied.'),
  z
    .strictObject({
      file,
      column: z.string(),
      last: z.number().int(),
      values: z.record(z.string(), z.string()),
    })
    .describe('Cells of a column in the last rows of a table, by what they were.'),
]);

const commitSchema = z.strictObject({
  by: z.string().describe('The name of who commits.'),
  says: z.string().describe('The subject of the commit.'),
  edits: z.array(editSchema).min(1),
});

const variants = z
  .array(commitSchema)
  .min(2)
  .describe('The first is the one of the replay; checks draw among the others.');
const kindsOf = <Kind extends string>(kinds: Readonly<Record<Kind, string>>) =>
  z.record(z.enum(Object.keys(kinds) as [Kind, ...Kind[]]), variants);

const teamSchema = z.strictObject({ bad: kindsOf(BAD_KINDS), good: kindsOf(GOOD_KINDS) });

/** One change of files that a commit makes. */
export type Edit = z.output<typeof editSchema>;

/** A commit of the team. */
export interface TeamCommit extends z.output<typeof commitSchema> {
  readonly kind: BadKind | GoodKind;
  readonly isBad: boolean;
}

/** The file with the commits of a team does not fit. */
export class TeamFileError extends StagecraftError<'team-file'> {
  constructor(path: string, reason: string) {
    super('team-file', `${path} holds no commits of a team: ${reason}.`, { path });
  }
}

/**
 * The fifteen commits of a team, in the order in which they come: one of each kind.
 * @param which `first`: those of the replay; `hidden`: drawn among the others.
 * @throws TeamFileError
 */
export function drawTeam(path: string, text: string, which: 'first' | 'hidden', rng: Rng): TeamCommit[] {
  const parsed = teamSchema.safeParse(parse(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new TeamFileError(path, `${issue?.path.join('.')}: ${issue?.message}`);
  }
  const { bad, good } = parsed.data;
  const one = (kind: BadKind | GoodKind, all: z.output<typeof variants>, isBad: boolean): TeamCommit => ({
    ...(which === 'first' ? all[0]! : rng.fork(kind).pick(all.slice(1))),
    kind,
    isBad,
  });
  const drawn = [
    ...Object.entries(bad).map(([kind, all]) => one(kind as BadKind, all, true)),
    ...Object.entries(good).map(([kind, all]) => one(kind as GoodKind, all, false)),
  ];
  return inOrder(rng.fork('order').shuffle(drawn));
}

/**
 * The feature comes first, then the change that makes a group worse: a bar that was set before the feature is then out of
 * date. So a few commits from the front already tell something.
 */
function inOrder(commits: readonly TeamCommit[]): TeamCommit[] {
  const place = ({ kind }: TeamCommit) => ['feature', 'slice'].indexOf(kind) >>> 0;
  return [...commits].sort((a, b) => place(a) - place(b));
}
