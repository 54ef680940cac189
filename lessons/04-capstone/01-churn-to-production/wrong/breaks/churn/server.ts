import { readFileSync } from 'node:fs';
import { customerOf } from './customers.ts';
import { type Model, score } from './model.ts';

const model: Model = JSON.parse(readFileSync('model.json', 'utf8'));

/** `GET /health` says that it is well; `POST /score` takes a customer and answers how likely they are to leave. */
export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === '/health') return Response.json({ status: 'ok' });
    if (pathname !== '/score' || request.method !== 'POST')
      return Response.json({ error: 'There is GET /health and POST /score.' }, { status: 404 });
    const customer = customerOf(await request.json());
    return Response.json({ score: Number(score(model, customer).toFixed(4)) });
  },
};
