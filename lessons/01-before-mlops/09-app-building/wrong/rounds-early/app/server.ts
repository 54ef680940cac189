import { readFile } from 'node:fs/promises';
import { readEstimate } from '../estimate/estimate.ts';
import { type Facts, TYPICAL } from '../estimate/house.ts';
import { FIELDS, problemOf } from './fields.ts';

export default {
  async fetch(request: Request): Promise<Response> {
    if (new URL(request.url).pathname !== '/predict') return refuse(404, 'There is nothing here but /predict.');
    if (request.method !== 'POST') return refuse(405, 'Send the facts by POST.');
    const body = await request.json().catch(() => null);
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
      return refuse(400, 'The body must be a JSON object.');
    }
    const errors = FIELDS.flatMap((field) => {
      const message = problemOf(field, body[field.name]);
      return message === null ? [] : [{ field: field.name, message }];
    });
    if (errors.length > 0) return Response.json({ errors }, { status: 422 });
    return Response.json(await answer(body as Facts));
  },
};

/** The estimate, the range that eight of ten held-out sales kept, and what each fact changes. */
async function answer(facts: Facts) {
  const estimateOf = await readEstimate();
  const spread = JSON.parse(await readFile('out/spread.json', 'utf8')) as { low: number; high: number };
  const estimate = Math.round(estimateOf(facts));
  const reasons = FIELDS.map(({ name }) => ({
    field: name,
    dollars: estimate - estimateOf({ ...facts, [name]: TYPICAL[name] }),
  }));
  return { estimate, low: estimate * spread.low, high: estimate * spread.high, reasons };
}

function refuse(status: number, message: string): Response {
  return Response.json({ errors: [{ field: '', message }] }, { status });
}
