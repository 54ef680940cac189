import type { CheckConclusion } from '../../checks/check-run';
import { readChecks, reportCheck } from '../../checks/check-store';
import { codeOwnersOf } from '../../owners/repository-owners';
import { deleteBranch } from '../../server/delete-branch';
import { fullName, webUrl } from '../../server/github-server';
import { protectBranch, unprotectBranch } from '../../server/protect-branch';
import { branchTip, defaultBranch, type ServerRepository } from '../../server/server-repository';
import { ruleFor } from '../../store/settings';
import type { Fields } from './fields';
import { checkShape, codeOwnersErrorsShape, protectionShape } from './rest-shapes';
import { ok, type Route, refused, textOf } from './route';

const branches = ({ git }: ServerRepository) =>
  git.refs.list('refs/heads/').map(({ name }) => name.slice('refs/heads/'.length));

/** The commit that a branch or an id stands for; undefined: neither. */
function commitOf(server: ServerRepository, ref: string): string | undefined {
  const tip = branchTip(server, ref.replace(/^refs\/heads\/|^heads\//, ''));
  return tip ?? (/^[0-9a-f]{40}$/.test(ref) && server.git.objects.has(ref) ? ref : undefined);
}

const STATES: Readonly<Record<string, CheckConclusion | null>> = {
  success: 'success',
  failure: 'failure',
  error: 'failure',
  pending: null,
};

const part = (fields: Fields, name: string): Fields | undefined =>
  typeof fields[name] === 'object' && fields[name] !== null ? (fields[name] as Fields) : undefined;

/** The routes about the repository, its branches and the checks of its commits. */
export const REPOSITORY_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: /^$/,
    handle: ({ server }) =>
      ok({
        full_name: fullName(server.name),
        private: server.settings.visibility === 'private',
        description: server.settings.description,
        default_branch: defaultBranch(server),
        html_url: webUrl(server.name),
      }),
  },
  {
    method: 'GET',
    path: /^branches$/,
    handle: ({ server }) =>
      ok(
        branches(server).map((name) => ({
          name,
          commit: { sha: branchTip(server, name) },
          protected: ruleFor(server.settings, name) !== undefined,
        })),
      ),
  },
  {
    method: 'GET',
    path: /^branches\/(.+)\/protection$/,
    handle({ server, params }) {
      const rule = ruleFor(server.settings, params[0]!);
      return rule === undefined ? refused(404, 'Branch not protected') : ok(protectionShape(rule));
    },
  },
  {
    method: 'PUT',
    path: /^branches\/(.+)\/protection$/,
    handle({ server, params, context, fields }) {
      const checks = part(fields, 'required_status_checks');
      const reviews = part(fields, 'required_pull_request_reviews');
      const contexts = checks?.contexts ?? [];
      const count = reviews?.required_approving_review_count ?? 1;
      if (!Array.isArray(contexts) || contexts.some((one) => typeof one !== 'string'))
        return refused(422, 'required_status_checks.contexts must be a list of names');
      if (typeof count !== 'number' || count < 0 || count > 6)
        return refused(422, 'required_approving_review_count must be a number from 0 to 6');
      const rule = protectBranch(server, params[0]!, {
        by: context.login,
        rule: {
          requirePullRequest: reviews !== undefined,
          requiredReviews: reviews === undefined ? 0 : count,
          requiredChecks: contexts as string[],
          requireUpToDate: checks?.strict === true,
          requireResolved: fields.required_conversation_resolution === true,
          requireOwnerReview: reviews?.require_code_owner_reviews === true,
        },
      });
      return ok(protectionShape(rule));
    },
  },
  {
    method: 'DELETE',
    path: /^branches\/(.+)\/protection$/,
    handle({ server, params, context }) {
      unprotectBranch(server, params[0]!, context.login);
      return { status: 204 };
    },
  },
  {
    method: 'GET',
    path: /^codeowners\/errors$/,
    handle({ server, fields }) {
      const branch = textOf(fields, 'ref') ?? defaultBranch(server);
      const owners = codeOwnersOf(server, branch);
      return owners === undefined ? refused(404, 'Not Found') : ok(codeOwnersErrorsShape(owners));
    },
  },
  {
    method: 'DELETE',
    path: /^git\/refs\/heads\/(.+)$/,
    handle({ server, params, context }) {
      deleteBranch(server, params[0]!, context.login);
      return { status: 204 };
    },
  },
  {
    method: 'GET',
    path: /^commits\/(.+)\/check-runs$/,
    handle({ server, params }) {
      const commit = commitOf(server, params[0]!);
      if (commit === undefined) return refused(422, `No commit found for SHA: ${params[0]}`);
      const checks = readChecks(server.git.fs, server.folder, commit);
      return ok({ total_count: checks.length, check_runs: checks.map(checkShape) });
    },
  },
  {
    method: 'POST',
    path: /^statuses\/([0-9a-f]+)$/,
    handle({ server, params, fields }) {
      const commit = commitOf(server, params[0]!);
      if (commit === undefined) return refused(422, `No commit found for SHA: ${params[0]}`);
      const state = textOf(fields, 'state') ?? '';
      if (!Object.hasOwn(STATES, state))
        return refused(422, `state must be one of ${Object.keys(STATES).join(', ')}`);
      const conclusion = STATES[state]!;
      const at = server.clock.now();
      const name = textOf(fields, 'context') ?? 'default';
      reportCheck(server.git.fs, server.folder, commit, {
        name,
        status: conclusion === null ? 'in_progress' : 'completed',
        conclusion,
        description: textOf(fields, 'description'),
        url: textOf(fields, 'target_url'),
        startedAt: at,
        completedAt: conclusion === null ? null : at,
      });
      return {
        status: 201,
        body: { state, context: name, description: textOf(fields, 'description') ?? null },
      };
    },
  },
];
