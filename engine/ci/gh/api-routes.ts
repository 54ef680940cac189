import type { JsonValue } from '../../core/json';
import { type EnvironmentSettings, environmentOf, readSettings, writeSettings } from '../store/settings';
import { EMPTY_EVENT } from '../triggers/event';
import { fail, type GhCall } from './call';

type Fields = Readonly<Record<string, JsonValue>>;

/** A part of GitHub's API about workflows. `params` are the groups of `path`, which is what follows the repository. */
export interface ApiRoute {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: RegExp;
  handle(call: GhCall, params: readonly string[], fields: Fields): Promise<JsonValue | undefined>;
}

const shown = (name: string, rules: EnvironmentSettings): JsonValue => ({
  name,
  protection_rules: [
    ...(rules.waitMinutes > 0 ? [{ type: 'wait_timer', wait_timer: rules.waitMinutes }] : []),
    ...(rules.reviewers.length > 0
      ? [
          {
            type: 'required_reviewers',
            prevent_self_review: rules.preventSelfReview,
            reviewers: rules.reviewers.map((login) => ({ type: 'User', reviewer: { login } })),
          },
        ]
      : []),
    ...(rules.branches.length + rules.tags.length > 0 ? [{ type: 'branch_policy' }] : []),
  ],
});

/** Logins of reviewers: the lab names people by login, where GitHub wants their numbers. */
const loginsOf = (value: JsonValue | undefined): string[] =>
  (Array.isArray(value) ? value : []).flatMap((one: JsonValue) => {
    const { login, id } = (one ?? {}) as { login?: JsonValue; id?: JsonValue };
    const name = login ?? id;
    return name === undefined ? [] : [String(name)];
  });

function changeEnvironment(
  call: GhCall,
  name: string,
  change: (rules: EnvironmentSettings) => Partial<EnvironmentSettings>,
) {
  const settings = readSettings(call.io.fs, call.folder);
  const before = environmentOf(settings, name);
  const rules: EnvironmentSettings = { ...before, ...change(before) };
  writeSettings(call.io.fs, call.folder, {
    ...settings,
    environments: { ...settings.environments, [name]: rules },
  });
  return rules;
}

/** To add a part of the API: one entry. */
export const API_ROUTES: readonly ApiRoute[] = [
  {
    method: 'POST',
    path: /^dispatches$/,
    handle: async (call, _params, { event_type: type, client_payload: payload = {} }) => {
      const { repository } = call.engine;
      const ref = `refs/heads/${repository.defaultBranch}`;
      const sha = repository.resolve(ref);
      if (typeof type !== 'string' || sha === undefined)
        return fail('gh: Invalid request.\n\n"event_type" wasn\'t supplied. (HTTP 422)');
      await call.engine.take({
        ...EMPTY_EVENT,
        name: 'repository_dispatch',
        at: call.io.clock.now(),
        actor: call.place.login,
        ref,
        sha,
        headSha: sha,
        action: type,
        payload: { action: type, client_payload: payload },
      });
      return undefined;
    },
  },
  {
    method: 'GET',
    path: /^environments\/([^/]+)$/,
    handle: async (call, [name = '']) => {
      const settings = readSettings(call.io.fs, call.folder);
      if (!Object.hasOwn(settings.environments, name)) return fail('gh: Not Found (HTTP 404)');
      return shown(name, environmentOf(settings, name));
    },
  },
  {
    method: 'PUT',
    path: /^environments\/([^/]+)$/,
    handle: async (call, [name = ''], fields) =>
      shown(
        name,
        changeEnvironment(call, name, (before) => ({
          reviewers: fields.reviewers === undefined ? before.reviewers : loginsOf(fields.reviewers),
          preventSelfReview: (fields.prevent_self_review ?? before.preventSelfReview) === true,
          waitMinutes: Number(fields.wait_timer ?? before.waitMinutes),
        })),
      ),
  },
  {
    method: 'POST',
    path: /^environments\/([^/]+)\/deployment-branch-policies$/,
    handle: async (call, [name = ''], fields) => {
      const pattern = String(fields.name ?? fail('gh: "name" wasn\'t supplied. (HTTP 422)'));
      const list = fields.type === 'tag' ? 'tags' : 'branches';
      changeEnvironment(call, name, (before) => ({ [list]: [...before[list], pattern] }));
      return { name: pattern, type: fields.type ?? 'branch' };
    },
  },
];
