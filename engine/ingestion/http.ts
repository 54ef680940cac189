/** A request of the program to a host of the lab, in plain values. */
export interface LabRequest {
  readonly method: string;
  /** E.g. `api.northline.lab`. */
  readonly host: string;
  /** E.g. `/tickets`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a host of the lab answers. */
export interface LabReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text at once, or made piece by piece while the program reads. */
  readonly body: string | Iterator<string>;
  /** The connection is cut after the last piece, without an end. */
  readonly breaksOff?: boolean;
  /** Virtual milliseconds until the answer; Infinity: there is none. */
  readonly delayMs: number;
}

/** An answer with a JSON body, after 20 virtual milliseconds. */
export function json(status: number, value: unknown, headers: Record<string, string> = {}): LabReply {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(value),
    delayMs: 20,
  };
}

/** The answer to an address that a host does not have. */
export const notFound = (request: LabRequest, has: string): LabReply =>
  json(404, { error: `There is no ${request.method} ${request.path} at ${request.host}. There is ${has}.` });
