import { NODE_RELEASES, nodeFolder, nodeOnPath, resolveNode } from '../../core/node-release';
import { textOf } from '../expressions/values';
import { hashFiles } from '../runner/hash-files';
import { contextMap } from '../runner/job-runtime';
import { PLACES } from '../runner/places';
import { type Action, type ActionCall, ActionFailure, linesOf } from './action';
import { cacheFolder } from './cache';

/** A file of the workspace that holds a version: `.nvmrc`, `.node-version`, `package.json`. */
function versionFile(call: ActionCall, input: string): string {
  const name = call.inputs[input]!;
  const path = `${PLACES.workspace}/${name}`;
  if (!call.runtime.files.isFile(path))
    throw new ActionFailure(`The specified node version file at: ${path} does not exist`);
  const text = call.runtime.files.readText(path).trim();
  if (!name.endsWith('package.json')) return text.replace(/^v/, '');
  const parsed = JSON.parse(text) as { volta?: { node?: string }; engines?: { node?: string } };
  return parsed.volta?.node ?? parsed.engines?.node ?? '';
}

const runnerOs = (call: ActionCall) => textOf(contextMap(call.runtime.contexts, 'runner').os);

async function setUpNode(call: ActionCall): Promise<void> {
  const { inputs, log } = call;
  const wanted =
    inputs['node-version'] || (inputs['node-version-file'] ? versionFile(call, 'node-version-file') : '');
  // Without a version, the action leaves what the machine has.
  const present = nodeOnPath(call.runtime.paths.join(':'));
  const found = wanted === '' ? present : resolveNode(wanted);
  const version = found ?? present;
  if (found === undefined)
    log.warning(
      `Node.js ${wanted} was asked for; the lab knows ${NODE_RELEASES.map(({ major }) => major).join(', ')} and runs Node.js ${version}. On GitHub this job runs ${wanted}.`,
    );
  else log.line(`Found in cache @ ${PLACES.toolCache}/node/${version}/x64`);
  if (version !== present) call.runtime.paths.unshift(nodeFolder(PLACES.toolCache, version));
  log.line('##[group]Environment details');
  log.line(`node: v${version}`);
  log.line('##[endgroup]');
  call.setOutput('node-version', `v${version}`);
  const manager = inputs.cache!;
  if (manager === '') return;
  if (manager !== 'npm')
    throw new ActionFailure(
      ['yarn', 'pnpm'].includes(manager)
        ? `The lab has npm alone; ${manager} cannot be cached.`
        : `Caching for '${manager}' is not supported`,
    );
  const patterns = linesOf(inputs['cache-dependency-path'] || 'package-lock.json\nnpm-shrinkwrap.json');
  const hash = hashFiles(call.runtime.files, PLACES.workspace, patterns);
  if (hash === '')
    throw new ActionFailure(
      inputs['cache-dependency-path']
        ? 'Some specified paths were not resolved, unable to cache dependencies.'
        : `Dependencies lock file is not found in ${PLACES.workspace}. Supported file patterns: package-lock.json,npm-shrinkwrap.json,yarn.lock`,
    );
  const key = `node-cache-${runnerOs(call)}-x64-npm-${hash}`;
  call.setOutput('cache-hit', String(cacheFolder(call, { key, path: '~/.npm' })));
}

/** `actions/setup-node`. */
export const setupNode: Action = {
  name: 'actions/setup-node',
  summary: 'Node.js, and a cache of npm',
  inputs: {
    'node-version': { default: '' },
    'node-version-file': { default: '' },
    architecture: {},
    'check-latest': { default: 'false' },
    'registry-url': {},
    scope: {},
    token: {},
    cache: { default: '' },
    'package-manager-cache': { default: 'true' },
    'cache-dependency-path': { default: '' },
    mirror: {},
    'mirror-token': {},
    'always-auth': { default: 'false' },
  },
  outputs: ['cache-hit', 'node-version'],
  run: setUpNode,
};

/** `actions/setup-python`. The lab runs no Python yet, and says so where it is set up rather than where it fails. */
export const setupPython: Action = {
  name: 'actions/setup-python',
  summary: 'sets its outputs; the lab runs no Python yet',
  inputs: {
    'python-version': { default: '' },
    'python-version-file': { default: '' },
    cache: { default: '' },
    architecture: {},
    'check-latest': { default: 'false' },
    token: {},
    'cache-dependency-path': { default: '' },
    'update-environment': { default: 'true' },
    'allow-prereleases': { default: 'false' },
    freethreaded: { default: 'false' },
    'pip-version': {},
    'pip-install': {},
  },
  outputs: ['python-version', 'cache-hit', 'python-path'],
  async run(call) {
    const wanted = call.inputs['python-version'] || '3.12';
    // YAML reads 3.10 as the number 3.1: here it shows.
    if (/^3\.[1-6]$/.test(wanted))
      throw new ActionFailure(
        `The version '${wanted}' with architecture 'x64' was not found for Ubuntu 24.04.\nThe list of all available versions can be found here: https://raw.githubusercontent.com/actions/python-versions/main/versions-manifest.json`,
      );
    const version = /^\d+\.\d+$/.test(wanted) ? `${wanted}.0` : wanted;
    const location = `${PLACES.toolCache}/Python/${version}/x64`;
    call.log.line(`Successfully set up CPython (${version})`);
    call.log.warning('The lab runs no Python yet: python and pip end with 127 here, and work on GitHub.');
    call.setOutput('python-version', version);
    call.setOutput('python-path', `${location}/bin/python`);
    if (call.inputs['update-environment'] !== 'false') call.setEnv('pythonLocation', location);
  },
};

/** `iterative/setup-dvc`: the lab's own DVC. */
export const setupDvc: Action = {
  name: 'iterative/setup-dvc',
  summary: 'DVC',
  inputs: { version: { default: 'latest' } },
  outputs: [],
  async run(call) {
    const { exitCode } = await call.sh('dvc --version', '[command]dvc --version');
    if (exitCode !== 0) throw new ActionFailure('DVC could not be set up.');
  },
};

/** `iterative/setup-cml`: makes `cml comment create` work on this machine. */
export const setupCml: Action = {
  name: 'iterative/setup-cml',
  summary: 'cml comment create report.md',
  inputs: { version: { default: 'latest' }, vega: { default: 'true' } },
  outputs: [],
  async run({ runtime, log }) {
    runtime.files.makeFolder('/opt/cml');
    log.line('Installed cml');
  },
};
