import { type Customer, scores } from './ensemble.ts';

/** `GET /health` says that it is well; `POST /scores` takes customers as CSV and answers with their churn scores. */
export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === '/health') return Response.json({ status: 'ok' });
    if (pathname !== '/scores') return Response.json({ error: 'There is /health and /scores.' }, { status: 404 });
    if (request.method !== 'POST') return Response.json({ error: 'Send customers by POST.' }, { status: 405 });
    const answers: { id: number; score: number }[] = [];
    for (const customer of customersIn(await request.text())) {
      const [score] = await scores([customer]);
      answers.push({ id: Number(customer.id), score: Number(score!.toFixed(4)) });
    }
    return Response.json(answers);
  },
};

function customersIn(csv: string): Customer[] {
  const [header = '', ...lines] = csv.trim().split('\n');
  const columns = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']));
  });
}
