import type { CategoricalColumn, Column, Table } from '../../../dataset/table';
import { outcomeOf } from '../../../monitoring/service/outcome';
import { lowerBound, sliceTable } from '../../../monitoring/service/served-log';
import type { KnownOutcome, ServedSource } from '../../../monitoring/service/served-source';
import type { WatchedService } from '../../../monitoring/service/service-file';
import type { Season } from './season';

/** For each row of a season, whether the customer is called: by what the feed tells, and by what is true. */
export interface Decisions {
  readonly told: readonly boolean[];
  readonly truth: readonly boolean[];
}

const ANSWERS = ['no', 'yes'] as const;

/**
 * A season as it is served: by the model that is live, from the feed that is live. What has been served stays as it was; a
 * change of model or feed counts from its time on.
 */
export class SeasonWorld implements ServedSource {
  readonly reference: Table;
  readonly season: Season;
  readonly #service: WatchedService;
  /** As it was served: columns of the feed with the prediction. */
  readonly #columns: readonly Column[];
  readonly #called: Int32Array;
  readonly #broken: Uint8Array;
  readonly #outcomeOrder: Uint32Array;
  /** When outcomes become known, in that order. */
  readonly #knownTimes: Float64Array;

  constructor(season: Season, reference: Table, service: WatchedService, decisions: Decisions) {
    this.season = season;
    this.reference = reference;
    this.#service = service;
    const rows = season.left.length;
    this.#called = Int32Array.from(decisions.told, Number);
    this.#broken = Uint8Array.from({ length: rows }, (_, row) =>
      Number(season.theme === 'feed' && row >= season.from),
    );
    const prediction: CategoricalColumn = {
      kind: 'categorical',
      name: service.served.prediction,
      codes: this.#called,
      dictionary: ANSWERS,
    };
    this.#columns = [...season.told.columns.map(copyOf), prediction];
    this.#outcomeOrder = Uint32Array.from({ length: rows }, (_, row) => row).sort(
      (a, b) => season.knownAt[a]! - season.knownAt[b]! || a - b,
    );
    this.#knownTimes = Float64Array.from(this.#outcomeOrder, (row) => season.knownAt[row]!);
  }

  rows(from: number, to: number): Table {
    const { servedAt } = this.season;
    const table = { columns: this.#columns, rowCount: servedAt.length, problems: [] };
    return sliceTable(table, lowerBound(servedAt, from), lowerBound(servedAt, to));
  }

  countBefore(time: number): number {
    return lowerBound(this.season.servedAt, time);
  }

  outcomes(after: number, until: number): readonly KnownOutcome[] {
    const { knownAt, servedAt, left } = this.season;
    const found: KnownOutcome[] = [];
    // Times are whole milliseconds.
    for (let at = lowerBound(this.#knownTimes, after + 1); at < this.#outcomeOrder.length; at++) {
      const row = this.#outcomeOrder[at]!;
      if (knownAt[row]! > until) break;
      const [said, was] = [ANSWERS[this.#called[row]!]!, left[row] ? 'yes' : 'no'];
      found.push({
        servedAt: servedAt[row]!,
        knownAt: knownAt[row]!,
        ...outcomeOf(this.#service.right, said, was),
      });
    }
    return found;
  }

  /** From a time on, another model decides, and the feed tells what is true or not. */
  change(time: number, decisions: Decisions, isFeedBroken: boolean): void {
    const from = this.countBefore(time);
    for (let row = from; row < this.#called.length; row++) {
      const isBroken = isFeedBroken && this.season.theme === 'feed' && row >= this.season.from;
      this.#broken[row] = Number(isBroken);
      this.#called[row] = Number((isBroken ? decisions.told : decisions.truth)[row]);
    }
    this.#columns.forEach((column, at) => {
      const source = this.season.truth.columns[at];
      if (!source || this.season.theme !== 'feed') return;
      const told = this.season.told.columns[at]!;
      for (let row = from; row < this.#called.length; row++)
        copyCell(column, row, this.#broken[row] ? told : source);
    });
  }

  /** What is known at a time of those who left, as CSV: customers as the feed that is live tells them now. */
  labelledCsv(time: number, isFeedBroken: boolean): string {
    const { header, toldLines, trueLines, knownAt, left } = this.season;
    const lines = toldLines.flatMap((line, row) => {
      if (knownAt[row]! > time) return [];
      const cells = (isFeedBroken ? line : trueLines[row]!).split(',');
      return [[...cells.slice(0, -1), left[row] ? 'yes' : 'no'].join(',')];
    });
    return `${[header, ...lines].join('\n')}\n`;
  }

  /** Of the customers of some rows, the share that left and was not called. */
  missedShare(from: number, to: number): number {
    let missed = 0;
    for (let row = from; row < to; row++) if (this.season.left[row] && this.#called[row] === 0) missed++;
    return to > from ? missed / (to - from) : 0;
  }

  /** Rows that were served from what is not true. */
  get brokenRows(): number {
    return this.#broken.reduce((sum, one) => sum + one, 0);
  }
}

function copyOf(column: Column): Column {
  return column.kind === 'numeric'
    ? { ...column, values: Float64Array.from(column.values) }
    : { ...column, codes: Int32Array.from(column.codes) };
}

/** Copies a cell between two columns of one name, whose dictionaries may differ. */
function copyCell(to: Column, row: number, from: Column): void {
  if (to.kind === 'numeric' && from.kind === 'numeric') {
    to.values[row] = from.values[row]!;
  } else if (to.kind === 'categorical' && from.kind === 'categorical') {
    const text = from.dictionary[from.codes[row]!];
    const code = text === undefined ? -1 : to.dictionary.indexOf(text);
    to.codes[row] = code;
  }
}
