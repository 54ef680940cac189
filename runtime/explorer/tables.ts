import { type ErrorRecord, messageOf, StagecraftError } from '../../engine/core/errors';
import { readCsv } from '../../engine/dataset/csv/read-csv';
import { writeCsv } from '../../engine/dataset/csv/write-csv';
import { answer } from '../../engine/dataset/explore/answer';
import { Dataset } from '../../engine/dataset/explore/dataset';
import type { TableInfo, WorkerReply, WorkerRequest } from './protocol';

/** A table was asked for that is not open, e.g. one that was closed. */
class TableNotOpenError extends StagecraftError<'table-not-open'> {
  constructor(table: string) {
    super('table-not-open', `The table ${table} is not open.`, { table });
  }
}

/** The tables of the explorer's worker: reads, answers, forgets. Apart from the worker, so that Node can test it. */
export class Tables {
  readonly #open = new Map<string, Dataset>();

  /** Answers one request; never throws. */
  reply(id: number, request: WorkerRequest): WorkerReply {
    try {
      return { id, value: this.#handle(request) };
    } catch (thrown) {
      return { id, error: recordOf(thrown) };
    }
  }

  #handle(request: WorkerRequest): unknown {
    if (request.type === 'open') return this.#read(request.table, request.content);
    if (request.type === 'close') return this.#open.delete(request.table);
    const dataset = this.#open.get(request.table);
    if (!dataset) throw new TableNotOpenError(request.table);
    if (request.type === 'ask') return answer(dataset, request.question);
    const every = Math.max(1, dataset.rowCount / request.mostRows);
    const count = Math.min(dataset.rowCount, request.mostRows);
    const rows = Uint32Array.from({ length: count }, (_, i) => Math.floor(i * every));
    return writeCsv(dataset.columns, dataset.rowCount, rows);
  }

  #read(table: string, content: Uint8Array | string): TableInfo {
    this.#open.delete(table);
    const reading = readCsv(content);
    this.#open.set(table, new Dataset(reading));
    const { encoding, delimiter, problems, problemCount, lostCount } = reading;
    return {
      rowCount: reading.table.rowCount,
      columnCount: reading.columns.length,
      encoding,
      delimiter,
      problems,
      problemCount,
      lostCount,
    };
  }
}

function recordOf(thrown: unknown): ErrorRecord {
  if (thrown instanceof StagecraftError) return thrown.toJSON();
  const name = thrown instanceof Error ? thrown.name : 'Error';
  return { name, code: 'explorer-failed', message: messageOf(thrown) };
}
