import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const model: Readonly<Record<string, number>> = JSON.parse(readFileSync('house-price/model.json', 'utf8'));

/** `POST /prices` takes houses as CSV and answers with estimates in thousands of dollars, all of them by one call. */
export default {
  async fetch(request: Request): Promise<Response> {
    const [header = '', ...lines] = (await request.text()).trim().split('\n');
    const columns = header.split(',');
    // What the appraiser's library takes: 20 ms for a call, 1 ms for each house.
    await wait(20 + lines.length);
    return Response.json(lines.map((line) => estimate(columns, line.split(','))));
  },
};

function estimate(columns: readonly string[], cells: readonly string[]): number {
  const sum = columns.reduce((all, name, at) => all + (model[name] ?? 0) * Number(cells[at]), model.bias!);
  return Math.round(sum);
}
