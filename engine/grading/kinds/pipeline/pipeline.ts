import { z } from 'zod';
import type { Facts } from '../../../core/facts';
import { seededRng } from '../../../core/rng';
import { dvcPipeline } from '../../../versioning/dvc/views/questions';
import { optionsBy } from '../../options';
import type { Measurement, MeasurementKind } from '../../types';
import { Workshop } from '../versions/workshop';
import { type Chain, chainSchema, notYetRun } from './chain';
import { COMMITTED_FACTS, committedFacts } from './committed';
import { editSchema } from './edits';
import { RunLedger, type ScriptRun } from './ledger';
import { needlessRuns, type Round, roundEvidence, runRounds } from './rounds';
import { covers, SHAPE_FACTS, shapeFacts } from './shape';

const schema = z.strictObject({
  ...chainSchema,
  metric: z.string().describe('The file with the metrics, e.g. metrics.json.'),
  edits: z.array(editSchema).min(1).describe('What is changed, one after the other.'),
});
type Options = z.output<typeof schema>;

/**
 * Runs a pipeline in a copy of the work: from nothing, then after each of the edits. Which scripts really ran, and with
 * what, is seen from outside; whether a file is stale or a run was needless follows from the contents alone, however the
 * stages are cut and named.
 */
export const pipeline: MeasurementKind<Options> = {
  kind: 'pipeline',
  trust: 'verified',
  parseOptions: optionsBy('pipeline', schema),
  facts: {
    ...SHAPE_FACTS,
    ...COMMITTED_FACTS,
    works: 'whether dvc repro runs the pipeline from nothing',
    says: 'what dvc repro says when it fails',
    neverRun: 'scripts that no stage runs',
    neverRunScript: 'the first such script',
    foreign: 'scripts that are run by one stage while another declares what they write',
    foreignScript: 'the first such script',
    metrics: 'whether dvc metrics show has the metrics',
    plots: 'plots that dvc plots show draws',
    failed: 'edits after which dvc repro fails',
    failedEdit: 'the first such edit',
    failedSays: 'what dvc repro says then',
    stale: 'edits that leave something stale',
    staleEdit: 'the first such edit',
    staleScripts: 'whose files are stale then',
    needless: 'edits after which something runs that need not',
    needlessEdit: 'the first such edit',
    needlessScripts: 'what runs needlessly then',
  },
  factsFor: ({ edits }) =>
    Object.fromEntries(
      edits.flatMap(({ id, says }) => [
        [`${id}Stale`, `stale scripts after ${says}`],
        [`${id}StaleScripts`, `whose files are stale after ${says}`],
        [`${id}Needless`, `needless runs after ${says}`],
      ]),
    ),
  async measure(context, options): Promise<Measurement> {
    const { runner, seed, signal } = context;
    const ledger = new RunLedger(options);
    const asLeft = new Workshop({ files: context.files, runner, seed, signal });
    const committed = await committedFacts(asLeft, options, options.metric);
    const files = notYetRun(context.files, options);
    const shop = new Workshop({ files, runner: ledger.watch(runner), seed, signal });
    context.progress(0.1, 'From nothing');
    const { exitCode, stderr } = await shop.run('dvc repro -P');
    const runs = ledger.take();
    const view = await dvcPipeline(shop.store, {});
    const works = exitCode === 0 && runs.length > 0;
    const idle = options.scripts.filter((script) => !runs.some((run) => run.script === script));
    const foreign = runs.filter((run) => isForeign(run, view?.nodes ?? [], options));
    const shape = shapeFacts(shop.files(), view, options, options.metric);
    // What edits do is worth a look once every file has the one stage that makes it.
    const isWhole = works && idle.length + foreign.length === 0 && shape.undeclared === 0;
    const rng = seededRng(`${seed}/edits`);
    const rounds = isWhole
      ? await runRounds(shop, ledger, options, options.edits, rng, (done, doing) =>
          context.progress(0.2 + 0.8 * done, doing),
        )
      : [];
    return {
      facts: {
        ...shape,
        ...committed,
        works,
        says: exitCode === 0 ? null : lastLine(stderr),
        neverRun: idle.length,
        neverRunScript: idle[0]?.script ?? null,
        foreign: foreign.length,
        foreignScript: foreign[0]?.script.script ?? null,
        ...(await shownFacts(shop, options)),
        ...(isWhole ? roundFacts(rounds) : {}),
      },
      evidence: rounds.map(roundEvidence),
      unknownReads: 'nothing',
      runIds: [],
    };
  },
};

/** Whether a stage ran a script whose files another stage says it writes. */
function isForeign(
  { script, stage }: ScriptRun,
  nodes: readonly { readonly name: string; readonly outs: readonly { readonly path: string }[] }[],
  { folder }: Chain,
): boolean {
  return script.writes.some((file) => {
    const owner = nodes.find(({ outs }) => outs.some((out) => covers(out.path, `${folder}/${file}`)));
    return owner !== undefined && owner.name !== stage;
  });
}

/** What DVC's own commands show of the results. */
async function shownFacts(shop: Workshop, { folder, metric }: Options): Promise<Facts> {
  const metrics = await shop.run('dvc metrics show --json');
  const plots = await shop.run('dvc plots show --json');
  return {
    metrics: metrics.stdout.includes(`"${folder}/${metric}"`),
    plots: plots.exitCode === 0 ? Object.keys(JSON.parse(plots.stdout).data).length : 0,
  };
}

function roundFacts(rounds: readonly Round[]): Facts {
  const failed = rounds.filter(({ failure }) => failure !== null);
  const stale = rounds.filter((round) => round.stale.length > 0);
  const needless = rounds.filter((round) => needlessRuns(round).length > 0);
  const staleOf = (round: Round) => round.stale.map(({ script }) => script).join(', ') || null;
  return {
    failed: failed.length,
    failedEdit: failed[0]?.label ?? null,
    failedSays: failed[0]?.failure ? lastLine(failed[0].failure) : null,
    stale: stale.length,
    staleEdit: stale[0]?.label ?? null,
    staleScripts: stale[0] ? staleOf(stale[0]) : null,
    needless: needless.length,
    needlessEdit: needless[0]?.label ?? null,
    needlessScripts: needless[0]
      ? needlessRuns(needless[0])
          .map(({ script }) => script.script)
          .join(', ')
      : null,
    ...Object.fromEntries(
      rounds.flatMap((round): [string, number | string | null][] => [
        [`${round.edit.id}Stale`, round.stale.length],
        [`${round.edit.id}StaleScripts`, staleOf(round)],
        [`${round.edit.id}Needless`, needlessRuns(round).length],
      ]),
    ),
  };
}

const lastLine = (text: string) => text.trim().split('\n').at(-1) ?? '';
