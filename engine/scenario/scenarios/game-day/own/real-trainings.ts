import { StagecraftError } from '../../../../core/errors';
import type { WorkspaceFiles } from '../../../../core/files';
import type { Workshop } from '../../../../grading/kinds/versions/workshop';
import { CRASHES, type ModelMaker, type TrainedModel, type TrainingOrder } from '../../../../world/ports';
import { cellOf, type RowCondition } from '../../../../world/rows/condition';
import type { FeatureColumn, RowFeed } from '../../../../world/rows/row-feed';
import { askService, type SentRow } from './ask-service';
import { orderKey } from './order-key';
import { type OwnProject, PLATFORM, workshopOf } from './project';

/** A world waits for trainings that were not done yet. */
export class TrainingPending extends StagecraftError<'training-pending'> {
  readonly orders: readonly TrainingOrder[];

  constructor(orders: readonly TrainingOrder[]) {
    super('training-pending', `${orders.length} trainings are to be done before the month can go on.`);
    this.orders = orders;
  }
}

/** Days of customers before a training that its model may be asked about: a month of those asked for, those it is judged by, and the reference of drift. */
const DAYS_BEFORE = 61;
/** Trainings of a month that are really done, at most: what comes after them brings the last model again. */
const MOST_TRAININGS = 40;

/**
 * The trainings of a month, really done: the pipeline runs on the labels that there are at that hour, wrong ones as well, and the
 * service is asked about the customers by the model that came of it. A world stops where it needs one that is not done; it is begun anew
 * when it is, and comes to the same hour.
 */
export class RealTrainings {
  readonly #project: OwnProject;
  readonly #feed: RowFeed;
  readonly #conditions: readonly RowCondition[];
  readonly #done = new Map<string, TrainedModel>();
  readonly #shop: Workshop;
  #last: TrainedModel | null = null;
  /** What the pipeline or the service said when it failed, the first time. */
  problem: string | null = null;

  /** @param conditions in which rows may reach the service in this month */
  constructor(project: OwnProject, feed: RowFeed, conditions: readonly RowCondition[]) {
    this.#project = project;
    this.#feed = feed;
    this.#conditions = conditions;
    this.#shop = workshopOf(project);
  }

  /** How many were done. */
  get count(): number {
    return this.#done.size;
  }

  /** The port of a world. */
  get maker(): ModelMaker {
    return {
      recipes: 1,
      announce: (orders) => {
        if (this.#done.size >= MOST_TRAININGS) return;
        const missing = orders.filter((order) => !this.#done.has(orderKey(order)));
        if (missing.length > 0) throw new TrainingPending(missing);
      },
      train: (order) => {
        const model = this.#done.get(orderKey(order)) ?? this.#last;
        if (model === null) throw new TrainingPending([order]);
        return model;
      },
    };
  }

  /** Does what a world waits for. */
  async fulfil(
    { orders }: TrainingPending,
    progress: (done: number, of: number) => void = () => {},
  ): Promise<void> {
    for (const [at, order] of orders.entries()) {
      this.#project.signal.throwIfAborted();
      if (this.#done.has(orderKey(order)) || this.#done.size >= MOST_TRAININGS) continue;
      progress(at, orders.length);
      const model = await this.#train(order);
      this.#done.set(orderKey(order), model);
      this.#last = model;
    }
  }

  async #train(order: TrainingOrder): Promise<TrainedModel> {
    this.#shop.write(PLATFORM.data, this.#tableOf(order));
    const { exitCode, stderr, stdout } = await this.#shop.run('dvc repro -q');
    if (exitCode !== 0) this.problem ??= lastLine(stderr) ?? lastLine(stdout) ?? 'dvc repro failed';
    return this.#asked(this.#shop.files(), order);
  }

  /** The rows of an order as the table that the pipeline reads. */
  #tableOf({ rows, targets, without }: TrainingOrder): string {
    const { columns } = this.#feed;
    const head = ['id', ...columns.map(({ name }) => name), 'churn'].join(',');
    const lines = Array.from(rows, (row, at) => {
      const cells = columns.map((column) => this.#cell(column, row, null, without) ?? '');
      return [row, ...cells, targets[at] === 1 ? 'Yes' : 'No'].join(',');
    });
    return `${[head, ...lines].join('\n')}\n`;
  }

  /** What a column that is done without holds: the same everywhere, so that nothing can be learnt from it. */
  #cell(column: FeatureColumn, row: number, condition: RowCondition | null, without: readonly string[]) {
    return without.includes(column.name) ? cellOf(column, 0, null) : cellOf(column, row, condition);
  }

  /** Asks the service about every customer that the model may meet, as they are and in each condition. */
  async #asked(files: WorkspaceFiles, { asOf, without }: TrainingOrder): Promise<TrainedModel> {
    const { columns, arrivals } = this.#feed;
    const first = arrivals.findIndex((hour) => hour >= asOf - DAYS_BEFORE * 24);
    const end = arrivals.findIndex((hour) => hour > 31 * 24);
    const count = end - first;
    const spoiled = Math.max(0, arrivals.findIndex((hour) => hour >= -31 * 24) - first);
    const sent: SentRow[] = [];
    const places = new Map<string, number>();
    for (const condition of [null, ...this.#conditions]) {
      const from = condition === null ? 0 : spoiled;
      places.set(condition?.id ?? '', sent.length - from);
      for (let row = first + from; row < end; row++)
        sent.push(columns.map((column) => this.#cell(column, row, condition, without)));
    }
    const names = columns.map(({ name }) => name);
    const { answers, problem } = await askService(this.#project, files, names, sent);
    if (problem !== null) this.problem ??= problem;
    return {
      answer: (row, condition) => {
        const at = row - first;
        if (at < 0 || at >= count) return CRASHES;
        return answers[places.get(condition?.id ?? '')! + at] ?? CRASHES;
      },
    };
  }
}

const lastLine = (text: string): string | undefined => text.trim().split('\n').filter(Boolean).at(-1);
