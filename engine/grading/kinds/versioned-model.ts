import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { bytesOf } from '../../shell/bytes';
import { optionsBy } from '../options';
import type { EvidenceRow, Measurement, MeasurementContext, MeasurementKind } from '../types';
import { isVague } from './shared-repository/vague-subject';
import { type RegisteredVersion, registeredVersions } from './versions/registered';
import { commitsOf, restorableFrom, restoreData } from './versions/restore';
import { Workshop } from './versions/workshop';

const schema = z.strictObject({
  data: z.string().describe('The data file that the training reads, e.g. churn/data/customers.csv.'),
  before: z
    .string()
    .describe('The file of the start that holds the version before, e.g. incoming/monday.csv.'),
  after: z.string().describe('The file of the start that holds the version after.'),
  model: z.string().describe('The registered model.'),
  alias: z.string().default('champion').describe('The alias that says what is served.'),
  rebuild: z
    .strictObject({
      command: z.string().describe('What trains, e.g. npm run -s churn.'),
      output: z.string().describe('The file with the weights that it writes.'),
    })
    .optional()
    .describe('Trains the served version again, from its commit and its data, and compares the bytes.'),
});
type Options = z.output<typeof schema>;

/**
 * Looks at the versions of a model and of all that made it, by really going back: a copy of the work is checked out at
 * its commits, its data comes back from the cache and, without the cache, from the remote.
 */
export const versionedModel: MeasurementKind<Options> = {
  kind: 'versioned-model',
  trust: 'verified',
  parseOptions: optionsBy('versioned-model', schema),
  facts: {
    commits: 'commits of the history; 0 without a repository',
    vague: 'commits whose subject says nothing',
    vagueSubject: 'the first such subject',
    uncommitted: 'files with changes that are in no commit',
    dataInGit: 'whether git itself holds the data',
    beforeRestored: 'whether the data before comes back by git checkout and dvc checkout',
    afterRestored: 'whether the data after comes back by git checkout and dvc checkout',
    beforePulled: 'whether the data before comes back from the remote alone',
    afterPulled: 'whether the data after comes back from the remote alone',
    versions: 'versions in the registry',
    traceless: 'versions whose run names no commit or no data',
    lostCommits: 'versions whose commit is in no history here',
    otherData: 'versions whose commit records other data than their run has read',
    beforeVersion: 'the first version made from the data before',
    afterVersion: 'the first version made from the data after',
    champion: 'the version that the alias points to',
    championIsBefore: 'whether the alias points to a version made from the data before',
    championIsNewest: 'whether the alias points to the newest version',
    rebuilt: 'whether the served model could be trained again',
    identical: 'whether the model trained again is the served one to the last bit',
  },
  async measure(context, options): Promise<Measurement> {
    const { data, model, alias } = options;
    const digest = (path: string) => bytesToHex(md5(bytesOf(context.start[path] ?? '')));
    const wanted = { before: digest(options.before), after: digest(options.after) };
    const shop = workshopOf(context);
    const versions = registeredVersions(shop, model, data);
    const commits = await commitsOf(shop);
    const vague = commits.filter(({ subject }) => isVague(subject));
    context.progress(0.2, 'Going back through the history');
    const uncommitted = commits.length > 0 ? await uncommittedIn(shop) : null;
    const dataInGit = (await shop.run(`git log --all --format=%H -- '${data}'`)).stdout.trim() !== '';
    const digests = [wanted.before, wanted.after];
    const restored = await restorableFrom(shop, commits, data, digests);
    context.progress(0.5, 'Going back without the cache');
    const far = workshopOf({ ...context, files: withoutCache(context.files) });
    const places = commits.filter(({ id }) => [...restored.values()].includes(id));
    const pulled = await restorableFrom(far, places, data, digests, { pulls: true });
    const lineage = await lineageFacts(shop, versions, data, new Set(commits.map(({ id }) => id)));
    const served = versions.find((version) => version.aliases.includes(alias));
    const rebuilt = options.rebuild && served ? await rebuild(context, options, served) : null;
    const madeFrom = (md5: string) => versions.find((version) => version.data === md5)?.version ?? null;
    return {
      facts: {
        commits: commits.length,
        vague: vague.length,
        vagueSubject: vague[0]?.subject ?? null,
        uncommitted,
        dataInGit,
        beforeRestored: restored.has(wanted.before),
        afterRestored: restored.has(wanted.after),
        beforePulled: pulled.has(wanted.before),
        afterPulled: pulled.has(wanted.after),
        versions: versions.length,
        ...lineage,
        beforeVersion: madeFrom(wanted.before),
        afterVersion: madeFrom(wanted.after),
        champion: served?.version ?? null,
        championIsBefore: served !== undefined && served.data === wanted.before,
        championIsNewest: served !== undefined && served === versions.at(-1),
        rebuilt: rebuilt !== null && rebuilt.text !== null,
        identical: rebuilt !== null && rebuilt.text !== null && rebuilt.text === served?.model,
      },
      evidence: versions.map((version) => evidenceOf(version, wanted)),
      unknownReads: 'nothing',
      runIds: [],
    };
  },
};

const workshopOf = ({ files, runner, seed, signal }: MeasurementContext) =>
  new Workshop({ files, runner, seed, signal });

const withoutCache = (files: MeasurementContext['files']) =>
  Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith('.dvc/cache/')));

async function uncommittedIn(shop: Workshop): Promise<number> {
  const { stdout } = await shop.run('git status --porcelain');
  return stdout.split('\n').filter((line) => line !== '').length;
}

async function lineageFacts(
  shop: Workshop,
  versions: readonly RegisteredVersion[],
  data: string,
  known: ReadonlySet<string>,
): Promise<Record<'traceless' | 'lostCommits' | 'otherData', number>> {
  const traced = versions.filter(({ commit, data: md5 }) => commit !== null && md5 !== null);
  const here = traced.filter(({ commit }) => known.has(commit!));
  let otherData = 0;
  for (const version of here)
    if ((await restoreData(shop, version.commit!, data)) !== version.data) otherData++;
  return {
    traceless: versions.length - traced.length,
    lostCommits: traced.length - here.length,
    otherData,
  };
}

/** Trains a version again in a copy of the work, at its commit, with the data of that commit from the remote. */
async function rebuild(
  context: MeasurementContext,
  { data, rebuild: how }: Options,
  { commit, data: md5 }: RegisteredVersion,
): Promise<{ readonly text: string | null }> {
  context.progress(0.8, 'Training the served model again');
  const shop = workshopOf(context);
  if (commit === null || (await restoreData(shop, commit, data)) !== md5) return { text: null };
  shop.remove(how!.output);
  await shop.run(how!.command);
  return { text: shop.text(how!.output) };
}

function evidenceOf(
  { version, aliases, commit, data }: RegisteredVersion,
  wanted: { readonly before: string; readonly after: string },
): EvidenceRow {
  const of = data === wanted.before ? 'before' : data === wanted.after ? 'after' : 'another';
  return {
    label: `Version ${version}${aliases.length > 0 ? ` (${aliases.join(', ')})` : ''}`,
    outcome: commit === null || data === null ? 'bad' : 'good',
    detail: `commit ${commit?.slice(0, 7) ?? 'unknown'}, data ${data === null ? 'unknown' : `${data.slice(0, 7)} (${of})`}`,
  };
}
