import { parse } from 'yaml';
import { z } from 'zod';
import { StagecraftError } from '../../../core/errors';
import type { Rng } from '../../../core/rng';
import { editSchema } from '../seeded-team/commits';
import { BAD_CHANGES, type BadChange, GOOD_CHANGES, type GoodChange } from './kinds';

const changeSchema = z.strictObject({
  by: z.string().describe('The name of who proposes it.'),
  says: z.string().describe('The title of the pull request.'),
  edits: z.array(editSchema).min(1),
});

const variants = z
  .array(changeSchema)
  .min(2)
  .describe('The first is the one of the replay; checks draw among the others.');
const kindsOf = <Kind extends string>(kinds: Readonly<Record<Kind, string>>) =>
  z.record(z.enum(Object.keys(kinds) as [Kind, ...Kind[]]), variants);

const version = z.string().regex(/^\d+\.\d+\.\d+$/);
const fileSchema = z.strictObject({
  bad: kindsOf(BAD_CHANGES),
  good: kindsOf(GOOD_CHANGES),
  promise: z
    .array(z.strictObject({ column: z.string(), to: z.string(), says: z.string() }))
    .min(1)
    .describe('Columns that get another name in the export and in every contract at once.'),
  runtime: z.strictObject({ breaking: z.array(version).min(2), harmless: z.array(version).min(2) }),
});

/** A change that another team proposes. */
export interface TeamChange extends z.output<typeof changeSchema> {
  readonly kind: BadChange | GoodChange;
  readonly isBad: boolean;
}

/** A promise that is changed together with what it is about. */
export type PromiseChange = z.output<typeof fileSchema>['promise'][number];

/** All that other teams do. */
export interface TeamChanges {
  readonly data: readonly TeamChange[];
  readonly promise: PromiseChange;
  readonly runtime: { readonly breaking: string; readonly harmless: string };
}

/** The file with the changes of other teams does not fit. */
export class ChangesFileError extends StagecraftError<'changes-file'> {
  constructor(path: string, reason: string) {
    super('changes-file', `${path} holds no changes of other teams: ${reason}.`, { path });
  }
}

/**
 * What other teams do: of the data one change of each kind, in an order of the seed.
 * @param which `first`: those of the replay; `hidden`: drawn among the others.
 * @throws ChangesFileError
 */
export function drawChanges(path: string, text: string, which: 'first' | 'hidden', rng: Rng): TeamChanges {
  const parsed = fileSchema.safeParse(parse(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ChangesFileError(path, `${issue?.path.join('.')}: ${issue?.message}`);
  }
  const { bad, good, promise, runtime } = parsed.data;
  const one = <Item>(name: string, all: readonly Item[]): Item =>
    which === 'first' ? all[0]! : rng.fork(name).pick(all.slice(1));
  const drawn: TeamChange[] = [
    ...Object.entries(bad).map(([kind, all]) => ({
      ...one(kind, all),
      kind: kind as BadChange,
      isBad: true,
    })),
    ...Object.entries(good).map(([kind, all]) => ({
      ...one(kind, all),
      kind: kind as GoodChange,
      isBad: false,
    })),
  ];
  return {
    data: rng.fork('order').shuffle(drawn),
    promise: promise.length === 1 ? promise[0]! : one('promise', promise),
    runtime: { breaking: one('breaking', runtime.breaking), harmless: one('harmless', runtime.harmless) },
  };
}
