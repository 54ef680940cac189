import { randomUUID } from 'node:crypto';
import { type CourseExercise, isTold } from '../../content/required-exercises';
import type { Certificate, CertificateScope, Standing } from '../../contracts/api/certificates';
import { writeAudit } from '../accounts/audit';
import type { Queries } from '../db/db';
import { certificates } from '../db/schema/certificates';
import { HttpError } from '../http/http-error';
import { type CertificateKey, readCertificate, signCertificate } from './jws';
import { type PassedExercise, passedExercises } from './passed';
import { requiredExercises } from './required';

/** So many of the missing exercises are named. */
const NAMED = 5;

const SCOPES = ['course', 'capstone'] as const satisfies readonly CertificateScope[];

/** How far what the server has verified goes towards each certificate, and which stand. */
export async function standings(
  queries: Queries,
  key: CertificateKey,
  userId: string,
  now: Date,
): Promise<readonly Standing[]> {
  const passed = await passedExercises(queries, userId, now);
  const issued = await queries.query<{ scope: CertificateScope; jws: string }>(
    'select scope, jws from certificates where user_id = $1 and revoked_at is null',
    [userId],
  );
  return SCOPES.map((scope) => {
    const required = requiredExercises(scope);
    const missing = missingOf(required, passed);
    const jws = issued.find((one) => one.scope === scope)?.jws;
    const standing = jws === undefined ? null : readCertificate(key, jws);
    return {
      scope,
      passed: required.length - missing.length,
      outOf: required.length,
      missing: missing.slice(0, NAMED).map(({ id, title }) => ({ id, title })),
      certificate: standing && { id: standing.id, issuedAt: standing.issuedAt, name: standing.name },
    };
  });
}

/** Who gets a certificate of what. */
export interface Issuing {
  readonly userId: string;
  readonly scope: CertificateScope;
  readonly name: string;
  readonly issuer: string | null;
}

/**
 * Issues a certificate of what the server itself has graded; one that stands is replaced.
 *
 * @throws HttpError `conflict` while something has not passed, with what.
 */
export async function issueCertificate(
  queries: Queries,
  key: CertificateKey,
  { userId, scope, name, issuer }: Issuing,
  now: Date,
): Promise<Certificate> {
  // One after the other for a person, so that two requests do not both find none that stands.
  await queries.query('select 1 from users where id = $1 for update', [userId]);
  const required = requiredExercises(scope);
  const passed = await passedExercises(queries, userId, now);
  refuseMissing(scope, required, passed);
  const certificate: Certificate = {
    id: randomUUID(),
    issuer,
    scope,
    name,
    issuedAt: now.toISOString(),
    exercises: required.map(({ id, title }) => {
      const { passedAt, contentVersion, graderVersion, trust } = passed.find(
        ({ exercise }) => exercise === id,
      )!;
      return { id, title, passedAt: passedAt.toISOString(), contentVersion, graderVersion, trust };
    }),
    findings: findingsOf(passed),
  };
  await queries.query(
    `update certificates set revoked_at = $3, revoked_why = 'replaced'
     where user_id = $1 and scope = $2 and revoked_at is null`,
    [userId, scope, now],
  );
  const jws = signCertificate(key, certificate);
  await queries.orm.insert(certificates).values({ id: certificate.id, userId, scope, jws, issuedAt: now });
  await writeAudit(
    queries,
    {
      actorId: userId,
      action: 'certificate.issue',
      subjectId: userId,
      detail: { id: certificate.id, scope },
    },
    now,
  );
  return certificate;
}

const missingOf = (required: readonly CourseExercise[], passed: readonly PassedExercise[]) =>
  required.filter(({ id }) => !passed.some(({ exercise }) => exercise === id));

function refuseMissing(
  scope: CertificateScope,
  required: readonly CourseExercise[],
  passed: readonly PassedExercise[],
): void {
  if (required.length === 0)
    throw new HttpError('conflict', `This server has no lessons for a certificate of the ${scope}.`);
  const missing = missingOf(required, passed);
  if (missing.length === 0) return;
  const named = missing.slice(0, NAMED).map(({ title }) => title);
  const more = missing.length - named.length;
  throw new HttpError(
    'conflict',
    `The server has not seen these pass: ${named.join('; ')}${more > 0 ? `; and ${more} more` : ''}. Hand them in in a class; what was checked on a device alone is not certified.`,
  );
}

/** The figures of the game day and of the rubric, in the grader's own words. */
function findingsOf(passed: readonly PassedExercise[]): Certificate['findings'] {
  return passed
    .filter(({ exercise }) => isTold(exercise))
    .flatMap(({ parts }) => parts.map(({ label, did, seen }) => ({ label, says: seen || did })));
}
