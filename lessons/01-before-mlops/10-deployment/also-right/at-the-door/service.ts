/** All of Homestead's estimates: the form of the app, and the listings that sites send. */
import app from './app/server.ts';
import { estimateListing, type Listing } from './listings/listing.ts';

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname !== '/listings/estimate') return app.fetch(request);
    const estimate = estimateListing(inOurTerms(await request.json()));
    console.log(
      [request.headers.get('x-sent-at'), request.headers.get('x-client'), request.headers.get('x-request-id'), Math.round(estimate)].join(' '),
    );
    return Response.json({ estimate });
  },
};

/** A listing in feet, with every year filled in, whoever sent it. */
function inOurTerms(listing: Listing): Listing {
  const isArea = /Area$|Floor$|^basement(Unfinished)?$|^masonryVeneer$|Deck$|Porch$/;
  const entries = Object.entries(listing).map(([name, value]) => [
    name,
    listing.areaUnit === 'm2' && isArea.test(name) ? Number(value) / 0.09290304 : value,
  ]);
  const feet = { ...Object.fromEntries(entries), areaUnit: 'sqft' } as Listing;
  return { ...feet, yearRemodelled: feet.yearRemodelled ?? feet.yearBuilt };
}
