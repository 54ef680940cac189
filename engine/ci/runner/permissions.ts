import type { JsonValue } from '../../core/json';

export type Access = 'none' | 'read' | 'write';

/** What the token of a job may do, by scope. */
export type Permissions = Readonly<Record<string, Access>>;

/** All scopes that a token can have. */
export const SCOPES = [
  'actions',
  'attestations',
  'checks',
  'contents',
  'deployments',
  'discussions',
  'id-token',
  'issues',
  'models',
  'packages',
  'pages',
  'pull-requests',
  'security-events',
  'statuses',
] as const;

const all = (access: Access): Permissions => Object.fromEntries(SCOPES.map((scope) => [scope, access]));

/** What a token may do where a workflow says nothing, as new repositories have it. */
const DEFAULT: Permissions = { ...all('none'), contents: 'read', packages: 'read' };

const RANK: Readonly<Record<Access, number>> = { none: 0, read: 1, write: 2 };

function given(value: JsonValue | undefined): Permissions | undefined {
  if (value === undefined || value === null) return undefined;
  if (value === 'read-all') return { ...all('read'), 'id-token': 'none' };
  if (value === 'write-all') return all('write');
  if (typeof value !== 'object' || Array.isArray(value)) return all('none');
  // Whatever is named makes the rest `none`.
  return { ...all('none'), ...(value as Record<string, Access>) };
}

/** The lesser of two, scope by scope. */
export const lesser = (a: Permissions, b: Permissions): Permissions =>
  Object.fromEntries(
    SCOPES.map((scope) => {
      const [one, other] = [a[scope] ?? 'none', b[scope] ?? 'none'];
      return [scope, RANK[one] <= RANK[other] ? one : other];
    }),
  );

/** What a token may do at most where the event comes from a fork: read. */
const readOnly = (permissions: Permissions): Permissions =>
  Object.fromEntries(
    Object.entries(permissions).map(([scope, access]) => [
      scope,
      access === 'write' && scope !== 'id-token' ? 'read' : access === 'write' ? 'none' : access,
    ]),
  );

/**
 * What the token of a job may do: what the job says, else what the workflow says, else the default.
 * @param isFork the event comes from a fork: then it may only read.
 * @param most of a workflow that is called: what its caller may do.
 */
export function permissionsOf(
  workflow: JsonValue | undefined,
  job: JsonValue | undefined,
  { isFork, most }: { readonly isFork: boolean; readonly most?: Permissions },
): Permissions {
  const wanted = given(job) ?? given(workflow) ?? most ?? DEFAULT;
  const within = most === undefined ? wanted : lesser(wanted, most);
  return isFork ? readOnly(within) : within;
}

const title = (scope: string) =>
  scope
    .split('-')
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join('');

/** What the log of a job says of its token. */
export const permissionLines = (permissions: Permissions): string[] =>
  [
    ...Object.entries(permissions)
      .filter(([, access]) => access !== 'none')
      .map(([scope, access]) => `${title(scope)}: ${access}`),
    'Metadata: read',
  ].sort();

/** Whether a token may do this. */
export const may = (permissions: Permissions, scope: string, access: Access): boolean =>
  RANK[permissions[scope] ?? 'none'] >= RANK[access];
