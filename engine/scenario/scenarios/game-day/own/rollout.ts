import type { WorkspaceFiles } from '../../../../core/files';
import { type Manifest, parseManifests } from '../../../../deployment/cluster/manifest/parse-manifests';
import { parseDuration } from '../../../../monitoring/metrics/duration';
import type { CiPolicy } from '../../../../world/policies/ci';
import { PLATFORM, textIn } from './project';

/** Manifests of the project that the cluster can read. */
export function manifestsOf(files: WorkspaceFiles): Manifest[] {
  return Object.keys(files)
    .filter((path) => path.startsWith(PLATFORM.manifests) && /\.ya?ml$/.test(path))
    .sort()
    .flatMap((path) => {
      try {
        return [...parseManifests(textIn(files, path) ?? '', path).manifests];
      } catch {
        // What the cluster would refuse does not run.
        return [];
      }
    });
}

/** The share of failed requests above which an analysis calls a release off: where one is named at all. */
const FAILS_ABOVE = 0.02;

interface CanaryStepText {
  readonly setWeight?: number;
  readonly pause?: { readonly duration?: number | string } | null;
  readonly analysis?: unknown;
}

/** How a release meets its users, by the Rollout of the manifests: its first weight, how long it stays below all, whether something judges it. */
export function rolloutOf(files: WorkspaceFiles): CiPolicy['rollout'] & { readonly says: string } {
  const rollout = manifestsOf(files).find(({ kind }) => (kind as string) === 'Rollout');
  const spec = rollout?.spec as
    | { strategy?: { canary?: { steps?: CanaryStepText[]; analysis?: unknown } } }
    | undefined;
  const canary = spec?.strategy?.canary;
  const steps = canary?.steps ?? [];
  const weight = steps.find(({ setWeight }) => setWeight !== undefined)?.setWeight;
  if (!canary || weight === undefined)
    return { canaryShare: 1, canaryHours: 0, failsAbove: 1, says: 'A release goes to all users at once.' };
  const hours = steps.reduce((sum, { pause }) => sum + hoursOf(pause?.duration), 0);
  const isJudged = canary.analysis !== undefined || steps.some(({ analysis }) => analysis !== undefined);
  return {
    canaryShare: Math.min(1, weight / 100),
    canaryHours: Math.max(isJudged ? 1 : 0, hours),
    failsAbove: isJudged ? FAILS_ABOVE : 1,
    says: `A release gets ${weight} % of the users at first${isJudged ? ', and is judged by its errors' : ', and nothing judges it'}.`,
  };
}

function hoursOf(duration: number | string | undefined): number {
  if (duration === undefined) return 0;
  if (typeof duration === 'number') return duration / 3600;
  return (parseDuration(/^\d+$/.test(duration) ? `${duration}s` : duration) ?? 0) / 3_600_000;
}
