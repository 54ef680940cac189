import { resolvePath } from '../../core/file-system';
import type { FileContent } from '../../core/files';
import { sha256Hex } from '../../core/hash';
import { globExpression, globFiles } from '../runner/hash-files';
import { PLACES } from '../runner/places';
import { withoutSecrets } from '../runner/redact';
import { artifactNameProblem, DAY, LONGEST_RETENTION } from '../store/artifact-store';
import { type Action, type ActionCall, ActionFailure, isYes, linesOf } from './action';

/** The folder that all paths have in common: what an artifact leaves out of its paths. */
function commonFolder(paths: readonly string[]): string {
  let common = paths[0]!.slice(0, paths[0]!.lastIndexOf('/'));
  for (const path of paths)
    while (!path.startsWith(`${common}/`)) common = common.slice(0, common.lastIndexOf('/'));
  return common;
}

/** Where the paths of an artifact begin: with one pattern at what it says before its wildcards, else at what is common. */
function rootOf({ runtime }: ActionCall, patterns: readonly string[], found: readonly string[]): string {
  const positive = patterns.filter((one) => !one.startsWith('!'));
  if (positive.length > 1) return commonFolder(found);
  const full = resolvePath(PLACES.workspace, positive[0]!.replace(/^~/, PLACES.home));
  if (runtime.files.isFile(full)) return full.slice(0, full.lastIndexOf('/'));
  const fixed = full.split(/[*?[]/)[0]!;
  return fixed === full ? full : fixed.slice(0, fixed.lastIndexOf('/'));
}

function retention(inputs: Readonly<Record<string, string>>): number {
  const asked = Number(inputs['retention-days'] || '0');
  if (!Number.isInteger(asked) || asked < 0) throw new ActionFailure('Invalid retention-days');
  return Math.min(asked === 0 ? LONGEST_RETENTION : asked, LONGEST_RETENTION);
}

const MISSING = {
  warn: (call: ActionCall, message: string) => call.log.warning(message),
  error: (_call: ActionCall, message: string) => {
    throw new ActionFailure(message);
  },
  ignore: (call: ActionCall, message: string) => call.log.line(message),
} as const;

async function upload(call: ActionCall): Promise<void> {
  const { runtime, inputs, log } = call;
  const fs = runtime.files;
  const name = inputs.name!;
  const problem = artifactNameProblem(name);
  if (problem !== undefined) throw new ActionFailure(problem);
  const patterns = linesOf(inputs.path!);
  const isHidden = (path: string) => path.split('/').some((part) => part.startsWith('.'));
  const found = globFiles(fs, PLACES.workspace, PLACES.home, patterns).filter(
    (path) => isYes(call, 'include-hidden-files') || !isHidden(path.slice(PLACES.workspace.length)),
  );
  if (found.length === 0) {
    const how = inputs['if-no-files-found']!;
    if (!Object.hasOwn(MISSING, how))
      throw new ActionFailure(
        `Unrecognized if-no-files-found input. Provided: ${how}. Available options: warn,error,ignore`,
      );
    MISSING[how as keyof typeof MISSING](
      call,
      `No files were found with the provided path: ${patterns.join('\n')}. No artifacts will be uploaded.`,
    );
    return;
  }
  const root = rootOf(call, patterns, found);
  const files = new Map<string, FileContent>();
  for (const path of found)
    files.set(path.slice(root.length + 1), withoutSecrets(fs.read(path), path, runtime.masker, log));
  log.line(`With the provided path, there will be ${files.size} file${files.size === 1 ? '' : 's'} uploaded`);
  const now = runtime.clock.now();
  const size = [...files.values()].reduce((sum, content) => sum + content.length, 0);
  const overwrites = isYes(call, 'overwrite');
  if (!overwrites && runtime.artifacts.list(now).some((one) => one.name === name))
    throw new ActionFailure(
      'Failed to CreateArtifact: Received non-retryable error: Failed request: (409) Conflict: an artifact with this name already exists on the workflow run',
    );
  const digest = sha256Hex([...files].map(([path, content]) => `${sha256Hex(content)} ${path}\n`).join(''));
  const artifact = runtime.artifacts.add(
    { name, size, digest, createdAt: now, expiresAt: now + retention(inputs) * DAY },
    overwrites,
  );
  runtime.artifactStore.write(runtime.run.id, artifact.id, files);
  const url = `https://github.com/${runtime.repository.owner}/${runtime.repository.name}/actions/runs/${runtime.run.id}/artifacts/${artifact.id}`;
  log.line(
    `Artifact ${name} has been successfully uploaded! Final size is ${size} bytes. Artifact ID is ${artifact.id}`,
  );
  log.line(`Artifact download URL: ${url}`);
  call.setOutput('artifact-id', String(artifact.id));
  call.setOutput('artifact-url', url);
  call.setOutput('artifact-digest', digest);
}

async function download(call: ActionCall): Promise<void> {
  const { runtime, inputs, log } = call;
  const fs = runtime.files;
  const there = runtime.artifacts.list(runtime.clock.now());
  const byPattern = inputs.pattern === '' ? undefined : globExpression(inputs.pattern!);
  const chosen =
    inputs.name === ''
      ? there.filter((one) => byPattern === undefined || byPattern.test(one.name))
      : there.filter((one) => one.name === inputs.name);
  if (inputs.name !== '' && chosen.length === 0)
    throw new ActionFailure(
      `Unable to download artifact(s): Artifact not found for name: ${inputs.name}\n        Please ensure that your artifact is not expired and the artifact was uploaded using a compatible version of toolkit/upload-artifact.\n        For more information, visit the GitHub Artifacts FAQ: https://github.com/actions/toolkit/blob/main/packages/artifact/docs/faq.md`,
    );
  const to = resolvePath(PLACES.workspace, (inputs.path || '.').replace(/^~/, PLACES.home));
  const isFlat = inputs.name !== '' || isYes(call, 'merge-multiple');
  if (inputs.name === '') log.line(`Found ${there.length} artifact(s)`);
  for (const artifact of chosen) {
    const folder = isFlat ? to : `${to}/${artifact.name}`;
    for (const [path, content] of runtime.artifactStore.read(runtime.run.id, artifact.id)) {
      const full = `${folder}/${path}`;
      fs.makeFolder(full.slice(0, full.lastIndexOf('/')));
      fs.write(full, content);
    }
    log.line(`Artifact download completed successfully: ${artifact.name} (${artifact.size} bytes)`);
  }
  log.line(`Total of ${chosen.length} artifact(s) downloaded`);
  log.line('Download artifact has finished successfully');
  call.setOutput('download-path', to);
}

/** `actions/upload-artifact`, version 4: an artifact never changes, and its name is its own within the run. */
export const uploadArtifact: Action = {
  name: 'actions/upload-artifact',
  summary: 'files of a job, for later jobs and for people',
  inputs: {
    name: { default: 'artifact' },
    path: { required: true },
    'if-no-files-found': { default: 'warn' },
    'retention-days': { default: '0' },
    'compression-level': { default: '6' },
    overwrite: { default: 'false' },
    'include-hidden-files': { default: 'false' },
  },
  outputs: ['artifact-id', 'artifact-url', 'artifact-digest'],
  run: upload,
};

/** `actions/download-artifact`: one by name, or all, each in a folder of its own. */
export const downloadArtifact: Action = {
  name: 'actions/download-artifact',
  summary: 'what upload-artifact has kept',
  inputs: {
    name: { default: '' },
    path: { default: '' },
    pattern: { default: '' },
    'merge-multiple': { default: 'false' },
    'artifact-ids': {},
    'github-token': {},
    repository: {},
    'run-id': {},
  },
  outputs: ['download-path'],
  run: download,
};
