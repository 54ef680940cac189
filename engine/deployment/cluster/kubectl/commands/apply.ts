import { flag, list, value } from '../../../../core/pflag';
import { admit } from '../../admission/admit';
import { appliedObject } from '../../admission/apply-manifest';
import { LAST_APPLIED } from '../../controllers/revisions';
import { ClusterError } from '../../errors';
import type { Manifest } from '../../manifest/parse-manifests';
import { type ClusterObject, fullNameOf, namesOf, resourceOf } from '../../objects/kinds';
import type { AdmittedObject } from '../../state/inputs';
import { canonical } from '../../state/names';
import type { KubectlCall, KubectlCommand } from '../call';
import { readFiles } from '../read-files';

const FILE_FLAGS = [
  list('filename', 'f'),
  flag('recursive', 'R'),
  value('dry-run'),
  value('output', 'o'),
  flag('server-side'),
  value('field-manager'),
  flag('validate'),
];

/** Whether two states of an object are the same but for the note of what was applied. */
function isSame({ metadata, spec }: ClusterObject, next: AdmittedObject): boolean {
  const bare = ({ [LAST_APPLIED]: _note, ...rest }: Readonly<Record<string, string>>) => rest;
  return (
    canonical([spec, metadata.labels, bare(metadata.annotations)]) ===
    canonical([next.spec, next.metadata.labels, bare(next.metadata.annotations)])
  );
}

async function applied(call: KubectlCall, manifest: Manifest): Promise<void> {
  const { kind, metadata } = manifest;
  const before = call.view.find(kind, metadata.name);
  const next = appliedObject(call.view, manifest);
  const outcome = !before ? 'created' : isSame(before, next) ? 'unchanged' : 'configured';
  const dryRun = call.get('dry-run') ?? 'none';
  const suffix = dryRun === 'none' ? '' : dryRun === 'server' ? ' (server dry run)' : ' (dry run)';
  if (dryRun === 'none') await call.session.give({ type: 'put', object: next });
  call.line(
    call.get('output') === 'name' ? fullNameOf(manifest) : `${fullNameOf(manifest)} ${outcome}${suffix}`,
  );
}

async function made(call: KubectlCall, manifest: Manifest, file: string): Promise<void> {
  const { kind, metadata } = manifest;
  const resource = resourceOf(kind).replace(kind.toLowerCase(), namesOf(kind).plural);
  if (call.view.find(kind, metadata.name))
    throw new ClusterError(
      'refused',
      `Error from server (AlreadyExists): error when creating ${JSON.stringify(file)}: ${resource} ${JSON.stringify(metadata.name)} already exists`,
    );
  const object = admit(call.view, manifest);
  if ((call.get('dry-run') ?? 'none') === 'none') await call.session.give({ type: 'put', object });
  call.line(`${fullNameOf(manifest)} created${call.has('dry-run') ? ' (dry run)' : ''}`);
}

/** Does something with each manifest; one that is refused does not keep the others back. */
async function withEach(
  call: KubectlCall,
  act: (manifest: Manifest, file: string) => Promise<void>,
): Promise<number> {
  let exitCode = 0;
  const files = readFiles(call);
  if (files.every(({ manifests }) => manifests.length === 0)) {
    call.note('error: no objects passed to apply');
    return 1;
  }
  for (const { name, manifests, warnings } of files) {
    for (const warning of warnings) call.note(`Warning: ${warning}`);
    for (const manifest of manifests) {
      try {
        await act(manifest, name);
      } catch (error) {
        if (!(error instanceof ClusterError)) throw error;
        call.note(error.message);
        exitCode = 1;
      }
    }
  }
  return exitCode;
}

export const APPLY: KubectlCommand = {
  path: 'apply',
  usage: '(-f FILENAME | -k DIRECTORY) [flags]',
  about: 'Apply a configuration to a resource by file name or stdin.',
  flags: FILE_FLAGS,
  run: (call) => withEach(call, (manifest) => applied(call, manifest)),
};

export const CREATE: KubectlCommand = {
  path: 'create',
  usage: '-f FILENAME [flags]',
  about: 'Create a resource from a file or from stdin.',
  flags: FILE_FLAGS,
  run: (call) => withEach(call, (manifest, file) => made(call, manifest, file)),
};
