import { readEstimate } from '../estimate/estimate.ts';

export default {
  async fetch(request: Request): Promise<Response> {
    const [a, b, c, d, e, f] = await request.json();
    const estimate = await readEstimate();
    // the first form asked for square metres, so
    const livingArea = a > 500 ? a : a * 10.764;
    const price = estimate({ livingArea, lotArea: b, yearBuilt: c, condition: d, garageCars: e, fireplaces: f });
    return new Response(JSON.stringify({ price }));
  },
};
