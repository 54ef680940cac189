import { LineCounter, parseAllDocuments } from 'yaml';
import { messageOf } from '../../../core/errors';
import type { JsonValue } from '../../../core/json';
import { ClusterError } from '../errors';
import { KINDS, type Kind } from '../objects/kinds';
import { checkShape, type Path, pathText } from './check-shape';
import { SCHEMAS } from './schemas/schemas';

/** An object as somebody wrote it, its shape checked, nothing filled in. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: Kind;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly [field: string]: unknown;
}

/** What a file of manifests says. */
export interface ParsedManifests {
  readonly manifests: readonly Manifest[];
  /** Fields that change nothing in the lab, each as one line. */
  readonly warnings: readonly string[];
}

/** The largest file that is read, in characters: an API server takes no more either. */
const MOST_TEXT = 1_000_000;
const MOST_DOCUMENTS = 200;
/** How often the aliases of a file may be followed: enough for anchors, too little for a bomb. */
const MOST_ALIASES = 100;

const OFF = 'if you choose to ignore these errors, turn validation off with --validate=false';

type Json = Readonly<Record<string, JsonValue>>;

const isRecord = (value: JsonValue | undefined): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads the objects of a YAML or JSON text; `file` names it in messages.
 * @throws ClusterError `unreadable` for what is no YAML, is too large or unfolds without end; `invalid-manifest` for what
 * breaks the schema of its kind, with its line.
 */
export function parseManifests(text: string, file: string): ParsedManifests {
  if (text.length > MOST_TEXT)
    throw new ClusterError(
      'unreadable',
      `error: error parsing ${file}: it has ${text.length} characters, and the cluster takes at most ${MOST_TEXT}`,
    );
  const lines = new LineCounter();
  const unreadable = (message: string, offset?: number) => {
    const at = offset === undefined ? '' : `line ${lines.linePos(offset).line}: `;
    return new ClusterError(
      'unreadable',
      `error: error parsing ${file}: error converting YAML to JSON: yaml: ${at}${message}`,
    );
  };
  const manifests: Manifest[] = [];
  const warnings: string[] = [];
  let documents: ReturnType<typeof parseAllDocuments>;
  try {
    documents = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false });
  } catch (thrown) {
    throw unreadable(messageOf(thrown));
  }
  if (!Array.isArray(documents)) return { manifests, warnings };
  if (documents.length > MOST_DOCUMENTS)
    throw unreadable(`${documents.length} documents in one file; at most ${MOST_DOCUMENTS} are taken`);
  for (const document of documents) {
    const [error] = document.errors;
    if (error) throw unreadable(error.message, error.pos[0]);
    let value: JsonValue;
    try {
      value = document.toJS({ maxAliasCount: MOST_ALIASES }) as JsonValue;
    } catch (thrown) {
      throw unreadable(messageOf(thrown));
    }
    if (value === null || value === undefined) continue;
    const placeOf = (path: Path): string => {
      for (let length = path.length; length >= 0; length--) {
        const node = document.getIn(path.slice(0, length), true) as { range?: readonly number[] } | undefined;
        if (node?.range === undefined) continue;
        const { line, col } = lines.linePos(node.range[0]!);
        return `${file}:${line}:${col}`;
      }
      return file;
    };
    const isList = isRecord(value) && value.kind === 'List' && Array.isArray(value.items);
    const items = isList ? (value as { items: readonly JsonValue[] }).items : [value];
    items.forEach((item, at) => {
      const base: Path = isList ? ['items', at] : [];
      const { manifest, ignored } = checked(item, file, (path) => placeOf([...base, ...path]));
      manifests.push(manifest);
      warnings.push(...ignored);
    });
  }
  return { manifests, warnings };
}

function checked(
  value: JsonValue,
  file: string,
  placeOf: (path: Path) => string,
): { readonly manifest: Manifest; readonly ignored: readonly string[] } {
  const invalid = (faults: readonly { readonly message: string; readonly path: Path }[]) => {
    const messages = faults.map(({ message }) => message);
    const all = messages.length === 1 ? messages[0] : `[${messages.join(', ')}]`;
    const places = faults.map(({ path, message }) =>
      faults.length === 1 ? `  at ${placeOf(path)}` : `  at ${placeOf(path)}: ${message}`,
    );
    return new ClusterError(
      'invalid-manifest',
      `error: error validating "${file}": error validating data: ${all}; ${OFF}\n${places.join('\n')}`,
    );
  };
  if (!isRecord(value)) throw invalid([{ message: 'invalid object to validate', path: [] }]);
  const unset = ['apiVersion', 'kind'].filter(
    (name) => typeof value[name] !== 'string' || value[name] === '',
  );
  if (unset.length > 0) throw invalid(unset.map((name) => ({ message: `${name} not set`, path: [] })));
  const metadata = isRecord(value.metadata) ? value.metadata : {};
  const name = typeof metadata.name === 'string' ? metadata.name : '';
  const { apiVersion, kind } = value as { apiVersion: string; kind: string };
  const known = KINDS.find((one) => one.kind === kind && one.apiVersion === apiVersion);
  const schema = known && SCHEMAS[known.kind];
  if (!known || !schema) throw unknownKind(apiVersion, kind, name, file, placeOf(['kind']));
  const { faults, ignored } = checkShape(kind, value, schema);
  if (faults.length > 0) throw invalid(faults);
  if (name === '')
    throw new ClusterError(
      'invalid-manifest',
      `error: error when retrieving current configuration of:\nResource: "${apiVersion}, Resource=${known.plural}", GroupVersionKind: "${apiVersion}, Kind=${kind}"\nName: "", Namespace: "default"\nfrom server for: "${file}": resource name may not be empty\n  at ${placeOf(['metadata'])}`,
    );
  return {
    manifest: value as unknown as Manifest,
    ignored: ignored
      .filter((path) => path.length > 0 && path[0] !== 'status' && path[0] !== 'metadata')
      .map((path) => `${placeOf(path)}: the lab does nothing by ${pathText(kind, path)}`),
  };
}

function unknownKind(apiVersion: string, kind: string, name: string, file: string, place: string) {
  const same = KINDS.find((one) => one.kind === kind);
  const hint =
    same === undefined || !same.isWritten
      ? `the lab's cluster takes ${KINDS.filter(({ isWritten }) => isWritten)
          .map((one) => one.kind)
          .join(', ')}`
      : `${kind} is of ${same.apiVersion}`;
  return new ClusterError(
    'invalid-manifest',
    `error: resource mapping not found for name: "${name}" namespace: "" from "${file}": no matches for kind "${kind}" in version "${apiVersion}"\nensure CRDs are installed first\n  at ${place}: ${hint}`,
  );
}
