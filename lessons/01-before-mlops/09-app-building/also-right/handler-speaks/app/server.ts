import { readFileSync } from 'node:fs';
import { readEstimate } from '../estimate/estimate.ts';
import { TYPICAL } from '../estimate/house.ts';

type Name = keyof typeof TYPICAL;

const RULES: { name: Name; label: string; ok: (value: number) => boolean; says: string }[] = [
  { name: 'livingArea', label: 'Living area', ok: (v) => v >= 300 && v <= 4000, says: 'from 300 to 4,000 square feet' },
  { name: 'lotArea', label: 'Lot area', ok: (v) => v >= 1000 && v <= 200_000, says: 'from 1,000 to 200,000 square feet' },
  { name: 'yearBuilt', label: 'Year built', ok: (v) => isWhole(v) && v >= 1870 && v <= 2010, says: 'from 1870 to 2010' },
  { name: 'condition', label: 'Condition', ok: (v) => isWhole(v) && v >= 1 && v <= 9, says: 'from 1 to 9' },
  { name: 'garageCars', label: 'Garage cars', ok: (v) => isWhole(v) && v >= 0 && v <= 5, says: 'from 0 to 5' },
  { name: 'fireplaces', label: 'Fireplaces', ok: (v) => isWhole(v) && v >= 0 && v <= 5, says: 'from 0 to 5' },
];

const isWhole = Number.isInteger;

/** A number as it came: a JSON number, or digits as somebody typed them. NaN for everything else. */
const toNumber = (raw: unknown) =>
  typeof raw === 'number' ? raw : typeof raw === 'string' && /^-?\d+(\.\d+)?$/.test(raw) ? Number(raw) : Number.NaN;

export default {
  async fetch(request: Request) {
    const url = new URL(request.url);
    if (url.pathname !== '/predict') return Response.json({ errors: [] }, { status: 404 });
    if (request.method !== 'POST') return Response.json({ errors: [] }, { status: 405 });
    let body: unknown = null;
    try {
      body = await request.json();
    } catch {
      // Whatever is no JSON is refused below, like a list.
    }
    if (!body || typeof body !== 'object' || Array.isArray(body)) {
      return Response.json({ errors: [{ field: null, message: 'Send a JSON object.' }] }, { status: 400 });
    }
    const given = body as Record<string, unknown>;
    const wrong = RULES.filter(({ name, ok }) => !ok(toNumber(given[name])));
    if (wrong.length > 0) {
      const errors = wrong.map(({ name, label, says }) => ({ field: name, message: `${label}: a number ${says}.` }));
      return Response.json({ errors }, { status: 422 });
    }
    const facts = { ...TYPICAL };
    for (const { name } of RULES) facts[name] = toNumber(given[name]);
    const price = await readEstimate();
    const estimate = price(facts);
    const { low, high } = JSON.parse(readFileSync('out/spread.json', 'utf8'));
    const reasons = [];
    for (const { name } of RULES) {
      const other = { ...facts };
      other[name] = TYPICAL[name];
      reasons.push({ field: name, dollars: Math.round((estimate - price(other)) * 100) / 100 });
    }
    return Response.json({ estimate: Math.round(estimate * 100) / 100, low: estimate * low, high: estimate * high, reasons });
  },
};
