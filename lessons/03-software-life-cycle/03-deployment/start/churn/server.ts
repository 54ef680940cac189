import { csvParse } from 'd3-dsv';
import { contractOf } from './customers.ts';
import { score } from './score.ts';

/** `GET /health` says that it is well; `POST /scores` takes customers as CSV and answers with their churn scores. */
export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === '/health') return Response.json({ status: 'ok' });
    if (pathname !== '/scores') return Response.json({ error: 'There is /health and /scores.' }, { status: 404 });
    const answers: { id: number; score: number; call: boolean }[] = [];
    for (const row of csvParse(await request.text())) {
      const contract = await contractOf(row);
      const likely = score({ ...row, contract });
      answers.push({ id: Number(row.id), score: Number(likely.toFixed(4)), call: likely >= 0.5 });
    }
    return Response.json(answers);
  },
};
