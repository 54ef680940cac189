import { readFileSync } from 'node:fs';

export default {
  async fetch(request: Request): Promise<Response> {
    const { w, b } = JSON.parse(readFileSync('model.json', 'utf8'));
    const c = await request.json();
    const x = [c.monthly_charges / 100, c.contract === 'Month-to-month' ? 1 : 0, c.tenure / 72, c.internet_service === 'Fiber optic' ? 1 : 0];
    const score = 1 / (1 + Math.exp(-(b + w.reduce((sum: number, one: number, j: number) => sum + one * x[j]!, 0))));
    return Response.json({ score });
  },
};
