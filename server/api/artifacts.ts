import {
  ARTIFACTS_REQUEST_BYTES,
  addArtifactsSchema,
  missingArtifactsSchema,
} from '../../contracts/api/work';
import { addArtifacts, missingArtifacts } from '../grading/artifacts';
import { done } from '../http/reply';
import { defineRoute, person } from '../http/route';
import { ownAccount } from './own';

/** Base64 is a third longer; each content has its hash beside it. */
const REQUEST_BYTES = Math.ceil((ARTIFACTS_REQUEST_BYTES * 4) / 3) + 400_000;

/** `POST /api/v1/artifacts/missing`: which of these contents have to be sent before work that names them. */
export const missingArtifactsRoute = defineRoute({
  action: 'artifacts.add',
  body: missingArtifactsSchema,
  bodyLimit: 1_000_000,
  resource: ownAccount,
  limits: ({ actor }) => [
    { name: 'artifacts by account', subject: person(actor).userId, most: 600, windowSeconds: 60 },
  ],
  handle: async ({ services: { db }, actor, body }) => ({
    missing: await missingArtifacts(db, person(actor).userId, body.sha256),
  }),
});

/** `POST /api/v1/artifacts`: keeps contents under their hashes. */
export const addArtifactsRoute = defineRoute({
  action: 'artifacts.add',
  body: addArtifactsSchema,
  bodyLimit: REQUEST_BYTES,
  resource: ownAccount,
  limits: ({ actor }) => [
    { name: 'artifacts by account', subject: person(actor).userId, most: 600, windowSeconds: 60 },
  ],
  handle: async ({ services: { db }, actor, body, now }) => {
    await db.tx((queries) => addArtifacts(queries, person(actor).userId, body.artifacts, now));
    return done();
  },
});
