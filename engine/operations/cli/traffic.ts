import { StagecraftError } from '../../core/errors';
import { parentOf } from '../../core/file-system';
import { WORKSPACE_ROOT } from '../../core/lab-layout';
import type { LabProgram, ProgramIo } from '../../core/lab-program';
import { readWords, value } from '../../core/pflag';
import {
  failuresOf,
  SERVICE_RECORD_PATH,
  type ServiceRecord,
  serviceRecordText,
} from '../../traffic/service/service-record';
import { operate } from '../operation';
import { BATCH_RECORD_PATH, measurePlan } from '../plan/measure-plan';
import { planDescription, recordedService } from '../plan/plan-description';
import { planOf, projectIn } from '../plan/plan-of-files';
import { PROFILES, profileNamed } from '../plan/profiles';
import { summaryOf } from '../summary';
import { REPORT_PATH, readReport, reportLines, type TrafficReport } from './report';

const HELP = `usage: traffic <command>

Sends simulated traffic to the service of this project, as traffic/traffic.yaml has it.

  measure                        Really send rows through the service, and write down what each took.
  profiles                       What can be sent.
  run <profile> [--seed <text>]  Simulate it on the objects of the cluster, and report.
  report                         The report of the last run again.

What is real: your code, your model, your rows, your objects. What is simulated: who asks when, queues, pods, machines.
`;

/** `traffic`: measures the service, sends it simulated traffic, reports. The same code as the Traffic panel and the checks. */
export const traffic: LabProgram = async (io) => {
  const [command, ...rest] = io.args;
  try {
    switch (command) {
      case undefined:
      case '-h':
      case '--help':
      case 'help':
        io.stdout(HELP);
        return 0;
      case 'measure':
        return await measure(io);
      case 'profiles':
        for (const { id, title } of PROFILES) io.stdout(`${id.padEnd(10)}${title}\n`);
        return 0;
      case 'run':
        return run(io, rest);
      case 'report':
        io.stdout(reportLines(readReport(io.fs)));
        return 0;
      default:
        io.stderr(`traffic: there is no command ${JSON.stringify(command)}. Try traffic --help.\n`);
        return 2;
    }
  } catch (error) {
    if (!(error instanceof StagecraftError)) throw error;
    io.stderr(`traffic: ${error.message}\n`);
    return 1;
  }
};

async function measure(io: ProgramIo): Promise<number> {
  const files = projectIn(io.fs);
  const plan = planOf(files);
  if (!io.runner) {
    io.stderr('traffic: nothing can be run here, so nothing can be measured.\n');
    return 1;
  }
  let runs = 0;
  const { single, batches } = await measurePlan(files, plan, {
    runner: io.runner,
    newRunId: () => `traffic-${io.rng.int(2 ** 32).toString(16)}-${runs++}`,
    signal: io.signal,
  });
  write(io, SERVICE_RECORD_PATH, serviceRecordText(single));
  if (batches) write(io, BATCH_RECORD_PATH, serviceRecordText(batches));
  io.stdout(`${plan.service} really answered ${single.answers.length} rows: ${spread(single)}.\n`);
  if (batches) io.stdout(`${plan.batching!.most} rows in one request: ${spread(batches)}.\n`);
  io.stdout(`It needs ${ms(single.loadSeconds)} to start.\n`);
  for (const { status, text, rows } of failuresOf(single).slice(0, 5))
    io.stdout(
      `${rows.length} rows answered with ${status}, row ${rows[0]! + 1} first: ${text || 'nothing'}\n`,
    );
  io.stdout(`Written to ${SERVICE_RECORD_PATH}${batches ? ` and ${BATCH_RECORD_PATH}` : ''}.\n`);
  return 0;
}

function run(io: ProgramIo, words: readonly string[]): number {
  const read = readWords(words, [value('seed')]);
  if (typeof read === 'string') {
    io.stderr(`traffic: ${read}\n`);
    return 2;
  }
  const [name, ...others] = read.operands;
  const profile = name === undefined ? undefined : profileNamed(name);
  if (!profile || others.length > 0) {
    io.stderr(`traffic: name one profile: ${PROFILES.map(({ id }) => id).join(', ')}.\n`);
    return 2;
  }
  const seed = read.values.get('seed')?.at(-1) ?? '1';
  const files = projectIn(io.fs);
  const plan = planOf(files);
  const result = operate(planDescription(files, plan, recordedService(files, plan), profile), seed);
  const report: TrafficReport = {
    profile: profile.id,
    title: profile.title,
    seed,
    objective: plan.objective,
    summary: summaryOf(result, plan.objective),
  };
  write(io, REPORT_PATH, `${JSON.stringify(report, null, 2)}\n`);
  io.stdout(reportLines(report));
  return 0;
}

function write({ fs }: ProgramIo, path: string, text: string): void {
  const place = `${WORKSPACE_ROOT}/${path}`;
  fs.makeFolder(parentOf(place));
  fs.write(place, text);
}

const ms = (seconds: number) =>
  seconds < 1 ? `${Number((seconds * 1000).toPrecision(3))} ms` : `${Number(seconds.toPrecision(3))} s`;

function spread({ answers }: ServiceRecord): string {
  const sorted = answers.map(({ seconds }) => seconds).sort((a, b) => a - b);
  return `${ms(sorted[Math.floor((sorted.length - 1) / 2)]!)} in the middle, ${ms(sorted.at(-1)!)} at most`;
}
