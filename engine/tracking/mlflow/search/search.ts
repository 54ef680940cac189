import type { Damage, Experiment, ModelVersion, RegisteredModel, Run, ViewType } from '../entities';
import type { Order } from '../filter/ast';
import { matches, type ReadField, sorted } from '../filter/evaluate';
import { parseOrderBy } from '../filter/order-by';
import { parseFilter } from '../filter/parse';
import { EXPERIMENTS, MODEL_VERSIONS, REGISTERED_MODELS, RUNS, type SearchScope } from '../filter/scope';
import type { StoreContext } from '../store/context';
import { listExperiments } from '../store/experiments';
import { listModels, listVersions } from '../store/registry-read';
import { listRuns } from '../store/runs';
import { checkMaxResults, type Page, paginate } from './page';
import { readExperimentField, readModelField, readRunField, readVersionField } from './read-fields';

/** What every search can be asked; what is absent is MLflow's default. */
export interface SearchOptions {
  readonly filter?: string;
  readonly orderBy?: readonly string[];
  readonly maxResults?: number;
  readonly pageToken?: string;
}

/** A page with the files that could not be read on the way to it. */
export interface Found<T> extends Page<T> {
  readonly damaged: readonly Damage[];
}

interface Kind<T> {
  readonly scope: SearchScope;
  readonly readOf: (item: T) => ReadField;
  readonly natural: (a: T, b: T) => number;
  readonly defaultOrder: readonly Order[];
  readonly defaultResults: number;
  readonly limit: number;
}

function find<T>(
  items: readonly T[],
  damaged: readonly Damage[],
  options: SearchOptions,
  kind: Kind<T>,
): Found<T> {
  const maxResults = options.maxResults ?? kind.defaultResults;
  checkMaxResults(maxResults, kind.limit);
  const filter = parseFilter(options.filter ?? '', kind.scope);
  const asked = (options.orderBy ?? []).map((source) => parseOrderBy(source, kind.scope));
  const orders = asked.length > 0 ? asked : kind.defaultOrder;
  const kept = items.filter((item) => matches(filter, kind.readOf(item)));
  const all = sorted(kept, orders, kind.readOf, kind.natural);
  return { ...paginate(all, options.pageToken ?? '', maxResults), damaged };
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const attribute = (key: string, ascending: boolean): Order => ({
  field: { entity: 'attribute', key },
  ascending,
});

/** Searches runs; without an order the latest started comes first. @throws MlflowError. */
export function searchRuns(
  context: StoreContext,
  experimentIds: readonly string[],
  view: ViewType,
  options: SearchOptions = {},
): Found<Run> {
  const listings = [...new Set(experimentIds)].map((id) => listRuns(context, id, view));
  return find(
    listings.flatMap(({ items }) => items),
    listings.flatMap(({ damaged }) => damaged),
    options,
    {
      scope: RUNS,
      readOf: readRunField,
      natural: (a, b) =>
        (b.info.startTime ?? 0) - (a.info.startTime ?? 0) || byText(a.info.runId, b.info.runId),
      defaultOrder: [],
      defaultResults: 1000,
      limit: 50_000,
    },
  );
}

/** Searches experiments; without an order the latest made comes first. @throws MlflowError. */
export function searchExperiments(
  context: StoreContext,
  view: ViewType,
  options: SearchOptions = {},
): Found<Experiment> {
  const { items, damaged } = listExperiments(context, view);
  return find(items, damaged, options, {
    scope: EXPERIMENTS,
    readOf: readExperimentField,
    natural: (a, b) => byText(b.experimentId, a.experimentId),
    defaultOrder: [attribute('creation_time', false), attribute('experiment_id', true)],
    defaultResults: 1000,
    limit: 50_000,
  });
}

/** Searches registered models; without an order by name. @throws MlflowError. */
export function searchModels(context: StoreContext, options: SearchOptions = {}): Found<RegisteredModel> {
  const { items, damaged } = listModels(context);
  return find(items, damaged, options, {
    scope: REGISTERED_MODELS,
    readOf: readModelField,
    natural: (a, b) => byText(a.name, b.name),
    defaultOrder: [],
    defaultResults: 100,
    limit: 1000,
  });
}

/** Searches the versions of all models; without an order the latest changed comes first. @throws MlflowError. */
export function searchVersions(context: StoreContext, options: SearchOptions = {}): Found<ModelVersion> {
  const models = listModels(context);
  const listings = models.items.map(({ name }) => listVersions(context, name));
  const damaged = [...models.damaged, ...listings.flatMap((listing) => listing.damaged)];
  return find(
    listings.flatMap(({ items }) => items),
    damaged,
    options,
    {
      scope: MODEL_VERSIONS,
      readOf: readVersionField,
      natural: (a, b) => byText(a.name, b.name) || b.version - a.version,
      defaultOrder: [
        attribute('last_updated_timestamp', false),
        attribute('name', true),
        attribute('version_number', false),
      ],
      defaultResults: 10_000,
      limit: 200_000,
    },
  );
}
