import { readFile } from 'node:fs/promises';
import { readEstimate } from '../estimate/estimate.ts';
import { type Facts, TYPICAL } from '../estimate/house.ts';

/** Least, most, and whether only whole numbers will do. */
const LIMITS: Record<keyof Facts, [number, number, boolean]> = {
  livingArea: [300, 4000, false],
  lotArea: [1000, 200_000, false],
  yearBuilt: [1870, 2010, true],
  condition: [1, 9, true],
  garageCars: [0, 5, true],
  fireplaces: [0, 5, true],
};
const NAMES = Object.keys(LIMITS) as (keyof Facts)[];

const estimateOf = await readEstimate();

class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly errors: { field: string; message: string }[],
  ) {
    super('refused');
  }
}

async function readFacts(request: Request): Promise<Facts> {
  let body: Record<string, unknown>;
  try {
    body = JSON.parse(await request.text());
  } catch {
    throw new Refusal(400, [{ field: 'body', message: 'send JSON' }]);
  }
  if (body === null || typeof body !== 'object') throw new Refusal(400, [{ field: 'body', message: 'send an object' }]);
  const errors = NAMES.filter((name) => {
    const [least, most, whole] = LIMITS[name];
    const value = body[name];
    const ok = typeof value === 'number' && value >= least && value <= most && (!whole || value % 1 === 0);
    return !ok;
  }).map((field) => ({ field, message: `${field}: from ${LIMITS[field][0]} to ${LIMITS[field][1]}` }));
  if (errors.length) throw new Refusal(422, errors);
  return body as unknown as Facts;
}

async function predict(facts: Facts) {
  const estimate = estimateOf(facts);
  const { low, high } = JSON.parse(await readFile('out/spread.json', 'utf8'));
  const reasons = NAMES.map((field) => ({ field, dollars: estimate - estimateOf({ ...facts, [field]: TYPICAL[field] }) }));
  return { estimate, low: low * estimate, high: high * estimate, reasons };
}

async function handle(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (request.method !== 'POST' || pathname !== '/predict') return new Response('not here', { status: 404 });
  try {
    return Response.json(await predict(await readFacts(request)));
  } catch (error) {
    if (error instanceof Refusal) return Response.json({ errors: error.errors }, { status: error.status });
    throw error;
  }
}

export default { fetch: handle };
