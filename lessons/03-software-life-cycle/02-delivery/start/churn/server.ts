import { csvParse } from 'd3-dsv';
import { score } from './score.ts';

/** `GET /health` says that it is well; `POST /scores` takes customers as CSV and answers with their churn scores. */
export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === '/health') return Response.json({ status: 'ok' });
    if (pathname !== '/scores') return Response.json({ error: 'There is /health and /scores.' }, { status: 404 });
    if (request.method !== 'POST') return Response.json({ error: 'Send customers by POST.' }, { status: 405 });
    const rows = csvParse(await request.text());
    return Response.json(rows.map((row) => ({ id: Number(row.id), score: Number(score(row).toFixed(4)) })));
  },
};
