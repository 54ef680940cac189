import type { Comparison, Difference } from '../engine/versioning/git/testing/compare-runs';
import { replayMany } from '../engine/versioning/git/testing/differential';
import { imageConformance } from './image-conformance';
import { promtoolConformance } from './promtool-conformance';

const HELP = `usage: npm run conformance -- [scripts] [first seed]

Runs seeded random scripts in the lab's git and in the git of this machine, prints each kind of difference and how far
they agree. It fails below 99 % of final states or 97 % of commands. Images are compared with buildah's, and metrics, rules and
expressions with promtool's, where those can be had.`;

const SCRIPTS = 1000;
/** The shares that must be equal. */
const WANTED = { states: 0.99, commands: 0.97 };
const SHOWN_LINES = 12;

interface Group {
  count: number;
  readonly example: Difference;
}

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(2)} %`;

const cut = (text: string): string => {
  const lines = text.split('\n');
  return lines.length <= SHOWN_LINES ? text : `${lines.slice(0, SHOWN_LINES).join('\n')}\n…`;
};

/** Differences of one command in one stream are one kind. */
const kindOf = ({ what, stream }: Difference): string => `${what.split(' ')[0]} · ${stream}`;

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(HELP);
    return 0;
  }
  const count = Number(args[0] ?? SCRIPTS);
  const first = Number(args[1] ?? 0);
  const seeds = Array.from({ length: count }, (_, i) => `random-${first + i}`);
  const totals = { scripts: 0, commands: 0, equal: 0, states: 0 };
  const groups = new Map<string, Group>();
  const take = (comparison: Comparison) => {
    totals.scripts++;
    totals.commands += comparison.commands;
    totals.equal += comparison.equalCommands;
    if (comparison.stateEqual) totals.states++;
    for (const difference of comparison.differences) {
      const kind = kindOf(difference);
      const group = groups.get(kind) ?? { count: 0, example: difference };
      group.count++;
      groups.set(kind, group);
    }
    if (totals.scripts % 100 === 0) console.log(`${totals.scripts} of ${count} scripts …`);
  };
  await replayMany(seeds, 4, take);
  for (const [kind, { count: times, example }] of [...groups].sort((a, b) => b[1].count - a[1].count)) {
    console.log(`\n${kind}: ${times}, first in ${example.script}: git ${example.what}`);
    console.log(`--- ours\n${cut(example.ours)}\n--- git\n${cut(example.real)}`);
  }
  console.log(`\n${totals.scripts} scripts, ${totals.commands} commands.`);
  console.log(
    `Final state equal: ${percent(totals.states, totals.scripts)} (wanted: ${percent(WANTED.states, 1)}).`,
  );
  console.log(
    `Output and exit code equal: ${percent(totals.equal, totals.commands)} (wanted: ${percent(WANTED.commands, 1)}).`,
  );
  const enough =
    totals.states >= WANTED.states * totals.scripts && totals.equal >= WANTED.commands * totals.commands;
  const areImagesEqual = await imageConformance();
  const isMonitoringEqual = promtoolConformance();
  return enough && areImagesEqual && isMonitoringEqual ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
