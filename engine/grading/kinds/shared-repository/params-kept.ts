import { z } from 'zod';
import type { WorkspaceFiles } from '../../../core/files';
import type { JsonValue } from '../../../core/json';
import { branchTip, type ServerRepository } from '../../../versioning/forge/server/server-repository';
import type { PullRecord } from '../../../versioning/forge/store/pull-schema';
import { mergeBases } from '../../../versioning/git/history/merge-base';
import { filesAt } from './project';

const valuesSchema = z.record(z.string(), z.json());
type Values = Readonly<Record<string, JsonValue>>;

/** The top level of a JSON file; null: it is not there, or is no JSON object (conflict markers, a comma too few). */
export function valuesIn(files: WorkspaceFiles, path: string): Values | null {
  try {
    return valuesSchema.safeParse(JSON.parse(String(files[path] ?? ''))).data ?? null;
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return null;
    throw thrown;
  }
}

const same = (a: JsonValue | undefined, b: JsonValue | undefined) => JSON.stringify(a) === JSON.stringify(b);

/** The values of a JSON file that a pull request has set, by their keys. */
export function valuesSetBy(server: ServerRepository, pull: PullRecord, path: string): Values {
  const { objects } = server.git;
  const into = pull.mergedOnto ?? branchTip(server, pull.base) ?? pull.headCommit;
  const base = mergeBases(objects, pull.headCommit, [into])[0];
  const before = base === undefined ? {} : (valuesIn(filesAt(server, objects.commit(base)), path) ?? {});
  const after = valuesIn(filesAt(server, objects.commit(pull.headCommit)), path) ?? {};
  return Object.fromEntries(Object.entries(after).filter(([key, value]) => !same(before[key], value)));
}

/** What is not as somebody has set it: `threshold is 0.5, not 0.35`; null: everything is. */
export function lostValues(now: Values, wanted: Values): string | null {
  const lost = Object.entries(wanted).filter(([key, value]) => !same(now[key], value));
  const said = lost.map(([key, value]) => {
    const is = now[key] === undefined ? 'is not there' : `is ${JSON.stringify(now[key])}`;
    return `${key} ${is}, not ${JSON.stringify(value)}`;
  });
  return said.length === 0 ? null : said.join('; ');
}
