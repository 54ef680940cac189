import type { ServerRepository } from '../../server/server-repository';
import type { GhContext } from '../gh-context';
import type { Fields } from './fields';

/** A request of GitHub's REST API to one repository. */
export interface ApiRequest {
  readonly context: GhContext;
  readonly server: ServerRepository;
  /** What stands in place of the pattern's groups, decoded. */
  readonly params: readonly string[];
  readonly fields: Fields;
}

/** What is answered; no body: nothing is printed. */
export interface ApiAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** One route below `repos/{owner}/{repo}`. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: RegExp;
  handle(request: ApiRequest): ApiAnswer;
}

export const ok = (body: unknown): ApiAnswer => ({ status: 200, body });
export const refused = (status: number, message: string): ApiAnswer => ({ status, body: { message } });

/** A field that has to be text; undefined when it is not. */
export const textOf = (fields: Fields, name: string): string | undefined =>
  typeof fields[name] === 'string' ? fields[name] : undefined;
