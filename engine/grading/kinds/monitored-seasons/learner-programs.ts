import { z } from 'zod';
import type { WorkspaceFiles } from '../../../core/files';
import { NpmScriptError, programOfScript } from '../../../core/npm-script';
import { runProbe } from '../../probe-run';
import { runMeasured } from '../../run';
import type { MeasurementContext } from '../../types';
import type { Season } from './season';
import type { Decisions } from './season-world';

const answersSchema = z.object({ answers: z.array(z.string()) });

/** What a program of the learner did instead of what was asked of it. */
export interface ProgramFailure {
  readonly problem: string;
  readonly runId?: string;
}

/**
 * Asks the learner's service for its answers to the rows of some seasons: as the feed tells them, and as they are.
 * @param probe called with `{ files }`; returns `{ answers }`, for each file a text of `y` and `n`
 * @param before what was decided of the rows before `from`, which are not asked about again
 */
export async function decide(
  context: MeasurementContext,
  probe: string,
  files: WorkspaceFiles,
  seasons: readonly Season[],
  before: { readonly decisions: Decisions; readonly from: number } | null = null,
): Promise<readonly Decisions[] | ProgramFailure> {
  const texts: Record<string, string> = {};
  const rows = ({ header }: Season, lines: readonly string[], from: number) =>
    `${[header, ...lines.slice(from)].join('\n')}\n`;
  for (const [at, season] of seasons.entries()) {
    texts[toldFile(at)] = rows(season, season.toldLines, before?.from ?? 0);
    // Until something happens, what the feed tells is what is true.
    if (season.theme === 'feed')
      texts[trueFile(at)] = rows(season, season.trueLines, Math.max(before?.from ?? 0, season.from));
  }
  const names = Object.keys(texts);
  const place = { files: { ...files, ...texts }, seed: 'season' };
  const result = await runProbe(context, probe, { files: names }, place);
  const parsed = answersSchema.safeParse(result.value);
  if (result.outcome !== 'completed' || !parsed.success)
    return {
      problem: result.error
        ? `churn/serve.ts ended with ${result.error.name}: ${result.error.message}`
        : 'churn/serve.ts gave no answers',
      runId: result.runId,
    };
  const of = (name: string) =>
    [...(parsed.data.answers[names.indexOf(name)] ?? '')].map((one) => one === 'y');
  return seasons.map(({ theme, from }, at): Decisions => {
    const told = [...(before?.decisions.told.slice(0, before.from) ?? []), ...of(toldFile(at))];
    if (theme !== 'feed') return { told, truth: told };
    const known = Math.max(before?.from ?? 0, from);
    const earlier = before ? before.decisions.truth.slice(0, before.from) : [];
    return {
      told,
      truth: [...earlier, ...told.slice(earlier.length, known), ...of(trueFile(at))],
    };
  });
}

const toldFile = (at: number): string => `season/${at}-told.csv`;
const trueFile = (at: number): string => `season/${at}-true.csv`;

/** What commands of a runbook changed. */
export interface Carried {
  readonly files: WorkspaceFiles;
  readonly problem: string | null;
}

/** Carries out the commands of a section, one after another; the first that fails ends it. */
export async function carryOut(
  context: MeasurementContext,
  commands: readonly string[],
  before: WorkspaceFiles,
): Promise<Carried> {
  let files = before;
  for (const command of commands) {
    const words = command.split(/\s+/);
    const script = words[0] === 'npm' && words[1] === 'run' ? words[2] : undefined;
    if (script === undefined)
      return {
        files,
        problem: `\`${command}\` is no \`npm run …\`, which is all that may be done to what is live`,
      };
    const rest = words.slice(words[3] === '--' ? 4 : 3);
    try {
      const program = programOfScript(files, script);
      if (program.kind !== 'module') return { files, problem: `\`${command}\` runs tests` };
      const result = await runMeasured(
        context,
        { ...program, argv: [...(program.argv ?? []), ...rest] },
        { files, seed: 'on-call' },
      );
      if (result.outcome !== 'completed') {
        const why = result.stderr.trim().split('\n').at(-1) || result.error?.message || result.outcome;
        return { files, problem: `\`${command}\` failed: ${why}` };
      }
      const changed = Object.entries(result.writes);
      const removed = new Set(changed.filter(([, content]) => content === null).map(([path]) => path));
      files = {
        ...Object.fromEntries(Object.entries(files).filter(([path]) => !removed.has(path))),
        ...Object.fromEntries(changed.filter((entry): entry is [string, string] => entry[1] !== null)),
      };
    } catch (thrown) {
      if (thrown instanceof NpmScriptError) return { files, problem: `\`${command}\`: ${thrown.message}` };
      throw thrown;
    }
  }
  return { files, problem: null };
}
