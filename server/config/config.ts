import { join } from 'node:path';
import { z } from 'zod';
import { StagecraftError } from '../../engine/core/errors';

/** A setting that cannot be used. */
export class ConfigError extends StagecraftError<'config'> {}

const flag = z.coerce.number().int().min(0).max(10);
const unset = (value: unknown) => (value === '' ? undefined : value);

/** Secrets go there, so it has TLS; a stand-in on this machine need not. */
const providerUrl = z
  .url({ protocol: /^https?$/ })
  .refine(
    (url) => url.startsWith('https:') || ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname),
    'expected an address that begins with https:',
  );

const schema = z.object({
  DATABASE_URL: z.preprocess(
    unset,
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'expected postgresql://user:password@host/database')
      .optional(),
  ),
  DATA_DIR: z.preprocess(unset, z.string().optional()),
  APP_SECRET: z.preprocess(unset, z.string().min(32, 'expected 32 characters or more').optional()),
  PUBLIC_URL: z.preprocess(unset, z.url({ protocol: /^https?$/ }).optional()),
  TRUSTED_PROXY_HOPS: z.preprocess(unset, flag.default(0)),
  METRICS_TOKEN: z.preprocess(
    unset,
    z
      .string()
      .regex(/^\S{16,}$/, 'expected 16 characters or more, without spaces')
      .optional(),
  ),
  LTI_PRIVATE_PLATFORMS: z.preprocess(unset, z.enum(['0', '1']).default('0')),
  OIDC_ISSUER: z.preprocess(unset, providerUrl.optional()),
  OIDC_CLIENT_ID: z.preprocess(unset, z.string().optional()),
  OIDC_CLIENT_SECRET: z.preprocess(unset, z.string().optional()),
  OIDC_NAME: z.preprocess(unset, z.string().max(60).optional()),
  GITHUB_CLIENT_ID: z.preprocess(unset, z.string().optional()),
  GITHUB_CLIENT_SECRET: z.preprocess(unset, z.string().optional()),
  GITHUB_URL: z.preprocess(unset, providerUrl.default('https://github.com')),
  GRADING_WORKERS: z.preprocess(unset, z.coerce.number().int().min(0).max(256).optional()),
});

export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** For people. */
  readonly name: string;
}

export interface GithubConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  /** github.com, or a GitHub Enterprise Server. */
  readonly url: string;
}

export interface ServerConfig {
  /** Absent: the embedded database. */
  readonly databaseUrl?: string;
  readonly dataDir: string;
  /** Given from outside; absent: made at the first start and kept in the data folder. */
  readonly appSecret?: string;
  /** The origin that browsers see; null: unknown, as in development. */
  readonly publicOrigin: string | null;
  /** How many proxies of one's own stand before the server; only so many entries of X-Forwarded-For are believed. */
  readonly trustedProxyHops: number;
  /** Who may read the figures of /api/metrics; absent: nobody, and nothing is counted. */
  readonly metricsToken?: string;
  /** Whether learning management systems inside of a private network, and without TLS, are asked. */
  readonly asksPrivatePlatforms?: boolean;
  /** An OpenID provider where people may sign in; absent: none. */
  readonly oidc?: OidcConfig;
  /** Absent: nobody signs in with GitHub. */
  readonly github?: GithubConfig;
  /** How many submissions this server grades at once; 0: others do. Absent: one fewer than there are processors, at least one. */
  readonly gradingWorkers?: number;
}

/**
 * Reads the settings from the environment.
 *
 * @param root the project's folder; the data folder is `data` in it unless DATA_DIR names another.
 * @throws ConfigError that names the variable, and what is expected of it, never its value.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>, root: string): ServerConfig {
  const parsed = schema.safeParse(env);
  if (!parsed.success) {
    const said = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new ConfigError('config', `A setting of the server cannot be used. ${said.join('; ')}.`);
  }
  const {
    DATABASE_URL,
    DATA_DIR,
    APP_SECRET,
    PUBLIC_URL,
    TRUSTED_PROXY_HOPS,
    METRICS_TOKEN,
    LTI_PRIVATE_PLATFORMS,
    GRADING_WORKERS,
  } = parsed.data;
  if (DATABASE_URL !== undefined && APP_SECRET === undefined)
    throw new ConfigError(
      'config',
      'DATABASE_URL is set and APP_SECRET is not. All servers of one database need the same secret: set APP_SECRET to the output of `openssl rand -hex 32` on each.',
    );
  return {
    databaseUrl: DATABASE_URL,
    dataDir: DATA_DIR ?? join(root, 'data'),
    appSecret: APP_SECRET,
    publicOrigin: PUBLIC_URL === undefined ? null : new URL(PUBLIC_URL).origin,
    trustedProxyHops: TRUSTED_PROXY_HOPS,
    metricsToken: METRICS_TOKEN,
    ...(LTI_PRIVATE_PLATFORMS === '1' && { asksPrivatePlatforms: true }),
    oidc: oidcOf(parsed.data),
    github: githubOf(parsed.data),
    ...(GRADING_WORKERS !== undefined && { gradingWorkers: GRADING_WORKERS }),
  };
}

type Settings = z.infer<typeof schema>;

function oidcOf(settings: Settings): OidcConfig | undefined {
  const given = allOrNone(settings, ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']);
  if (given === undefined) return undefined;
  const [issuer, clientId, clientSecret] = given;
  return { issuer, clientId, clientSecret, name: settings.OIDC_NAME ?? new URL(issuer).hostname };
}

function githubOf(settings: Settings): GithubConfig | undefined {
  const given = allOrNone(settings, ['GITHUB_CLIENT_ID', 'GITHUB_CLIENT_SECRET']);
  return given && { clientId: given[0], clientSecret: given[1], url: new URL(settings.GITHUB_URL).origin };
}

/** The values of settings that make sense together only. @throws ConfigError that names those which are missing. */
function allOrNone<const Names extends readonly (keyof Settings)[]>(
  settings: Settings,
  names: Names,
): { [K in keyof Names]: string } | undefined {
  const missing = names.filter((name) => settings[name] === undefined);
  if (missing.length === names.length) return undefined;
  if (missing.length > 0)
    throw new ConfigError(
      'config',
      `${names.find((name) => settings[name] !== undefined)} is set, and ${missing.join(', ')} not. Set all of ${names.join(', ')}, or none.`,
    );
  return names.map((name) => settings[name]) as unknown as { [K in keyof Names]: string };
}
