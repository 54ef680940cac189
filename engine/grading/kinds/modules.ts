import { z } from 'zod';
import type { WorkspaceFiles } from '../../core/files';
import { optionsBy } from '../options';
import { runMeasured } from '../run';
import type { EvidenceRow, Measurement, MeasurementContext, MeasurementKind } from '../types';

const schema = z.strictObject({
  modules: z
    .array(z.strictObject({ path: z.string(), exports: z.array(z.string()).default([]) }))
    .min(1)
    .describe('Modules that must be importable on their own, and the names that each must export.'),
});

interface Finding {
  readonly path: string;
  readonly fault: 'missing' | 'does-not-load' | 'side-effect' | 'missing-export' | null;
  readonly detail?: string;
  readonly runId?: string;
}

/**
 * Imports each module alone, in a process of its own that has the code of the workspace but no data file and no model
 * file. A module that only defines things loads there, prints nothing and writes nothing.
 */
export const modules: MeasurementKind<z.output<typeof schema>> = {
  kind: 'modules',
  parseOptions: optionsBy('modules', schema),
  facts: {
    modules: 'modules asked for',
    good: 'modules that load alone, without a side effect, with their exports',
    missing: 'modules that are not there',
    broken: 'modules that do not load alone',
    sideEffects: 'modules that print or write when they are imported',
    missingExports: 'modules that lack an export',
    firstFault: 'what is wrong with the first module that is not good',
  },
  async measure(context, options): Promise<Measurement> {
    const findings: Finding[] = [];
    for (const [i, { path, exports }] of options.modules.entries()) {
      context.progress(i / options.modules.length, `Importing ${path}`);
      findings.push(await examine(context, path, exports));
    }
    const count = (fault: Finding['fault']) => findings.filter((one) => one.fault === fault).length;
    const first = findings.find(({ fault }) => fault !== null);
    return {
      facts: {
        modules: findings.length,
        good: count(null),
        missing: count('missing'),
        broken: count('does-not-load'),
        sideEffects: count('side-effect'),
        missingExports: count('missing-export'),
        firstFault: first ? `${first.path} ${first.detail}` : null,
      },
      failingCase: first && { label: `importing ${first.path} alone`, input: first.path, seen: first.detail },
      evidence: findings.map(
        ({ path, fault, detail }): EvidenceRow => ({
          label: path,
          outcome: fault === null ? 'good' : 'bad',
          detail: detail ?? 'loads alone',
        }),
      ),
      runIds: findings.flatMap(({ runId }) => runId ?? []),
    };
  },
};

async function examine(
  context: MeasurementContext,
  path: string,
  wanted: readonly string[],
): Promise<Finding> {
  if (!(path in context.files)) return { path, fault: 'missing', detail: 'is not there' };
  const source = `import * as found from '../${path}';\nexport default () => Object.keys(found).filter((name) => found[name] !== undefined);\n`;
  const result = await runMeasured(
    context,
    { kind: 'probe', path: 'probes/import-alone.ts', source, input: null },
    { files: codeOnly(context.files) },
  );
  const { runId } = result;
  if (result.outcome !== 'completed') {
    const why = result.error
      ? `${result.error.name}: ${result.error.message}`
      : `it ended with ${result.outcome}`;
    return {
      path,
      fault: 'does-not-load',
      detail: `does not load without the data and the model file (${why})`,
      runId,
    };
  }
  const printed = (result.stdout + result.stderr).trim();
  if (printed !== '')
    return {
      path,
      fault: 'side-effect',
      detail: `prints when it is imported: “${printed.slice(0, 80)}”`,
      runId,
    };
  const written = Object.keys(result.writes);
  if (written.length > 0)
    return { path, fault: 'side-effect', detail: `writes ${written.join(', ')} when it is imported`, runId };
  const lacking = wanted.filter((name) => !(result.value as readonly string[]).includes(name));
  if (lacking.length > 0)
    return { path, fault: 'missing-export', detail: `does not export ${lacking.join(', ')}`, runId };
  return { path, fault: null, runId };
}

const codeOnly = (files: WorkspaceFiles): WorkspaceFiles =>
  Object.fromEntries(
    Object.entries(files).filter(
      ([path]) => path.endsWith('.ts') || /(^|\/)(package|tsconfig)\.json$/.test(path),
    ),
  );
