import type { ProgramIo } from '../../core/lab-program';
import { apiFields } from './api-fields';
import { API_ROUTES, type ApiRoute } from './api-routes';
import type { GhCall } from './call';

/** A call of `gh api` that is about workflows. */
export interface ApiCall {
  readonly route: ApiRoute;
  readonly params: readonly string[];
  /** `owner/name`; undefined: that of the working folder. */
  readonly repository: string | undefined;
  readonly isSilent: boolean;
  readonly fields: () => ReturnType<typeof apiFields>;
}

const TAKES_VALUE = new Set([
  '-X',
  '--method',
  '-f',
  '--raw-field',
  '-F',
  '--field',
  '-H',
  '--header',
  '-q',
  '--jq',
]);

/** Reads `gh api …`; undefined: it is about something else, which the forge answers. */
export function parseApi({ args }: ProgramIo): ApiCall | undefined {
  const given: { isTyped: boolean; text: string }[] = [];
  let [method, path]: (string | undefined)[] = [];
  for (let i = 1; i < args.length; i++) {
    const word = args[i]!;
    const value = TAKES_VALUE.has(word) ? (args[++i] ?? '') : '';
    if (word === '-X' || word === '--method') method = value.toUpperCase();
    else if (word === '-f' || word === '--raw-field') given.push({ isTyped: false, text: value });
    else if (word === '-F' || word === '--field') given.push({ isTyped: true, text: value });
    else if (!word.startsWith('-')) path ??= word;
  }
  const match = /^\/?repos\/([^/]+)\/([^/]+)\/(.+)$/.exec(path ?? '');
  if (match === null) return undefined;
  const asked = method ?? (given.length > 0 ? 'POST' : 'GET');
  for (const route of API_ROUTES) {
    const found = route.method === asked ? route.path.exec(match[3]!) : null;
    if (found === null) continue;
    return {
      route,
      params: found.slice(1).map(decodeURIComponent),
      repository: match[1] === '{owner}' ? undefined : `${match[1]}/${match[2]}`,
      isSilent: args.includes('--silent'),
      fields: () => apiFields(given),
    };
  }
  return undefined;
}

/** Answers such a call. */
export async function answerApi(call: GhCall, { route, params, fields, isSilent }: ApiCall): Promise<number> {
  const answer = await route.handle(call, params, fields());
  if (answer !== undefined && !isSilent) call.line(JSON.stringify(answer, null, call.isTty ? 2 : 0));
  return 0;
}
