import { seededRng } from '../../../core/rng';
import type { ManifestFile, OperationsDescription } from '../../../operations/description';
import type { TrafficProfile } from '../../../operations/plan/profiles';
import { perDay } from '../../../traffic/description';

/** What is done to a service: a release in a quiet hour, or an evening with a burst. */
export type Stage = 'release' | 'burst';

/** When the release comes, and when the crowd does, in seconds. */
export const RELEASE_AT = 180;
const BURST_AT = 900;
const BURST_HOUR = 20;

/** The traffic of a stage; its figures follow from the seed. */
export function stageProfile(stage: Stage, requests: number, seed: string): TrafficProfile {
  const rng = seededRng(`${seed}/${stage}`);
  const around = (middle: number, share: number) => middle * (1 + share * (2 * rng.next() - 1));
  if (stage === 'release')
    return {
      id: stage,
      title: 'A release in a quiet hour',
      duration: 600,
      window: 60,
      controlEvery: 5,
      hour: 10,
      arrivals: { kind: 'poisson', perSecond: around(1, 0.1) },
    };
  return {
    id: stage,
    title: 'An evening with a burst',
    duration: 6000,
    window: 60,
    controlEvery: 15,
    hour: BURST_HOUR,
    arrivals: {
      kind: 'poisson',
      perSecond: perDay(1000),
      bursts: [
        {
          shape: 'flash',
          at: BURST_AT,
          requests: around(requests, 0.08),
          rise: around(420, 0.15),
          halfLife: around(360, 0.12),
        },
      ],
    },
  };
}

/** Windows of the burst's stage before it begins, once everything has settled. */
export const QUIET_WINDOWS = [5, BURST_AT / 60] as const;

/** The same objects with the next version of every image, and that version: it is the service as it is. */
export function withRelease(description: OperationsDescription): OperationsDescription {
  if (description.cluster.kind !== 'manifests') return description;
  const { files } = description.cluster;
  const next = (image: string) => `${image}-next`;
  const images = description.versions.map(({ image }) => image);
  const renamed = ({ path, text }: ManifestFile): ManifestFile => ({
    path,
    text: text
      .split('\n')
      .map((line) => {
        const image = images.find((one) => new RegExp(`\\bimage:\\s*["']?${escaped(one)}["']?`).test(line));
        return image === undefined ? line : line.replace(image, next(image));
      })
      .join('\n'),
  });
  return {
    ...description,
    versions: [
      ...description.versions,
      ...description.versions.map((version) => ({
        ...version,
        image: next(version.image),
        record: { ...version.record, content: `${version.record.content}-next` },
      })),
    ],
    // A release does not touch what scales: whoever writes replicas beside an autoscaler resets them.
    changes: files.map((file) => ({ at: RELEASE_AT, apply: renamed(file) })),
  };
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
