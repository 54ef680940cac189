import { readFile } from 'node:fs/promises';
import { request } from './request.ts';

const schema = JSON.parse(await readFile('churn/schema.json', 'utf8'));

const FAULTS: Record<string, (text: string, rule: any) => boolean> = {
  text: () => false,
  number: (text, { min, max }) => !/^-?\d+(\.\d+)?$/.test(text) || Number(text) < min || Number(text) > max,
  name: (text, { of }) => !of.includes(text),
  date: (text) => !/^\d{4}-\d\d-\d\d$/.test(text),
};

export class Table {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  #fault(row: any): string | undefined {
    return Object.keys(schema[this.name].columns).find((column) => {
      const rule = schema[this.name].columns[column];
      const text = `${row[column] ?? ''}`;
      return text === '' || FAULTS[rule.type](text, rule);
    });
  }

  async load(rows: AsyncIterable<any>) {
    const good: object[] = [];
    const flush = async () => {
      if (good.length > 0) await this.#send(`tables/${this.name}`, good.splice(0));
    };
    for await (const row of rows) {
      const column = this.#fault(row);
      if (column) await this.#send('quarantine', [{ table: this.name, reason: column, row }]);
      else if (good.push(row) === 60) await flush();
    }
    await flush();
  }

  #send(path: string, rows: object[]) {
    const init = { method: 'PUT', body: JSON.stringify({ rows }) };
    return request('warehouse', `http://warehouse.northline.lab/${path}`, 15_000, init);
  }
}
