import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { LessonError } from './lesson-problem';
import { parseYaml } from './yaml-document';

const termSchema = z.strictObject({
  term: z.string().describe('As it is written in a sentence: lower case, singular.'),
  also: z.array(z.string()).default([]).describe('Other names of the same thing.'),
  means: z
    .string()
    .min(1)
    .describe('One to three sentences of Markdown; says what it is before what it is for.'),
});

const glossarySchema = z.record(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), termSchema);

/** A term of the field, explained once; lesson text links it by `<Term id="…">`. */
export type GlossaryTerm = z.infer<typeof termSchema>;

let cached: { text: string; terms: Readonly<Record<string, GlossaryTerm>> } | undefined;

/**
 * The glossary by term id, from `content/glossary.yaml`. For Node only.
 * @throws LessonError with every line that is wrong.
 */
export function loadGlossary(
  file = join(process.cwd(), 'content', 'glossary.yaml'),
): Readonly<Record<string, GlossaryTerm>> {
  const text = readFileSync(/*turbopackIgnore: true*/ file, 'utf8');
  if (cached?.text === text) return cached.terms;
  const { value, problems } = parseYaml('content/glossary.yaml', text, glossarySchema);
  if (!value) throw new LessonError('content/glossary.yaml', problems);
  cached = { text, terms: value };
  return value;
}
