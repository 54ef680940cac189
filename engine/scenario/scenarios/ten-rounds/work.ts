import type { Script } from '../../../grading/kinds/pipeline/chain';
import type { Workshop } from '../../../grading/kinds/versions/workshop';
import type { TenRounds } from './options';
import { SLIP } from './round';

/** What a way of working did in a round, before it shipped. */
export interface Worked {
  /** What was typed. */
  readonly lines: readonly string[];
  /** The stages that it found stale before shipping; null: it did not ask. */
  readonly caught: readonly string[] | null;
  /** Why a line failed; null: none did. */
  readonly failure: string | null;
}

/** One way of working through the rounds. */
export type WayOfWorking = (shop: Workshop, round: number, options: TenRounds) => Promise<Worked>;

/** By hand: every script in its order, to be safe; in round four one of them is forgotten. */
export const byHand: WayOfWorking = async (shop, round, options) => {
  const scripts = round === SLIP ? withoutForgotten(options) : options.scripts;
  return { ...(await type(shop, scripts.map(lineOf(options)))), caught: null };
};

/**
 * By pipeline: `dvc repro`. In round four the very slip of the other lane is made first, by hand; before anything ships,
 * `dvc status` is asked, and `dvc repro` mends what it names.
 */
export const byPipeline: WayOfWorking = async (shop, round, options) => {
  const enter = (line: string) => `cd ${options.folder} && ${line}`;
  const slip = round === SLIP ? await type(shop, withoutForgotten(options).map(lineOf(options))) : null;
  const { stdout } = await shop.run(`(${enter('dvc status --json')})`);
  const caught = round === SLIP ? staleStages(stdout) : null;
  const mended = await type(shop, [`(${enter('dvc repro -P')})`]);
  return {
    lines: [...(slip?.lines ?? []), ...(round === SLIP ? [enter('dvc status')] : []), enter('dvc repro')],
    caught,
    failure: mended.failure,
  };
};

const lineOf =
  ({ folder }: TenRounds) =>
  ({ script }: Script) =>
    `(cd ${folder} && node ${script})`;

const withoutForgotten = ({ scripts, forgets }: TenRounds) => scripts.filter(({ name }) => name !== forgets);

/** Types lines until one fails. */
async function type(shop: Workshop, lines: readonly string[]): Promise<Omit<Worked, 'caught'>> {
  for (const [i, line] of lines.entries()) {
    const { exitCode, stderr } = await shop.run(line);
    if (exitCode !== 0)
      return { lines: lines.slice(0, i + 1), failure: stderr.trim() || `exit code ${exitCode}` };
  }
  return { lines, failure: null };
}

/** The names of the stages in what `dvc status --json` prints. */
function staleStages(text: string): readonly string[] {
  try {
    return Object.keys(JSON.parse(text)).map((name) => name.split(':').at(-1)!);
  } catch {
    return [];
  }
}
