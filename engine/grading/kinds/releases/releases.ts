import { z } from 'zod';
import type { StagecraftError } from '../../../core/errors';
import type { Facts } from '../../../core/facts';
import { seededRng } from '../../../core/rng';
import { ClusterError } from '../../../deployment/cluster/errors';
import { OperationsError } from '../../../operations/errors';
import { type ReleasedCase, ReleaseSeries } from '../../../operations/release/release-series';
import { drawReleases } from '../../../operations/release/releases-file';
import { releaseSettingSchema, settingOf } from '../../../operations/release/setting-schema';
import { optionsBy } from '../../options';
import type { Measurement, MeasurementContext, MeasurementKind } from '../../types';
import { remembering } from '../image/remembered-runner';
import { CASE_FACTS, caseEvidence, caseFacts } from './facts';

const schema = z.strictObject({
  ...releaseSettingSchema,
  minutes: z
    .number()
    .positive()
    .default(18)
    .describe('For how long a release is watched that nothing settles.'),
});
type Options = z.output<typeof schema>;

/** Requests a second: drawn between these. */
const LEAST_RATE = 10;
const MOST_RATE = 14;

/**
 * Puts releases that nobody has seen out under traffic, by the learner's manifests, and nobody is at the keyboard. Each is really
 * another code of the service: what its answers take, which fail and which are wrong is measured in the sandbox.
 */
export const releases: MeasurementKind<Options> = {
  kind: 'releases',
  trust: 'verified',
  parseOptions: optionsBy('releases', schema),
  needs: ({ releases: path }) => [path],
  facts: {
    ...CASE_FACTS,
    files: 'files with manifests',
    workload: 'the kind of what serves',
    replicas: 'replicas that are asked for',
    readiness: 'whether something asks containers whether they are ready',
    refused: 'what the cluster refuses',
    served: 'the share of requests that are answered before anything is released',
  },
  async measure(context, options): Promise<Measurement> {
    const { files, seed, support, progress } = context;
    const rng = seededRng(`${seed}/releases`);
    const series = new ReleaseSeries(
      files,
      settingOf(options, rng.int(MOST_RATE - LEAST_RATE + 1) + LEAST_RATE),
      {
        runner: remembering(context.runner),
        newRunId: context.newRunId,
        signal: context.signal,
        seed,
      },
    );
    const known: Facts = { files: series.manifests.length };
    const written = drawReleases(options.releases, support[options.releases] ?? '', 'hidden', rng);
    const cases: ReleasedCase[] = [];
    try {
      const { workload } = series;
      if (workload === undefined)
        return { facts: { ...known, refused: 'there is no Deployment and no Rollout' }, runIds: [] };
      for (const [at, release] of written.entries()) {
        progress(at / written.length, `Release ${at + 1} of ${written.length}`);
        cases.push(await series.putOut(release, { duration: options.minutes * 60, undoneAfter: null }));
        await pause(context);
      }
      return {
        facts: {
          ...known,
          ...caseFacts(cases),
          workload: workload.kind,
          replicas: workload.replicas,
          readiness: workload.asksReadiness,
          served: servedBefore(cases[0]!),
          refused: cases.map(({ course }) => course.refused).find((one) => one !== null) ?? null,
        },
        evidence: cases.map(caseEvidence),
        unknownReads: 'never',
        runIds: [],
      };
    } catch (error) {
      if (!(error instanceof ClusterError) && !(error instanceof OperationsError)) throw error;
      return {
        facts: { ...known, refused: (error as StagecraftError).message },
        unknownReads: 'nothing',
        runIds: [],
      };
    }
  },
};

/** Lets the page draw, and stops where it is told to. */
async function pause({ signal }: Pick<MeasurementContext, 'signal'>): Promise<void> {
  await Promise.resolve();
  signal.throwIfAborted();
}

/** Of the first minute. */
function servedBefore({ result: { traffic } }: ReleasedCase): number {
  const { arrived, served } = traffic.requests;
  const windows = Math.round(60 / traffic.window);
  const sum = (of: Float64Array) => of.slice(1, 1 + windows).reduce((all, one) => all + one, 0);
  return sum(served) / Math.max(1, sum(arrived));
}
