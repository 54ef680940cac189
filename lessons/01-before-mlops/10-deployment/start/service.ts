/** All of Homestead's estimates: the form of the app, and the listings that sites send. */
import app from './app/server.ts';
import { estimateListing } from './listings/listing.ts';

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname !== '/listings/estimate') return app.fetch(request);
    const estimate = estimateListing(await request.json());
    console.log(
      [request.headers.get('x-sent-at'), request.headers.get('x-client'), request.headers.get('x-request-id'), Math.round(estimate)].join(' '),
    );
    return Response.json({ estimate });
  },
};
