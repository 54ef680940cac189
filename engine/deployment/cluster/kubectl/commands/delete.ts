import { flag, list, value } from '../../../../core/pflag';
import { type ClusterObject, namesOf, resourceOf } from '../../objects/kinds';
import type { KubectlCall, KubectlCommand } from '../call';
import { fail } from '../failure';
import { readFiles } from '../read-files';
import { findAll, readWanted, type Wanted } from '../select';

/** The longest that a deletion is waited for: more than any grace that somebody would write. */
const LONGEST_WAIT_MS = 3_600_000;

function wantedOf(call: KubectlCall): readonly Wanted[] {
  if (call.all('filename').length > 0)
    return readFiles(call).flatMap(({ manifests }) =>
      manifests.map(({ kind, metadata: { name } }) => ({ kind, name })),
    );
  const wanted = readWanted(call.operands);
  const isAll = wanted.some(({ name }) => name === null);
  if (isAll && !call.has('all') && call.get('selector') === undefined)
    return fail(`error: resource(s) were provided, but no name was specified`);
  return wanted;
}

async function gone(call: KubectlCall, object: ClusterObject): Promise<void> {
  const { kind, metadata } = object;
  const seconds = call.has('now') ? 1 : call.has('force') ? 0 : Number(call.get('grace-period') ?? -1);
  await call.session.give({
    type: 'delete',
    kind,
    name: metadata.name,
    ...(seconds >= 0 && { graceSeconds: seconds }),
    ...(call.get('cascade') === 'orphan' && { orphans: true }),
  });
  const resource = resourceOf(kind);
  call.line(
    call.get('output') === 'name'
      ? `${resource}/${metadata.name}`
      : `${resource} ${JSON.stringify(metadata.name)} ${call.has('force') ? 'force ' : ''}deleted`,
  );
}

export const DELETE: KubectlCommand = {
  path: 'delete',
  usage: '([-f FILENAME] | TYPE [(NAME | -l label | --all)]) [flags]',
  about: 'Delete resources by file names, stdin, resources and names, or by resources and label selector.',
  flags: [
    list('filename', 'f'),
    flag('recursive', 'R'),
    value('selector', 'l'),
    flag('all'),
    value('grace-period'),
    flag('force'),
    flag('now'),
    flag('ignore-not-found'),
    value('cascade'),
    value('output', 'o'),
    value('wait'),
    value('timeout'),
  ],
  run: async (call) => {
    const { objects, missing } = findAll(call.view, wantedOf(call), call.get('selector'));
    if (call.has('force'))
      call.note(
        'Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.',
      );
    for (const object of objects) await gone(call, object);
    const isLeft = () =>
      objects.some(
        ({ kind, metadata }) => call.view.find(kind, metadata.name)?.metadata.uid === metadata.uid,
      );
    if (call.get('wait') !== 'false' && isLeft())
      await call.session.wait({ isOver: () => !isLeft(), limitMs: LONGEST_WAIT_MS, signal: call.io.signal });
    if (objects.length === 0 && missing.length === 0) call.line('No resources found');
    if (call.has('ignore-not-found')) return 0;
    for (const { message } of missing) call.note(message);
    return missing.length > 0 ? 1 : 0;
  },
};

/** `deployments.apps`, as messages name a kind. */
export const pluralOf = (kind: ClusterObject['kind']): string =>
  resourceOf(kind).replace(kind.toLowerCase(), namesOf(kind).plural);
