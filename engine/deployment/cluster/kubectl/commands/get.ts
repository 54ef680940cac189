import { flag, list, value } from '../../../../core/pflag';
import { endpointAddresses } from '../../pods/endpoints';
import type { KubectlCall, KubectlCommand } from '../call';
import { fail } from '../failure';
import { humanDuration } from '../human-duration';
import { printObjects } from '../print-objects';
import { readFiles } from '../read-files';
import { findAll, readWanted, type Wanted } from '../select';
import { table } from '../table';

const WATCH =
  'error: --watch is not available in the lab: time passes while a command waits for something. Use kubectl rollout status or kubectl wait';

/** What is no object of its own: it is made up when it is asked for. */
const VIEWS: Readonly<Record<string, (call: KubectlCall) => readonly (readonly string[])[]>> = {
  events: ({ view }) => [
    ['LAST SEEN', 'TYPE', 'REASON', 'OBJECT', 'MESSAGE'],
    ...view.events.map(({ lastAt, count, firstAt, type, reason, about, message }) => [
      count > 1
        ? `${humanDuration(view.now - lastAt)} (x${count} over ${humanDuration(view.now - firstAt)})`
        : humanDuration(view.now - lastAt),
      type,
      reason,
      `${about.kind.toLowerCase()}/${about.name}`,
      message,
    ]),
  ],
  nodes: ({ view }) => [
    ['NAME', 'STATUS', 'ROLES', 'AGE', 'VERSION'],
    ...view.settings.nodes.map(({ name }) => [name, 'Ready', '<none>', '365d', 'v1.31.4']),
  ],
  namespaces: () => [
    ['NAME', 'STATUS', 'AGE'],
    ['default', 'Active', '365d'],
  ],
  endpoints: ({ view }) => [
    ['NAME', 'ENDPOINTS', 'AGE'],
    ...view
      .list('Service')
      .map((service) => [
        service.metadata.name,
        endpointAddresses(view, service).join(',') || '<none>',
        humanDuration(view.now - service.metadata.createdAt),
      ]),
  ],
};

const VIEW_NAMES: Readonly<Record<string, string>> = {
  events: 'events',
  event: 'events',
  ev: 'events',
  nodes: 'nodes',
  node: 'nodes',
  no: 'nodes',
  namespaces: 'namespaces',
  namespace: 'namespaces',
  ns: 'namespaces',
  endpoints: 'endpoints',
  ep: 'endpoints',
};

function printView(call: KubectlCall, name: string): number {
  if (call.get('output') !== undefined && call.get('output') !== 'wide')
    return fail(`error: the lab shows ${name} as a table only`);
  const [head, ...rows] = VIEWS[name]!(call);
  if (rows.length === 0) call.note('No resources found in default namespace.');
  else call.io.stdout(table(call.has('no-headers') ? rows : [head!, ...rows]));
  return 0;
}

function wantedOf(call: KubectlCall): readonly Wanted[] {
  if (call.all('filename').length === 0) return readWanted(call.operands);
  return readFiles(call).flatMap(({ manifests }) =>
    manifests.map(({ kind, metadata: { name } }) => ({ kind, name })),
  );
}

export const GET: KubectlCommand = {
  path: 'get',
  usage: '(TYPE[.GROUP] [NAME | -l label] | TYPE/NAME ...) [flags]',
  about: 'Display one or many resources.',
  flags: [
    value('output', 'o'),
    value('selector', 'l'),
    list('filename', 'f'),
    flag('recursive', 'R'),
    flag('watch', 'w'),
    flag('watch-only'),
    flag('all-namespaces', 'A'),
    flag('show-labels'),
    flag('no-headers'),
    flag('ignore-not-found'),
    value('sort-by'),
    value('field-selector'),
  ],
  run: (call) => {
    if (call.has('watch') || call.has('watch-only')) return fail(WATCH);
    if (call.has('field-selector')) return fail('error: the lab selects by labels: use -l');
    const view = VIEW_NAMES[call.operands[0]?.toLowerCase() ?? ''];
    if (view !== undefined) return printView(call, view);
    const wanted = wantedOf(call);
    const { objects, missing } = findAll(call.view, wanted, call.get('selector'));
    const isList = wanted.length !== 1 || wanted[0]!.name === null;
    const sorted = call.has('sort-by') ? sortedBy(call.get('sort-by')!, objects) : objects;
    if (objects.length > 0 || (isList && call.get('output') !== undefined && missing.length === 0))
      printObjects(call, sorted, isList);
    else if (missing.length === 0) call.note('No resources found in default namespace.');
    if (call.has('ignore-not-found')) return 0;
    for (const { message } of missing) call.note(message);
    return missing.length > 0 ? 1 : 0;
  },
};

function sortedBy<Item extends { readonly metadata: { readonly name: string; readonly createdAt: number } }>(
  path: string,
  objects: readonly Item[],
): readonly Item[] {
  const bare = path.replace(/[{}]/g, '');
  if (bare === '.metadata.creationTimestamp')
    return [...objects].sort((a, b) => a.metadata.createdAt - b.metadata.createdAt);
  if (bare === '.metadata.name') return objects;
  return fail('error: the lab sorts by .metadata.creationTimestamp or .metadata.name');
}
