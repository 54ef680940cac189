import { z } from 'zod';
import { MonitoringError } from '../errors';
import { firstIssue } from '../first-issue';
import { COLUMN_KINDS } from './column-kinds';
import type { ExpectationConfig, ExpectationKind } from './expectation';
import { TABLE_KINDS } from './table-kinds';
import { VALUE_KINDS } from './value-kinds';

/** Every kind of expectation, by its name. */
export const EXPECTATIONS: ReadonlyMap<string, ExpectationKind> = new Map(
  [...TABLE_KINDS, ...VALUE_KINDS, ...COLUMN_KINDS].map((kind) => [kind.type, kind]),
);

/** A suite of expectations, as a JSON file holds it. */
export interface ExpectationSuite {
  readonly name: string;
  readonly expectations: readonly ExpectationConfig[];
}

const record = z.record(z.string(), z.json());
const suiteFile = z.object({
  name: z.string().optional(),
  expectation_suite_name: z.string().optional(),
  expectations: z.array(
    z.object({
      type: z.string().optional(),
      expectation_type: z.string().optional(),
      kwargs: record.default({}),
      meta: record.nullish(),
    }),
  ),
});

/**
 * Reads a suite from the text of its file: that of Great Expectations 1 (`name`, `type`), or of an older version
 * (`expectation_suite_name`, `expectation_type`).
 * @param path for messages
 * @throws MonitoringError that names the place of the first thing that is wrong
 */
export function parseSuite(text: string, path: string): ExpectationSuite {
  const parsed = suiteFile.safeParse(jsonOf(text, path));
  if (!parsed.success) throw invalid(path, firstIssue(parsed.error));
  const { data } = parsed;
  const expectations = data.expectations.map((found, at): ExpectationConfig => {
    const type = found.type ?? found.expectation_type;
    if (type === undefined) throw invalid(path, `expectations.${at} has no type`);
    const kind = EXPECTATIONS.get(type);
    if (!kind)
      throw invalid(
        path,
        `expectations.${at}: there is no ${type}; there are ${[...EXPECTATIONS.keys()].join(', ')}`,
      );
    const checked = kind.kwargs.safeParse(found.kwargs);
    if (!checked.success) {
      const issue = checked.error.issues[0]!;
      throw invalid(path, `expectations.${at} (${type}): kwargs ${issue.path.join('.')}: ${issue.message}`);
    }
    return { type, kwargs: found.kwargs, ...(found.meta && { meta: found.meta }) };
  });
  return { name: data.name ?? data.expectation_suite_name ?? 'default', expectations };
}

/** The file of a suite, as Great Expectations 1 writes it. */
export function writeSuite({ name, expectations }: ExpectationSuite): string {
  const file = {
    expectations: expectations.map(({ kwargs, meta, type }) => ({ kwargs, meta: meta ?? {}, type })),
    meta: { great_expectations_version: '1.4.0' },
    name,
    notes: null,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function jsonOf(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalid(path, `it is no JSON: ${(cause as Error).message}`);
  }
}

const invalid = (path: string, what: string): MonitoringError =>
  new MonitoringError('suite-invalid', `The suite in ${path} cannot be used: ${what}.`, { path });
