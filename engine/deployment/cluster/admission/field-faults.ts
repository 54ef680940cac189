import { ClusterError } from '../errors';

const shown = (value: unknown): string =>
  typeof value === 'string'
    ? JSON.stringify(value)
    : typeof value === 'object'
      ? goMap(value)
      : String(value);

/** A map of texts as Go prints one. */
const goMap = (value: object | null): string =>
  `map[string]string{${Object.entries(value ?? {})
    .map(([key, one]) => `${JSON.stringify(key)}:${JSON.stringify(one)}`)
    .join(', ')}}`;

const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const SUBDOMAIN = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const LABEL_VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9])?$/;

const SUBDOMAIN_RULE =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const LABEL_RULE =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const VALUE_RULE =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

/** What the API server finds wrong with the fields of one object, in its words. */
export class FieldFaults {
  readonly #found: string[] = [];

  invalid(path: string, value: unknown, why: string): void {
    this.#found.push(`${path}: Invalid value: ${shown(value)}: ${why}`);
  }

  required(path: string, why = ''): void {
    this.#found.push(`${path}: Required value${why === '' ? '' : `: ${why}`}`);
  }

  /** Holds a text against those that are taken. */
  oneOf(path: string, value: string, supported: readonly string[]): void {
    if (supported.includes(value)) return;
    const list = supported.map((one) => JSON.stringify(one)).join(', ');
    this.#found.push(`${path}: Unsupported value: ${JSON.stringify(value)}: supported values: ${list}`);
  }

  duplicate(path: string, value: string): void {
    this.#found.push(`${path}: Duplicate value: ${JSON.stringify(value)}`);
  }

  /** Holds a number against its bounds. */
  within(path: string, value: number, least: number, most = Number.MAX_SAFE_INTEGER): void {
    if (value < least && least === 0) this.invalid(path, value, 'must be greater than or equal to 0');
    else if (value < least) this.invalid(path, value, `must be greater than or equal to ${least}`);
    else if (value > most) this.invalid(path, value, `must be less than or equal to ${most}`);
  }

  subdomain(path: string, value: string): void {
    if (!SUBDOMAIN.test(value)) this.invalid(path, value, SUBDOMAIN_RULE);
  }

  label(path: string, value: string): void {
    if (!LABEL.test(value)) this.invalid(path, value, LABEL_RULE);
  }

  labelValues(path: string, labels: Readonly<Record<string, string>>): void {
    for (const value of Object.values(labels))
      if (!LABEL_VALUE.test(value)) this.invalid(path, value, VALUE_RULE);
  }

  /** @throws ClusterError `refused` when something was found. */
  end(kind: string, name: string): void {
    if (this.#found.length === 0) return;
    const list =
      this.#found.length === 1 ? this.#found[0] : `\n${this.#found.map((one) => `* ${one}`).join('\n')}`;
    throw new ClusterError('refused', `The ${kind} "${name}" is invalid: ${list}`);
  }
}
