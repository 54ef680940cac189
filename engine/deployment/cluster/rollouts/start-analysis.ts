import { ownerOf } from '../controllers/owned';
import type { AnalysisMetric } from '../objects/analysis';
import { type AnalysisArgument, ROLLOUT_HASH, type Rollout, type RolloutAnalysis } from '../objects/rollout';
import type { Act, ClusterView, NewObject } from '../state/view';

/** An analysis that is to be started: its name, and what makes it; or why it cannot be. */
export type AnalysisStart =
  | { readonly kind: 'start'; readonly name: string; readonly act: Act }
  | { readonly kind: 'impossible'; readonly message: string };

const argumentValue = ({ value, valueFrom }: AnalysisArgument, rollout: Rollout): string | undefined => {
  if (valueFrom?.podTemplateHashValue === 'Latest') return rollout.status.currentHash;
  if (valueFrom?.podTemplateHashValue === 'Stable') return rollout.status.stableHash;
  return value;
};

const filled = (text: string, args: ReadonlyMap<string, string>): string =>
  text.replace(/\{\{\s*args\.([\w-]+)\s*\}\}/g, (all, name: string) => args.get(name) ?? all);

const OPEN = /\{\{\s*args\.([\w-]+)\s*\}\}/;

function filledMetric(metric: AnalysisMetric, args: ReadonlyMap<string, string>): AnalysisMetric {
  const { provider, successCondition, failureCondition } = metric;
  const { address = '', query = '' } = provider.prometheus ?? {};
  return {
    ...metric,
    ...(successCondition !== undefined && { successCondition: filled(successCondition, args) }),
    ...(failureCondition !== undefined && { failureCondition: filled(failureCondition, args) }),
    provider: { prometheus: { address: filled(address, args), query: filled(query, args) } },
  };
}

/** The analysis of a rollout at one of its places (`2` for a step, `pre`, `post`; '' in the background). */
export function startAnalysis(
  view: ClusterView,
  rollout: Rollout,
  analysis: RolloutAnalysis,
  place: string,
  revision: number,
): AnalysisStart {
  const args = new Map<string, string>();
  const metrics: AnalysisMetric[] = [];
  for (const { templateName } of analysis.templates) {
    const template = view.find('AnalysisTemplate', templateName);
    if (!template) return { kind: 'impossible', message: `AnalysisTemplate '${templateName}' not found` };
    for (const argument of template.spec.args ?? []) {
      const value = argumentValue(argument, rollout);
      if (value !== undefined && !args.has(argument.name)) args.set(argument.name, value);
    }
    metrics.push(...template.spec.metrics);
  }
  for (const argument of analysis.args ?? []) {
    const value = argumentValue(argument, rollout);
    if (value !== undefined) args.set(argument.name, value);
  }
  const resolved = metrics.map((metric) => filledMetric(metric, args));
  const open = OPEN.exec(JSON.stringify(resolved));
  if (open) return { kind: 'impossible', message: `failed to resolve {{args.${open[1]}}}` };
  const { currentHash } = rollout.status;
  const base = [rollout.metadata.name, currentHash, revision, place].filter((part) => part !== '').join('-');
  let name = base;
  for (let again = 1; view.find('AnalysisRun', name); again++) name = `${base}.${again}`;
  const object: NewObject = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisRun',
    metadata: { name, labels: { [ROLLOUT_HASH]: currentHash }, annotations: {}, owner: ownerOf(rollout) },
    spec: { metrics: resolved, terminate: false },
    status: { phase: 'Pending', message: '', startedAt: view.now, results: [] },
  };
  return { kind: 'start', name, act: { type: 'create', object } };
}
