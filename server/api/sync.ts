import { syncRequestSchema } from '../../contracts/api/sync';
import { defineRoute, person } from '../http/route';
import { sync } from '../sync/sync';
import { ownAccount } from './own';

/** `POST /api/v1/sync`: sends what this browser has done, and fetches what one's others have. */
export const syncRoute = defineRoute({
  action: 'sync.push',
  body: syncRequestSchema,
  resource: ownAccount,
  limits: ({ actor }) => [
    { name: 'sync by account', subject: person(actor).userId, most: 240, windowSeconds: 60 },
  ],
  handle: ({ services: { db }, actor, body, now }) =>
    db.tx((queries) => sync(queries, person(actor).userId, body, now)),
});
