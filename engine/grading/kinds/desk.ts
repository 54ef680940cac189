import { z } from 'zod';
import type { WorkspaceFiles } from '../../core/files';
import { seededRng } from '../../core/rng';
import { type AccessKey, isLive } from '../../workbench/accounts';
import { isIgnored, readDeskStart, readRegistry } from '../../workbench/desk-lesson';
import { DESK_LOG, foldDesk } from '../../workbench/desk-log';
import { scanHistory, treeAt } from '../../workbench/history';
import { installedVersions, installFromLock, LOCK_FILE, MODULES_FOLDER } from '../../workbench/lock-file';
import type { PackageRegistry } from '../../workbench/package-registry';
import { masked, scanFiles } from '../../workbench/secret-scanner';
import { optionsBy } from '../options';
import { runMeasured } from '../run';
import { scriptOrEnding } from '../script-program';
import type { EvidenceRow, Measurement, MeasurementContext, MeasurementKind } from '../types';

const schema = z.strictObject({
  registry: z.string().describe('The registry of the lesson, e.g. registry.yaml.'),
  desk: z.string().describe('How the desk is found, e.g. desk.yaml.'),
  leaked: z.string().describe('The id of the key that was committed.'),
  report: z.string().describe('The npm script whose output must be that of the reference.'),
  commits: z.array(z.string()).describe('Files that must be as the last commit has them.'),
  sync: z.string().describe('The npm script that uses a key; it gets one as CLOUD_KEY.'),
  about: z
    .enum(['environment', 'keys', 'secrets'])
    .describe('What the check is about: its evidence comes from there.'),
});

/** The state of the desk after the learner's commands: environment, keys, secrets. */
export const desk: MeasurementKind<z.output<typeof schema>> = {
  kind: 'desk',
  trust: 'verified',
  parseOptions: optionsBy('desk', schema),
  needs: ({ registry, desk: start }) => [registry, start],
  facts: {
    logProblem: 'what is wrong with the log of the desk',
    lockPresent: 'whether there is a lock file',
    lockIsOld: 'whether the lock file is the one from before the trouble',
    wrongVersions: 'packages installed in another version than the lock file of the reference has',
    missingPackages: 'packages that are not installed',
    changedModules: 'files of installed packages that are not as published',
    manifestChanged: 'whether the dependencies in package.json were changed',
    reportRight: 'whether the report is the one that it was before the trouble',
    reportLine: 'the last line of the report',
    revoked: 'whether the committed key is revoked',
    inFiles: 'secrets in the files',
    inCommits: 'secrets in the history here',
    onServer: 'secrets in the history on the server',
    committed: 'whether the files that count are as the last commit has them',
    newKey: 'whether there is a live key of the cloud beside the committed one',
    newKeyScopes: 'the scopes of that key',
    newKeyDays: 'the days for which it holds; null: for ever',
    readsEnvironment: 'whether the key comes from the environment',
    accounts: 'accounts that were made',
  },
  async measure(context, options): Promise<Measurement> {
    const registry = readRegistry(context.support[options.registry]!);
    const start = readDeskStart(context.support[options.desk]!);
    const files = context.files;
    const { desk: now, problem } = foldDesk(start, textOf(files, DESK_LOG));
    const right = installFromLock(registry, context.solution);
    const versions = installedVersions(files);
    const names = Object.keys(right.versions);
    const wrong = names.filter((name) => versions[name] && versions[name] !== right.versions[name]);
    const leaked = now.keys.find(({ id }) => id === options.leaked);
    const others = now.keys.filter(
      (key) => key.service === 'cloud' && key.id !== options.leaked && isLive(key, now.day),
    );
    const key = others.at(-1);
    const own = ownFiles(files);
    const inFiles = scanFiles(own);
    const inCommits = scanHistory(now.commits);
    const onServer = scanHistory(now.remote);

    context.progress(0.3, 'Running the report');
    const expected = await output(context, options.report, context.solution);
    const report = await output(context, options.report, files);
    context.progress(0.7, 'Running it with a key from the environment');
    const hidden = `lab_cloud_${hex(context.seed)}`;
    const sync = await output(context, options.sync, files, { CLOUD_KEY: hidden });

    const evidence: Record<typeof options.about, () => EvidenceRow[]> = {
      environment: () => names.map((name) => packageRow(name, versions[name], right.versions[name])),
      keys: () =>
        now.keys
          .filter(({ service }) => service === 'cloud')
          .map((one) => keyRow(one, isLive(one, now.day), one.id === options.leaked)),
      secrets: () => [
        ...inFiles.map((found) => bad(`${found.path}, line ${found.line}`, found)),
        ...inCommits.map((found) => bad(`commit ${found.commit.id}, ${found.path}`, found)),
        ...onServer.map((found) => bad(`on the server, commit ${found.commit.id}, ${found.path}`, found)),
      ],
    };
    return {
      facts: {
        logProblem: problem ? `line ${problem.line}: ${problem.message}` : null,
        lockPresent: typeof files[LOCK_FILE] === 'string',
        lockIsOld: files[LOCK_FILE] === context.solution[LOCK_FILE],
        wrongVersions: wrong.length,
        missingPackages: names.filter((name) => !versions[name]).length,
        changedModules: changedModules(files, registry),
        manifestChanged: dependenciesOf(files) !== dependenciesOf(context.start),
        reportRight: report.text !== null && report.text === expected.text,
        reportLine: report.text?.trim().split('\n').at(-1) ?? null,
        revoked: leaked?.revokedOn !== undefined,
        inFiles: inFiles.length,
        inCommits: inCommits.length,
        onServer: onServer.length,
        committed: options.commits.every((path) => files[path] === treeAt(now.commits)[path]),
        newKey: key !== undefined,
        newKeyScopes: key ? [...key.scopes].sort().join(',') : null,
        newKeyDays: key?.days ?? null,
        readsEnvironment: sync.text?.includes(hidden.slice(-4)) ?? false,
        accounts: Object.keys(now.accounts).length,
      },
      evidence: evidence[options.about](),
      runIds: [...expected.runIds, ...report.runIds, ...sync.runIds],
    };
  },
};

function packageRow(name: string, there: string | undefined, locked: string | undefined): EvidenceRow {
  if (there === locked) return { label: name, outcome: 'good', detail: there };
  return { label: name, outcome: 'bad', detail: `${there ?? 'not installed'}; the lock file has ${locked}` };
}

function keyRow({ name, scopes, days }: AccessKey, live: boolean, leaked: boolean): EvidenceRow {
  const opens = live
    ? `opens ${scopes.join(', ')}, ${days === null ? 'for ever' : `for ${days} days`}`
    : 'revoked or ended';
  const outcome = !leaked ? 'neutral' : live ? 'bad' : 'good';
  return { label: leaked ? `${name}, which was committed` : name, outcome, detail: opens };
}

const bad = (label: string, { rule, secret }: { rule: string; secret: string }): EvidenceRow => ({
  label,
  outcome: 'bad',
  detail: `${rule}: ${masked(secret)}`,
});

/** What may be committed, as text. */
function ownFiles(files: WorkspaceFiles): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).flatMap(([path, content]) =>
      typeof content === 'string' && !isIgnored(path) ? [[path, content]] : [],
    ),
  );
}

function changedModules(files: WorkspaceFiles, registry: PackageRegistry): number {
  const versions = installedVersions(files);
  return Object.entries(versions).reduce((count, [name, version]) => {
    const published = registry[name]?.find((one) => one.version === version)?.files ?? {};
    return (
      count +
      Object.entries(published).filter(
        ([path, content]) => files[`${MODULES_FOLDER}${name}/${path}`] !== content,
      ).length
    );
  }, 0);
}

async function output(
  context: MeasurementContext,
  script: string,
  files: WorkspaceFiles,
  env?: Readonly<Record<string, string>>,
): Promise<{ text: string | null; runIds: readonly string[] }> {
  const found = scriptOrEnding(files, script);
  if ('facts' in found) return { text: null, runIds: [] };
  const run = await runMeasured(context, found.program, { files, env });
  return { text: run.outcome === 'completed' ? run.stdout : null, runIds: [run.runId] };
}

function dependenciesOf(files: WorkspaceFiles): string {
  try {
    const { dependencies } = JSON.parse(textOf(files, 'package.json')) as { dependencies?: object };
    return JSON.stringify(sorted((dependencies ?? {}) as Record<string, string>));
  } catch {
    // A manifest that is no JSON shows in the report, which cannot run.
    return '';
  }
}

const textOf = (files: WorkspaceFiles, path: string) => {
  const content = files[path];
  return typeof content === 'string' ? content : '';
};

const sorted = (record: Readonly<Record<string, string>>) =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));

function hex(seed: string): string {
  const rng = seededRng(`${seed}/key`);
  return Array.from({ length: 24 }, () => rng.int(16).toString(16)).join('');
}
