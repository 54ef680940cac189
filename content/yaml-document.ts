import { isMap, isPair, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { LessonProblem } from './lesson-problem';

/** The steps to a value inside a YAML file, e.g. `['exercises', 0, 'checks', 1, 'after']`. */
export type YamlPath = readonly PropertyKey[];

/** A YAML file that was parsed and checked by a schema, and can still say on which line something stands. */
export interface YamlDocument<T> {
  readonly file: string;
  /** Absent when there are problems. */
  readonly value?: T;
  readonly problems: readonly LessonProblem[];
  /** The line of a value, or of the nearest thing around it that has one. */
  readonly lineOf: (path: YamlPath) => number | undefined;
}

/** Parses `text` and checks it by `schema`; never throws for what the text holds. */
export function parseYaml<Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
): YamlDocument<z.infer<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineOf = (path: YamlPath) => {
    const offset = offsetOf(document.contents, path);
    return offset === undefined ? undefined : lines.linePos(offset).line;
  };
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      file,
      line: lines.linePos(error.pos[0]).line,
      message: `This is not valid YAML: ${error.message.split('\n')[0]!.replace(/ at line \d+.*$/, '')}`,
    }));
    return { file, problems, lineOf };
  }
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { file, value: parsed.data, problems: [], lineOf };
  const problems = parsed.error.issues.map((issue) => ({
    file,
    line: lineOf(issue.path),
    message: `${pathText(issue.path)}: ${issue.message}`,
  }));
  return { file, problems, lineOf };
}

/** `exercises[0].checks[1].after`; "the file" for the empty path. */
export function pathText(path: YamlPath): string {
  if (path.length === 0) return 'the file';
  return path
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : `${i === 0 ? '' : '.'}${String(step)}`))
    .join('');
}

function offsetOf(root: Node | null, path: YamlPath): number | undefined {
  let node: unknown = root;
  let offset = root?.range?.[0];
  for (const step of path) {
    let next: unknown;
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && String(item.key) === String(step));
      offset = (pair?.key as Node | undefined)?.range?.[0] ?? offset;
      next = pair?.value;
    } else if (isSeq(node) && typeof step === 'number') {
      next = node.items[step];
      offset = (next as Node | undefined)?.range?.[0] ?? offset;
    }
    if (next === undefined || next === null) break;
    node = next;
  }
  return offset;
}
