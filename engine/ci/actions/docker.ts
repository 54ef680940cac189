import { resolvePath } from '../../core/file-system';
import { textOf } from '../expressions/values';
import { contextMap } from '../runner/job-runtime';
import { PLACES } from '../runner/places';
import { refName } from '../triggers/event';
import { type Action, type ActionCall, ActionFailure, isYes, linesOf, quoted } from './action';

/** `docker/login-action`: the registry of the lab takes everybody; the password is hidden from now on. */
export const dockerLogin: Action = {
  name: 'docker/login-action',
  summary: 'logs in to a registry',
  inputs: {
    registry: { default: '' },
    username: { default: '' },
    password: { default: '' },
    ecr: { default: 'auto' },
    scope: {},
    logout: { default: 'true' },
    'registry-auth': {},
  },
  outputs: [],
  async run(call) {
    const { username, password, registry } = call.inputs;
    if (!username || !password) throw new ActionFailure('Username and password required');
    call.runtime.masker.add(password);
    call.log.line(`Logging into ${registry === '' ? 'docker.io' : registry}...`);
    call.log.line('Login Succeeded!');
    if (isYes(call, 'logout'))
      call.post('always', async (log) => {
        log.line(`[command]/usr/bin/docker logout ${registry}`);
      });
  },
};

/** `type=ref,event=branch,priority=600` as a mapping. */
const ruleOf = (line: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (/^[a-z]+=/.test(line) ? line : `type=raw,value=${line}`).split(',').map((part) => {
      const at = part.indexOf('=');
      return [part.slice(0, at).trim(), part.slice(at + 1).trim()];
    }),
  );

const tagText = (text: string) => text.replace(/[^\w.-]+/g, '-').replace(/^[.-]+/, '');

/** `v1.2.3` as its numbers; undefined: it is no version. */
const versionOf = (name: string) => /^v?(\d+)\.(\d+)\.(\d+)([-+].*)?$/.exec(name);

interface Place {
  readonly event: string;
  readonly ref: string;
  readonly sha: string;
  readonly defaultBranch: string;
}

/** The tag that a rule gives; undefined: it says nothing here. */
function tagOf(
  rule: Readonly<Record<string, string>>,
  { event, ref, sha, defaultBranch }: Place,
): string | undefined {
  const name = refName(ref);
  const isTag = ref.startsWith('refs/tags/');
  if (rule.enable === 'false') return undefined;
  switch (rule.type) {
    case 'ref':
      if (rule.event === 'branch') return ref.startsWith('refs/heads/') ? tagText(name) : undefined;
      if (rule.event === 'tag') return isTag ? tagText(name) : undefined;
      return event === 'pull_request' ? `${rule.prefix ?? 'pr-'}${name.replace('/merge', '')}` : undefined;
    case 'semver': {
      const version = isTag ? versionOf(name) : undefined;
      if (version === undefined || version === null) return undefined;
      return (rule.pattern ?? '{{version}}')
        .replaceAll('{{version}}', `${version[1]}.${version[2]}.${version[3]}${version[4] ?? ''}`)
        .replaceAll('{{raw}}', name)
        .replaceAll('{{major}}', version[1]!)
        .replaceAll('{{minor}}', version[2]!)
        .replaceAll('{{patch}}', version[3]!);
    }
    case 'sha':
      return `${rule.prefix ?? 'sha-'}${rule.format === 'long' ? sha : sha.slice(0, 7)}`;
    case 'raw':
      return (rule.value ?? '')
        .replaceAll('{{branch}}', tagText(name))
        .replaceAll('{{sha}}', sha.slice(0, 7));
    case 'edge':
      return name === (rule.branch ?? defaultBranch) && !isTag ? 'edge' : undefined;
    case 'schedule':
      return event === 'schedule' ? (rule.pattern ?? 'nightly') : undefined;
    default:
      return undefined;
  }
}

const DEFAULT_RULES = ['type=schedule', 'type=ref,event=branch', 'type=ref,event=tag', 'type=ref,event=pr'];

async function metadata(call: ActionCall): Promise<void> {
  const { inputs, runtime, log } = call;
  const github = contextMap(runtime.contexts, 'github');
  const place: Place = {
    event: textOf(github.event_name),
    ref: textOf(github.ref),
    sha: textOf(github.sha),
    defaultBranch: runtime.repository.defaultBranch,
  };
  const rules = linesOf(inputs.tags!);
  const names = (rules.length === 0 ? DEFAULT_RULES : rules)
    .map(ruleOf)
    .flatMap((rule) => tagOf(rule, place) ?? []);
  const flavor = Object.fromEntries(
    linesOf(inputs.flavor!).map((line) => line.split('=') as [string, string]),
  );
  const isLatest =
    flavor.latest === 'true' ||
    (flavor.latest !== 'false' && place.ref.startsWith('refs/tags/') && names.length > 0);
  const all = [...new Set([...names.filter((name) => name !== ''), ...(isLatest ? ['latest'] : [])])];
  const images = linesOf(inputs.images!).map((image) => image.replace(/^name=/, '').toLowerCase());
  const tags = images.length === 0 ? all : images.flatMap((image) => all.map((tag) => `${image}:${tag}`));
  const repository = textOf(github.repository);
  const labels = [
    `org.opencontainers.image.revision=${place.sha}`,
    `org.opencontainers.image.source=https://github.com/${repository}`,
    `org.opencontainers.image.title=${repository.split('/')[1] ?? ''}`,
    `org.opencontainers.image.version=${all[0] ?? ''}`,
    ...linesOf(inputs.labels!),
  ];
  log.line('##[group]Docker tags');
  for (const tag of tags) log.line(tag);
  log.line('##[endgroup]');
  call.setOutput('version', all[0] ?? '');
  call.setOutput('tags', tags.join('\n'));
  call.setOutput('labels', labels.join('\n'));
  call.setOutput(
    'json',
    JSON.stringify({ tags, labels: Object.fromEntries(labels.map((one) => one.split('=', 2))) }),
  );
}

/** `docker/metadata-action`: tags and labels from what happened. */
export const dockerMetadata: Action = {
  name: 'docker/metadata-action',
  summary: 'tags and labels of an image, from branch, tag and commit',
  inputs: {
    context: {},
    images: { default: '' },
    tags: { default: '' },
    flavor: { default: '' },
    labels: { default: '' },
    annotations: {},
    'sep-tags': {},
    'sep-labels': {},
    'github-token': {},
  },
  outputs: ['version', 'tags', 'labels', 'json'],
  run: metadata,
};

async function build(call: ActionCall): Promise<void> {
  const { inputs } = call;
  const tags = linesOf(inputs.tags!)
    .flatMap((line) => line.split(','))
    .map((tag) => tag.trim());
  const isRemote = /^(https?|git):/.test(inputs.context!);
  if (isRemote)
    throw new ActionFailure(`The lab builds from folders alone; the context is ${inputs.context}.`);
  const context = resolvePath(PLACES.workspace, inputs.context || '.');
  const file = inputs.file === '' ? `${context}/Dockerfile` : resolvePath(PLACES.workspace, inputs.file!);
  const words = [
    'docker',
    'build',
    '--progress=plain',
    '-f',
    file,
    ...tags.flatMap((tag) => ['-t', tag]),
    ...linesOf(inputs['build-args']!).flatMap((one) => ['--build-arg', one]),
    ...linesOf(inputs['cache-from']!).flatMap((one) => ['--cache-from', one]),
    ...linesOf(inputs['cache-to']!).flatMap((one) => ['--cache-to', one]),
    ...(inputs.target === '' ? [] : ['--target', inputs.target!]),
    ...(isYes(call, 'no-cache') ? ['--no-cache'] : []),
    context,
  ];
  const line = words.map(quoted).join(' ');
  const { exitCode, stdout } = await call.sh(line, `[command]/usr/bin/${line}`);
  if (exitCode !== 0) throw new ActionFailure(`buildx failed with: exit code ${exitCode}`);
  let digest = /sha256:[0-9a-f]{64}/.exec(stdout)?.[0] ?? '';
  const [first] = tags;
  if (first !== undefined) {
    const inspected = await call.sh(`docker image inspect --format '{{.Id}}' ${quoted(first)}`);
    digest = /sha256:[0-9a-f]{64}/.exec(inspected.stdout)?.[0] ?? digest;
  }
  call.setOutput('imageid', digest);
  if (isYes(call, 'push'))
    for (const tag of tags) {
      const pushed = await call.sh(`docker push ${quoted(tag)}`, `[command]/usr/bin/docker push ${tag}`);
      if (pushed.exitCode !== 0) throw new ActionFailure(`buildx failed with: ${tag} could not be pushed`);
      digest = /digest: (sha256:[0-9a-f]{64})/.exec(pushed.stdout)?.[1] ?? digest;
    }
  call.setOutput('digest', digest);
  call.setOutput(
    'metadata',
    JSON.stringify({ 'containerimage.digest': digest, 'image.name': tags.join(',') }),
  );
}

/** `docker/build-push-action`, by the lab's own `docker`. */
export const dockerBuildPush: Action = {
  name: 'docker/build-push-action',
  summary: 'builds an image and pushes it',
  inputs: {
    context: { default: '.' },
    file: { default: '' },
    push: { default: 'false' },
    load: { default: 'false' },
    tags: { default: '' },
    labels: {},
    'build-args': { default: '' },
    target: { default: '' },
    'no-cache': { default: 'false' },
    platforms: {},
    pull: {},
    'cache-from': { default: '' },
    'cache-to': { default: '' },
    provenance: {},
    sbom: {},
    secrets: {},
    outputs: {},
    builder: {},
    'build-contexts': {},
    annotations: {},
  },
  outputs: ['imageid', 'digest', 'metadata'],
  run: build,
};

/** `docker/setup-buildx-action` and its like: there is nothing to set up. */
export const dockerSetup = (name: string): Action => ({
  name,
  summary: 'nothing has to be set up in the lab',
  inputs: { version: {}, driver: {}, platforms: {}, install: {}, 'driver-opts': {} },
  outputs: ['name', 'platforms'],
  async run({ log }) {
    log.line('The lab has one builder, which is ready.');
  },
});
