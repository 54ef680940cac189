import { reasonAgainst } from './check-row.ts';
import { request } from './request.ts';

const WAREHOUSE = 'http://warehouse.northline.lab';
const BATCH = 50;

/** Writes rows of one table in batches, by their key; what breaks the schema goes to quarantine. */
export class Writer {
  readonly #table: string;
  #good: object[] = [];
  #bad: object[] = [];

  constructor(table: string) {
    this.#table = table;
  }

  async add(row: object): Promise<void> {
    const reason = reasonAgainst(this.#table, row);
    if (reason === null) this.#good.push(row);
    else this.#bad.push({ table: this.#table, reason, row });
    if (this.#good.length + this.#bad.length >= BATCH) await this.flush();
  }

  async flush(): Promise<void> {
    const [good, bad] = [this.#good, this.#bad];
    this.#good = [];
    this.#bad = [];
    if (good.length > 0) await this.#put(`tables/${this.#table}`, good, 'POST');
    if (bad.length > 0) await this.#put('quarantine', bad);
  }

  async #put(path: string, rows: object[], method = 'PUT'): Promise<void> {
    await request('warehouse', `${WAREHOUSE}/${path}`, { method, body: JSON.stringify({ rows }) });
  }
}
