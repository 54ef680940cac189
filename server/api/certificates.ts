import { z } from 'zod';
import { issueCertificateSchema } from '../../contracts/api/certificates';
import { type AccountResource, SITE } from '../access/resource';
import { writeAudit } from '../accounts/audit';
import { issueCertificate, standings } from '../certificates/issue';
import { certificateKey } from '../certificates/jws';
import { findCertificate, showCertificate } from '../certificates/show';
import { HttpError } from '../http/http-error';
import { created, done } from '../http/reply';
import { defineRoute, person } from '../http/route';
import type { Services } from '../services';
import { ownAccount } from './own';

const params = z.object({ certificateId: z.uuid() });

async function needed({ db }: Services, id: string) {
  const found = await findCertificate(db, id);
  if (found !== null) return found;
  throw new HttpError(
    'not-found',
    'There is no such certificate: it was never issued here, or its owner has erased their account.',
  );
}

/** `GET /api/v1/certificates`: how far one's verified work goes towards each certificate, and which one has. */
export const listCertificates = defineRoute({
  action: 'certificates.list-own',
  resource: ownAccount,
  handle: async ({ services: { db, secrets }, actor, now }) => ({
    standings: await standings(db, certificateKey(secrets), person(actor).userId, now),
  }),
});

/** `POST /api/v1/certificates`: issues one, of what the server itself has graded. The client gives a name and its consent, nothing else. */
export const issueRoute = defineRoute({
  action: 'certificates.issue',
  body: issueCertificateSchema,
  resource: ownAccount,
  limits: ({ actor }) => [
    { name: 'certificates by account', subject: person(actor).userId, most: 20, windowSeconds: 3_600 },
  ],
  handle: async ({ services: { db, secrets, config }, actor, body: { scope, name }, now }) => {
    const { userId } = person(actor);
    const issuing = { userId, scope, name, issuer: config.publicOrigin };
    return created({
      certificate: await db.tx((queries) => issueCertificate(queries, certificateKey(secrets), issuing, now)),
    });
  },
});

/** `GET /api/v1/certificates/:certificateId`: for anybody who has the address: what it says, that it was revoked, or that it is not ours. */
export const readCertificateRoute = defineRoute({
  action: 'certificates.read',
  params,
  resource: () => SITE,
  handle: async ({ services, params: { certificateId } }) =>
    showCertificate(certificateKey(services.secrets), await needed(services, certificateId)),
});

/** `DELETE /api/v1/certificates/:certificateId`: revokes it, by its owner or an administrator. Its address says so from then on. */
export const revokeCertificate = defineRoute({
  action: 'certificates.revoke',
  params,
  resource: async ({ services, params: { certificateId } }): Promise<AccountResource> => ({
    kind: 'account',
    userId: (await findCertificate(services.db, certificateId))?.userId ?? '',
  }),
  handle: async ({ services, actor, params: { certificateId }, now }) => {
    const { userId } = await needed(services, certificateId);
    const by = person(actor).userId;
    await services.db.tx(async (queries) => {
      await queries.query(
        'update certificates set revoked_at = $2, revoked_why = $3 where id = $1 and revoked_at is null',
        [certificateId, now, by === userId ? 'owner' : 'operator'],
      );
      const detail = { id: certificateId };
      await writeAudit(
        queries,
        { actorId: by, action: 'certificates.revoke', subjectId: userId, detail },
        now,
      );
    });
    return done();
  },
});

/** `GET /api/v1/certificate-keys`: the public key that certificates of this server are checked with, as a JSON Web Key Set. */
export const listCertificateKeys = defineRoute({
  action: 'certificates.read',
  resource: () => SITE,
  handle: async ({ services: { secrets } }) => ({ keys: [certificateKey(secrets).jwk] }),
});
