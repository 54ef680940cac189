import { parse } from 'yaml';
import { z } from 'zod';
import { StagecraftError } from '../../core/errors';
import type { WorkspaceFiles } from '../../core/files';

const mutantSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  file: z.string(),
  find: z.string().min(1),
  replace: z.string(),
  says: z.string().min(1),
});

/** A small fault planted in the reference: `find` stands exactly once in `file` and becomes `replace`. */
export type Mutant = z.infer<typeof mutantSchema> & {
  /** What it does wrong, for whoever let it survive; says nothing of the code. */
  readonly says: string;
};

/** A file of mutants that cannot be used. Ours, never the learner's mistake. */
export class MutantError extends StagecraftError<'mutants'> {
  constructor(reason: string) {
    super('mutants', `The mutants of this lesson cannot be used: ${reason}.`);
  }
}

/**
 * Reads a `mutants.yaml`: a list of `{ id, file, find, replace, says }`.
 * @throws MutantError for text that is no such list, or an id that is there twice.
 */
export function parseMutants(text: string): Mutant[] {
  const parsed = z.array(mutantSchema).min(1).safeParse(parse(text));
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new MutantError(`${issue.path.join('.')}: ${issue.message}`);
  }
  const ids = new Set<string>();
  for (const { id } of parsed.data) {
    if (ids.has(id)) throw new MutantError(`the id ${id} is there twice`);
    ids.add(id);
  }
  return parsed.data;
}

/**
 * The files with one mutant planted.
 * @throws MutantError when its text does not stand exactly once in its file.
 */
export function plant(files: WorkspaceFiles, mutant: Mutant): WorkspaceFiles {
  const content = files[mutant.file];
  if (typeof content !== 'string')
    throw new MutantError(`${mutant.id} names ${mutant.file}, which is no text file`);
  const times = content.split(mutant.find).length - 1;
  if (times !== 1) throw new MutantError(`the text of ${mutant.id} stands ${times} times in ${mutant.file}`);
  return { ...files, [mutant.file]: content.replace(mutant.find, () => mutant.replace) };
}
