import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { WORKSPACE_ROOT } from '../../core/lab-layout';
import type { ServiceContext } from '../../core/lab-service';
import type { RegistryView } from '../../tracking/mlflow/views/registry-view';
import type { RunDetails } from '../../tracking/mlflow/views/run-details';
import { PortfolioError } from '../errors';
import { csvShape } from './csv-shape';
import type { CardData, CardFacts, CardVersion } from './facts';
import { splitMeasures } from './measures';

/** What a card asks of the tracking store. */
export interface CardTracking {
  registry(context: ServiceContext): RegistryView;
  run(context: ServiceContext, input: { readonly runId: string }): RunDetails | null;
  /** The run that finished last; null: none has. */
  latestRun(context: ServiceContext): string | null;
}

/** Which model a card is for. Without a name: the one that is registered; without a version: the one with the alias. */
export interface CardChoice {
  readonly model?: string;
  readonly version?: number;
  readonly alias?: string;
}

/** Aliases that say which version serves, the first that is there counts. */
const SERVING = ['champion', 'production', 'prod'] as const;

/**
 * Gathers what the registry, the run and the project say of a model. Without a registered model it is that of the run which
 * finished last.
 *
 * @throws PortfolioError `card-no-model` when there is nothing to write a card of, `card-several-models` when it is not said of which.
 */
export function readFacts(
  context: ServiceContext,
  tracking: CardTracking,
  choice: CardChoice = {},
): CardFacts {
  const { model, version, runId } = chosen(context, tracking, choice);
  const run = tracking.run(context, { runId });
  if (run === null)
    throw new PortfolioError(
      'card-no-model',
      `The run ${runId} that made ${model} is not in mlruns. Train it anew with the tracking server on, and register that.`,
    );
  const { info, commit } = run;
  const tag = (name: string) => run.systemTags.find(({ key }) => key === name)?.value ?? null;
  const manifest = readManifest(context);
  return {
    model,
    version,
    run: {
      runId,
      name: info.runName,
      experimentId: info.experimentId,
      user: info.userId,
      endMs: info.endTime,
      source: tag('mlflow.source.name'),
      commit,
      params: run.params,
    },
    ...splitMeasures(run.metrics.map(({ key, latest }) => ({ key, value: latest }))),
    data: dataOf(context, run),
    ...manifest,
  };
}

function chosen(context: ServiceContext, tracking: CardTracking, choice: CardChoice) {
  const { models } = tracking.registry(context);
  const found = choice.model === undefined ? models : models.filter(({ name }) => name === choice.model);
  if (found.length === 0)
    return unregistered(
      context,
      tracking,
      choice,
      models.map(({ name }) => name),
    );
  if (found.length > 1)
    throw new PortfolioError(
      'card-several-models',
      `Several models are registered: ${found.map(({ name }) => name).join(', ')}. Say which: modelcard write --model ${found[0]!.name}.`,
    );
  const [model] = found as [(typeof found)[number]];
  const wanted = choice.alias === undefined ? SERVING : [choice.alias];
  const aliased = wanted
    .map((alias) => model.aliases.find((one) => one.alias === alias)?.version)
    .find((one) => one !== undefined);
  const isNamed = choice.version !== undefined || choice.alias !== undefined;
  const number = choice.version ?? aliased ?? (isNamed ? undefined : model.versions[0]?.version);
  const card = model.versions.find(({ version }) => version === number);
  if (card === undefined)
    throw new PortfolioError(
      'card-no-model',
      choice.alias === undefined
        ? `${model.name} has no version ${choice.version ?? ''}`.trimEnd() +
            '. See mlflow models, or the Models panel.'
        : `No version of ${model.name} has the alias ${choice.alias}.`,
    );
  if (card.origin === null)
    throw new PortfolioError(
      'card-no-model',
      `Version ${card.version} of ${model.name} was registered without a run, or its run is gone, so nothing is known of it. Register a version from a run.`,
    );
  const version: CardVersion = {
    version: card.version,
    aliases: card.aliases,
    createdMs: card.createdMs,
    description: card.description || model.description,
  };
  return { model: model.name, version, runId: card.origin.runId };
}

function unregistered(
  context: ServiceContext,
  tracking: CardTracking,
  { model, version, alias }: CardChoice,
  registered: readonly string[],
) {
  if (model !== undefined || version !== undefined || alias !== undefined)
    throw new PortfolioError(
      'card-no-model',
      registered.length === 0
        ? 'No model is registered here. Register one, or leave the options out to take the last run.'
        : `There is no registered model ${model}. There are: ${registered.join(', ')}.`,
    );
  const runId = tracking.latestRun(context);
  if (runId === null)
    throw new PortfolioError(
      'card-no-model',
      'There is neither a registered model nor a finished run in mlruns. Train with tracking on (MLFLOW_TRACKING_URI), then write the card.',
    );
  const name = tracking.run(context, { runId })?.info.runName;
  return { model: name || 'model', version: null, runId };
}

/** The data by path: what inputs name, and what the tags `dvc.<path>` name. */
function dataOf({ fs }: ServiceContext, run: RunDetails): CardData[] {
  const named = new Map<string, { context: string; md5: string | null }>();
  for (const { dataset, tags } of run.inputs) {
    const path = /"uri":\s*"([^"]+)"/.exec(dataset.source)?.[1] ?? dataset.name;
    const context = tags.find(({ key }) => key === 'mlflow.data.context')?.value ?? 'training';
    named.set(path, { context, md5: /^[0-9a-f]{32}$/.test(dataset.digest) ? dataset.digest : null });
  }
  for (const { key, value } of run.data)
    named.set(key, { context: named.get(key)?.context ?? 'training', md5: value });
  return [...named]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, { context, md5: read }]) => {
      const place = `${WORKSPACE_ROOT}/${path}`;
      if (!fs.exists(place) || fs.isFolder(place))
        return { path, context, md5: read, now: 'absent', shape: null };
      const isSame = read === null || bytesToHex(md5(fs.readBytes(place))) === read;
      const shape = isSame && path.toLowerCase().endsWith('.csv') ? csvShape(fs.readText(place)) : null;
      return { path, context, md5: read, now: isSame ? 'same' : 'changed', shape };
    });
}

const SCRIPTS = ['test', 'train', 'serve', 'start'] as const;

function readManifest({ fs }: ServiceContext): Pick<CardFacts, 'license' | 'scripts'> {
  const place = `${WORKSPACE_ROOT}/package.json`;
  if (!fs.exists(place)) return { license: null, scripts: [] };
  let manifest: { readonly license?: unknown; readonly scripts?: unknown };
  try {
    manifest = (JSON.parse(fs.readText(place)) ?? {}) as typeof manifest;
  } catch {
    // Half-typed JSON says nothing yet.
    return { license: null, scripts: [] };
  }
  const scripts = typeof manifest.scripts === 'object' && manifest.scripts !== null ? manifest.scripts : {};
  return {
    license: typeof manifest.license === 'string' ? manifest.license : null,
    scripts: SCRIPTS.filter((name) => Object.hasOwn(scripts, name)),
  };
}
