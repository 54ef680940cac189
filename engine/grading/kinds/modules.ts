import { z } from 'zod';
import type { WorkspaceFiles } from '../../core/files';
import { optionsBy } from '../options';
import { runMeasured } from '../run';
import type { EvidenceRow, Measurement, MeasurementKind } from '../types';

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
}

/**
 * Imports each module by itself, in a process that has the code of the workspace but no data file and no model file. A module that only defines things loads there, prints nothing and writes nothing.
 */
export const modules: MeasurementKind<z.output<typeof schema>> = {
  kind: 'modules',
  trust: 'verified',
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
    context.progress(0.1, 'Importing each module alone');
    const result = await runMeasured(
      context,
      {
        kind: 'probe',
        path: 'probes/import-alone.ts',
        source: probeSource(options.modules.map(({ path }) => path).filter((path) => path in context.files)),
        input: null,
      },
      { files: codeOnly(context.files) },
    );
    const loaded = (result.value ?? {}) as unknown as Readonly<Record<string, Loaded>>;
    const findings = options.modules.map(({ path, exports }): Finding => {
      if (!(path in context.files)) return { path, fault: 'missing', detail: 'is not there' };
      const found = loaded[path] ?? {
        error: result.error?.message ?? `the import ended with ${result.outcome}`,
      };
      return { path, ...faultOf(found, exports) };
    });
    const written = Object.keys(result.writes);
    if (written.length > 0)
      findings.push({ path: 'Importing them', fault: 'side-effect', detail: `writes ${written.join(', ')}` });
    const count = (fault: Finding['fault']) => findings.filter((one) => one.fault === fault).length;
    const first = findings.find(({ fault }) => fault !== null);
    return {
      facts: {
        modules: options.modules.length,
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
      runIds: [result.runId],
    };
  },
};

/** What importing one module gave. */
interface Loaded {
  readonly exports?: readonly string[];
  /** What was printed while it was imported. */
  readonly printed?: string;
  readonly error?: string;
}

/**
 * Imports one module after the other in one process. A module that was already imported by an earlier one has had its
 * effects there, so effects are laid at the door of the first that brings them in.
 */
function probeSource(paths: readonly string[]): string {
  const load = paths
    .map((path) => `  await load(${JSON.stringify(path)}, () => import('../${path}'));`)
    .join('\n');
  return `const found = {};
async function load(path, get) {
  const printed = [];
  const kept = {};
  for (const name of ['log', 'info', 'warn', 'error', 'debug', 'table']) {
    kept[name] = console[name];
    console[name] = (...args) => printed.push(args.map(String).join(' '));
  }
  try {
    const module = await get();
    const exports = Object.keys(module).filter((name) => module[name] !== undefined);
    found[path] = { exports, printed: printed.join(' ') };
  } catch (thrown) {
    found[path] = { error: thrown instanceof Error ? thrown.name + ': ' + thrown.message : String(thrown) };
  } finally {
    Object.assign(console, kept);
  }
}
export default async function probe() {
${load}
  return found;
}
`;
}

function faultOf(found: Loaded, wanted: readonly string[]): Pick<Finding, 'fault' | 'detail'> {
  if (found.error !== undefined)
    return {
      fault: 'does-not-load',
      detail: `does not load without the data and the model file (${found.error})`,
    };
  if (found.printed)
    return { fault: 'side-effect', detail: `prints when it is imported: “${found.printed.slice(0, 80)}”` };
  const lacking = wanted.filter((name) => !found.exports?.includes(name));
  if (lacking.length > 0) return { fault: 'missing-export', detail: `does not export ${lacking.join(', ')}` };
  return { fault: null };
}

const codeOnly = (files: WorkspaceFiles): WorkspaceFiles =>
  Object.fromEntries(
    Object.entries(files).filter(
      ([path]) => path.endsWith('.ts') || /(^|\/)(package|tsconfig)\.json$/.test(path),
    ),
  );
