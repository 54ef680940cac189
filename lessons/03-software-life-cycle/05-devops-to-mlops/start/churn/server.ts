import { readFileSync } from 'node:fs';
import { customerOf, rowsOf } from './customers.ts';
import { score } from './model.ts';

const model = JSON.parse(readFileSync('churn/model.json', 'utf8'));
const { threshold } = JSON.parse(readFileSync('churn/params.json', 'utf8'));

/** `GET /health` says that it is well; `POST /scores` takes customers as CSV and answers with their churn scores. */
export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === '/health') return Response.json({ status: 'ok' });
    if (pathname !== '/scores') return Response.json({ error: 'There is /health and /scores.' }, { status: 404 });
    const answers = rowsOf(await request.text()).map((row) => {
      const likely = score(model, customerOf(row));
      return { score: Number(likely.toFixed(4)), call: likely >= threshold };
    });
    return Response.json(answers);
  },
};
