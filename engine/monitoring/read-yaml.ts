import { parse, YAMLParseError } from 'yaml';
import type { z } from 'zod';
import { firstIssue } from './first-issue';

/**
 * A file of YAML as its schema has it.
 * @param empty what stands for a file that holds nothing
 * @throws what `invalid` makes of the words for the first thing that is wrong
 */
export function readYaml<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
  invalid: (what: string) => Error,
  empty: unknown = null,
): z.output<Schema> {
  const parsed = schema.safeParse(documentOf(text, invalid) ?? empty);
  if (!parsed.success) throw invalid(firstIssue(parsed.error));
  return parsed.data;
}

function documentOf(text: string, invalid: (what: string) => Error): unknown {
  try {
    return parse(text);
  } catch (thrown) {
    if (!(thrown instanceof YAMLParseError)) throw thrown;
    throw invalid(`it is no YAML: ${thrown.message.split('\n')[0]}`);
  }
}
