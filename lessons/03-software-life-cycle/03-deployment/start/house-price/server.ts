import { readFileSync } from 'node:fs';
import { csvParse } from 'd3-dsv';

type Row = Readonly<Record<string, string>>;

const model: Readonly<Record<string, number>> = JSON.parse(readFileSync('house-price/model.json', 'utf8'));

/** `GET /health` says that it is well; `POST /prices` takes houses as CSV and answers with estimates in thousands of dollars. */
export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === '/health') return Response.json({ status: 'ok' });
    if (pathname !== '/prices') return Response.json({ error: 'There is /health and /prices.' }, { status: 404 });
    const houses = csvParse(await request.text());
    return Response.json(houses.map((house) => ({ price: estimate(house) })));
  },
};

function estimate(house: Row): number {
  const sum = ['area', 'year', 'garage'].reduce((all, name) => all + model[name]! * Number(house[name]), model.bias!);
  return Math.round(sum);
}
