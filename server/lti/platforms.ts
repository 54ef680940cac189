import { eq } from 'drizzle-orm';
import type { Queries } from '../db/db';
import { ltiPlatforms } from '../db/schema/lti';
import { fieldError, HttpError } from '../http/http-error';

/** A platform as an administrator has registered it. */
export interface Platform {
  readonly id: string;
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly authorizationUrl: string;
  readonly tokenUrl: string;
  readonly jwksUrl: string;
  readonly deploymentIds: readonly string[];
}

const COLUMNS = `p.id, p.name, p.issuer, p.client_id as "clientId", p.authorization_url as "authorizationUrl",
  p.token_url as "tokenUrl", p.jwks_url as "jwksUrl",
  array(select d.deployment_id from lti_deployments d where d.platform_id = p.id order by 1) as "deploymentIds"`;

/** All platforms by name. */
export function listPlatforms(queries: Queries): Promise<readonly Platform[]> {
  return queries.query<Platform & object>(
    `select ${COLUMNS} from lti_platforms p order by lower(p.name), p.id`,
  );
}

/** One platform; null: it is not registered any more. */
export async function findPlatform(queries: Queries, id: string): Promise<Platform | null> {
  const [found] = await queries.query<Platform & object>(
    `select ${COLUMNS} from lti_platforms p where p.id = $1`,
    [id],
  );
  return found ?? null;
}

/** The platform that a login comes from; null: none, or one of several that only a client id could tell apart. */
export async function platformOfLogin(
  queries: Queries,
  issuer: string,
  clientId: string | undefined,
): Promise<Platform | null> {
  const found = await queries.query<Platform & object>(
    `select ${COLUMNS} from lti_platforms p where p.issuer = $1 and ($2::text is null or p.client_id = $2)`,
    [issuer, clientId ?? null],
  );
  return found.length === 1 ? found[0]! : null;
}

export type PlatformFields = Omit<Platform, 'id'>;

/** Registers a platform. @throws HttpError `invalid` when that client of it is registered already. */
export async function registerPlatform(
  queries: Queries,
  { deploymentIds, ...fields }: PlatformFields,
  createdBy: string,
  createdAt: Date,
): Promise<string> {
  const id = crypto.randomUUID();
  await refuseTwice(queries, fields, null);
  await queries.orm.insert(ltiPlatforms).values({ ...fields, id, createdBy, createdAt });
  await setDeployments(queries, id, deploymentIds);
  return id;
}

/** Changes a platform. A deployment that is taken away takes its courses' links and scores with it. */
export async function changePlatform(
  queries: Queries,
  id: string,
  { deploymentIds, ...fields }: PlatformFields,
): Promise<void> {
  await refuseTwice(queries, fields, id);
  const changed = await queries.orm
    .update(ltiPlatforms)
    .set(fields)
    .where(eq(ltiPlatforms.id, id))
    .returning();
  if (changed.length === 0) throw new HttpError('not-found', 'There is no such platform.');
  await setDeployments(queries, id, deploymentIds);
}

/** Takes a platform away. Classes and people stay; their links, scores and logins go. */
export async function removePlatform(
  queries: Queries,
  id: string,
): Promise<typeof ltiPlatforms.$inferSelect> {
  const [removed] = await queries.orm.delete(ltiPlatforms).where(eq(ltiPlatforms.id, id)).returning();
  if (removed === undefined) throw new HttpError('not-found', 'There is no such platform.');
  return removed;
}

async function setDeployments(queries: Queries, id: string, deploymentIds: readonly string[]): Promise<void> {
  await queries.query(
    'delete from lti_deployments where platform_id = $1 and not (deployment_id = any($2::text[]))',
    [id, deploymentIds],
  );
  await queries.query(
    'insert into lti_deployments (platform_id, deployment_id) select $1, unnest($2::text[]) on conflict do nothing',
    [id, deploymentIds],
  );
}

async function refuseTwice(
  queries: Queries,
  { issuer, clientId }: Pick<PlatformFields, 'issuer' | 'clientId'>,
  except: string | null,
): Promise<void> {
  const found = await platformOfLogin(queries, issuer, clientId);
  if (found !== null && found.id !== except)
    throw fieldError('clientId', `${found.name} is registered with this issuer and client id already.`);
}
