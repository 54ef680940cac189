import { notFound } from '../admission/admit';
import { type ClusterObject, KINDS, type Kind, kindNamed } from '../objects/kinds';
import { type LabelRequirement, matches } from '../objects/selector';
import type { ClusterView } from '../state/view';
import { fail } from './failure';

/** What a command is about: a kind, and one object of it or all. */
export interface Wanted {
  readonly kind: Kind;
  readonly name: string | null;
}

/** What `all` stands for. */
const ALL: readonly Kind[] = [
  'Pod',
  'Service',
  'Deployment',
  'ReplicaSet',
  'HorizontalPodAutoscaler',
  'Rollout',
];

/** The kind that a word means. @throws KubectlFailure in kubectl's words. */
export function kindOf(word: string): Kind {
  return (
    kindNamed(word)?.kind ?? fail(`error: the server doesn't have a resource type ${JSON.stringify(word)}`)
  );
}

/**
 * Reads what is meant by words: `pods`, `pod web-1`, `deploy/web svc/web`, `deploy,svc`, `all`.
 * @throws KubectlFailure in kubectl's words.
 */
export function readWanted(words: readonly string[]): readonly Wanted[] {
  const [first] = words;
  if (first === undefined)
    return fail(
      'error: You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.\n\nSee \'kubectl get -h\' for help and examples',
    );
  if (words.some((word) => word.includes('/')))
    return words.map((word): Wanted => {
      const [kind = '', name = '', ...more] = word.split('/');
      if (name === '' || more.length > 0)
        return fail(
          "error: there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'",
        );
      return { kind: kindOf(kind), name };
    });
  const kinds = first === 'all' ? ALL : first.split(',').map(kindOf);
  const names = words.slice(1);
  if (names.length === 0) return kinds.map((kind): Wanted => ({ kind, name: null }));
  return kinds.flatMap((kind) => names.map((name): Wanted => ({ kind, name })));
}

/** Reads a label selector as it is typed: `app=web,tier!=db,env in (a,b),!old`. */
export function readSelector(text: string): readonly LabelRequirement[] {
  const parts = text.match(/(?:[^,(]|\([^)]*\))+/g) ?? [];
  return parts.map((part): LabelRequirement => {
    const set = /^\s*([\w./-]+)\s+(in|notin)\s+\(([^)]*)\)\s*$/.exec(part);
    if (set)
      return {
        key: set[1]!,
        operator: set[2] === 'in' ? 'In' : 'NotIn',
        values: set[3]!.split(',').map((one) => one.trim()),
      };
    const equal = /^\s*([\w./-]+)\s*(==?|!=)\s*([\w.-]*)\s*$/.exec(part);
    if (equal) return { key: equal[1]!, operator: equal[2] === '!=' ? 'NotIn' : 'In', values: [equal[3]!] };
    const bare = /^\s*(!?)\s*([\w./-]+)\s*$/.exec(part);
    if (bare) return { key: bare[2]!, operator: bare[1] === '!' ? 'DoesNotExist' : 'Exists' };
    return fail(
      `error: unable to parse requirement: found '${part.trim()}', expected: !, identifier, or 'end of string'`,
    );
  });
}

/** The objects that are wanted, by their names; `missing`: what is not there. */
export function findAll(
  view: ClusterView,
  wanted: readonly Wanted[],
  selector?: string,
): { readonly objects: readonly ClusterObject[]; readonly missing: readonly Error[] } {
  const objects: ClusterObject[] = [];
  const missing: Error[] = [];
  const requirements = selector === undefined ? [] : readSelector(selector);
  for (const { kind, name } of wanted) {
    if (name !== null) {
      const object = view.find(kind, name);
      if (object) objects.push(object);
      else missing.push(notFound(kind, name));
      continue;
    }
    const all = [...view.list(kind)] as ClusterObject[];
    objects.push(
      ...all
        .filter(({ metadata }) => matches(metadata.labels, { matchExpressions: requirements }))
        .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1)),
    );
  }
  return { objects, missing };
}

/** The one object that words mean. @throws KubectlFailure, ClusterError */
export function findOne<K extends Kind>(view: ClusterView, words: readonly string[], kinds: readonly K[]) {
  const [wanted, ...more] = readWanted(words);
  if (!wanted || more.length > 0 || wanted.name === null)
    return fail('error: exactly one resource with its name is needed here');
  const { kind, name } = wanted;
  if (!kinds.includes(kind as K))
    return fail(
      `error: ${KINDS.find((one) => one.kind === kind)!.plural} ${JSON.stringify(name)} cannot be used here; take ${kinds.map((one) => one.toLowerCase()).join(' or ')}`,
    );
  const object = view.find(kind as K, name);
  if (!object) throw notFound(kind, name);
  return object;
}
