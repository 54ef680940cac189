import { z } from 'zod';
import type { FileSystem } from '../../core/file-system';
import { CiError } from '../errors';
import { actionsFolder, readJsonFile, writeFile } from './run-store';

/** GitHub's limits: reviewers of one environment, and the minutes of a wait timer. */
export const ENVIRONMENT_LIMITS = { reviewers: 6, waitMinutes: 43_200 } as const;

const environmentSchema = z.strictObject({
  /** Logins, of whom one has to approve. */
  reviewers: z.array(z.string()).max(ENVIRONMENT_LIMITS.reviewers).default([]),
  /** Whether whoever started the run may not approve it. */
  preventSelfReview: z.boolean().default(false),
  waitMinutes: z.number().int().min(0).max(ENVIRONMENT_LIMITS.waitMinutes).default(0),
  /** Patterns of branches that may deploy; empty: all. */
  branches: z.array(z.string()).default([]),
  tags: z.array(z.string()).default([]),
  variables: z.record(z.string(), z.string()).default({}),
  /** Sealed values by name. */
  secrets: z.record(z.string(), z.string()).default({}),
});

const settingsSchema = z.strictObject({
  variables: z.record(z.string(), z.string()).default({}),
  /** Sealed values by name. */
  secrets: z.record(z.string(), z.string()).default({}),
  environments: z.record(z.string(), environmentSchema).default({}),
  /** The version of Node.js that the image of the machines has, e.g. `22.21.1`; '': the lab's own. */
  runnerNode: z.string().default(''),
  /** Paths of workflows that are switched off. */
  disabled: z.array(z.string()).default([]),
});

/** The rules of an environment. */
export type EnvironmentSettings = z.infer<typeof environmentSchema>;

/** What a repository has set up for its workflows: `lab/actions/settings.json`. */
export type ActionsSettings = z.infer<typeof settingsSchema>;

const pathOf = (repository: string) => `${actionsFolder(repository)}/settings.json`;

/** Reads the settings; without a file the defaults hold. @throws CiError `state-invalid`. */
export function readSettings(fs: FileSystem, repository: string): ActionsSettings {
  const path = pathOf(repository);
  const parsed = settingsSchema.safeParse(readJsonFile(fs, path) ?? {});
  if (parsed.success) return parsed.data;
  const first = parsed.error.issues[0]!;
  throw new CiError('state-invalid', `${path}: ${first.path.join('.')}: ${first.message}`, { path });
}

/** Writes the settings. @throws CiError `not-allowed` for what GitHub does not take. */
export function writeSettings(
  fs: FileSystem,
  repository: string,
  settings: z.input<typeof settingsSchema>,
): void {
  const parsed = settingsSchema.safeParse(settings);
  if (!parsed.success) {
    const first = parsed.error.issues[0]!;
    throw new CiError('not-allowed', `${first.path.join('.')}: ${first.message}`);
  }
  writeFile(fs, pathOf(repository), `${JSON.stringify(parsed.data, null, 2)}\n`);
}

/** The rules of an environment; one that was never set up has none. */
export const environmentOf = (settings: ActionsSettings, name: string): EnvironmentSettings => {
  const key = Object.keys(settings.environments).find((one) => one.toLowerCase() === name.toLowerCase());
  return environmentSchema.parse(key === undefined ? {} : settings.environments[key]);
};
