import { z } from 'zod';
import type { RunResult } from '../../core/code-runner';
import { messageOf } from '../../core/errors';
import { hashFiles, type WorkspaceFiles } from '../../core/files';
import { programOfScript } from '../../core/npm-script';
import { runMeasured } from '../../grading/run';
import { readRegistry } from '../../workbench/desk-lesson';
import {
  type Installation,
  installFromLock,
  installFromManifest,
  LOCK_FILE,
  MODULES_FOLDER,
} from '../../workbench/lock-file';
import type { PackageRegistry } from '../../workbench/package-registry';
import { ScenarioOptionsError } from '../errors';
import { scenarioOptionsBy } from '../options';
import type { EventOutcome, ReplayEvent, ReplayRun, Scenario, ScenarioContext } from '../types';
import { WEEKS_LATER_MEASURES } from '../weeks-later-measures';

const optionsSchema = z.strictObject({
  registry: z.string().describe('The registry of the lesson, e.g. registry.yaml.'),
  script: z.string().describe('The npm script that is run each time, e.g. report.'),
  from: z.number().int().describe('The first day of the lab on which it is run.'),
  every: z.number().int().positive().describe('Days between two runs.'),
  times: z.number().int().positive(),
});

const MINUTES_A_DAY = 24 * 60;

/**
 * The same project is installed anew on one machine after another, weeks apart, and run: by `npm ci` where it has a lock
 * file, else by `npm install`, which takes the newest that the ranges allow on that day. What it prints is compared with
 * what the reference prints.
 */
export const weeksLater: Scenario<z.output<typeof optionsSchema>> = {
  id: 'weeks-later',
  measures: WEEKS_LATER_MEASURES,
  parseOptions: scenarioOptionsBy('weeks-later', optionsSchema),
  run: async (context, { registry: path, script, from, every, times }): Promise<ReplayRun> => {
    const text = context.support[path];
    if (text === undefined)
      throw new ScenarioOptionsError('weeks-later', `registry: the lesson has no ${path}`);
    const registry = readRegistry(text);
    const runs = new Map<string, Promise<RunResult>>();
    const runIds: string[] = [];
    /** Runs the script in an environment; the same environment is run once. */
    const outcomeOf = (files: WorkspaceFiles, { modules, versions }: Installation): Promise<RunResult> => {
      const key = hashFiles({ ...modules, 'whose.txt': files === context.solution ? 'reference' : 'lane' });
      const known = runs.get(key);
      if (known) return known;
      const own = Object.entries(files).filter(([file]) => !file.startsWith(MODULES_FOLDER));
      const run = runMeasured({ ...context, start: context.solution }, programOfScript(files, script), {
        files: { ...Object.fromEntries(own), ...modules },
      }).then((result) => {
        runIds.push(result.runId);
        return result;
      });
      runs.set(key, run);
      context.progress(Math.min(0.9, runs.size * 0.15), `Running it with ${versionText(versions)}`);
      return run;
    };
    const expected = await outcomeOf(context.solution, installFromLock(registry, context.solution));
    const events: ReplayEvent[] = [];
    const environments = new Set<string>();
    for (let time = 0; time < times; time++) {
      const day = from + time * every;
      const event = await machine(
        context,
        registry,
        day,
        (environment) => {
          environments.add(versionText(environment.versions));
          return outcomeOf(context.files, environment);
        },
        expected.stdout,
      );
      events.push({ ...event, at: (day - from) * MINUTES_A_DAY });
    }
    const count = (outcome: EventOutcome) => events.filter((event) => event.outcome === outcome).length;
    return {
      scenario: 'weeks-later',
      seed: context.seed,
      contentHash: hashFiles(withoutModules(context.files)),
      runIds,
      events,
      measures: {
        right: count('right'),
        'silently-wrong': count('silently-wrong'),
        crashed: count('crashed') + count('refused'),
        environments: environments.size,
      },
      notes: {},
    };
  },
};

/** One machine that is set up on a day. */
async function machine(
  { files }: ScenarioContext,
  registry: PackageRegistry,
  day: number,
  run: (environment: Installation) => Promise<RunResult>,
  expected: string,
): Promise<Omit<ReplayEvent, 'at'>> {
  const label = `A machine set up on day ${day}`;
  const how = typeof files[LOCK_FILE] === 'string' ? 'npm ci' : 'npm install';
  let environment: Installation;
  try {
    environment =
      how === 'npm ci' ? installFromLock(registry, files) : installFromManifest(registry, files, day);
  } catch (error) {
    return { label, outcome: 'refused', input: { day, command: how }, detail: messageOf(error) };
  }
  const result = await run(environment);
  const base = { label, input: { day, command: how, ...environment.versions }, expected: lastLine(expected) };
  if (result.outcome !== 'completed') {
    const detail = result.error
      ? `${result.error.name}: ${result.error.message}`
      : `It ended as ${result.outcome}.`;
    return { ...base, outcome: 'crashed', detail, location: result.error?.frames[0] };
  }
  const right = result.stdout === expected;
  return {
    ...base,
    outcome: right ? 'right' : 'silently-wrong',
    trouble: right ? undefined : 'another report',
    seen: lastLine(result.stdout),
  };
}

const lastLine = (text: string) => text.trim().split('\n').at(-1) ?? '';
const versionText = (versions: Readonly<Record<string, string>>) =>
  Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ');
const withoutModules = (files: WorkspaceFiles): WorkspaceFiles =>
  Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith(MODULES_FOLDER)));
