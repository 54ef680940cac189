import { z } from 'zod';
import type { FileSystem } from '@/engine/core/file-system';
import { ForgeError } from '../errors';
import { readJson, writeJson } from './json-file';

const ruleSchema = z.strictObject({
  /** Whether commits come in through pull requests only. */
  requirePullRequest: z.boolean().default(false),
  /** Names of checks that have to be green before a merge. */
  requiredChecks: z.array(z.string()).default([]),
  /** How many colleagues have to approve. */
  requiredReviews: z.number().int().min(0).default(0),
  /** Whether the head has to stand on the base's last commit. */
  requireUpToDate: z.boolean().default(false),
  /** Whether every remark has to be resolved. */
  requireResolved: z.boolean().default(false),
  /** Whether an owner of each changed file has to approve, by the base's CODEOWNERS. */
  requireOwnerReview: z.boolean().default(false),
});

const settingsSchema = z.strictObject({
  description: z.string().default(''),
  visibility: z.enum(['public', 'private']).default('public'),
  /** Milliseconds since the epoch; 0: not known. */
  createdAt: z.number().default(0),
  /** Rules by branch, or by a pattern such as `release/*`. */
  protected: z.record(z.string(), ruleSchema).default({}),
  /** Logins of the colleagues who are asked for a review when a pull request names nobody. */
  reviewers: z.array(z.string()).default([]),
  /** Logins of those who may write here and are neither the owner nor colleagues. */
  collaborators: z.array(z.string()).default([]),
  /** The teams of the owner by name, with the logins of their members: `@northline/data` in a CODEOWNERS file. */
  teams: z.record(z.string(), z.array(z.string())).default({}),
  /** Numbers of colleagues' pull requests that are merged as soon as somebody else opens one: main moves meanwhile. */
  meanwhile: z.array(z.number().int().positive()).default([]),
});

/** What holds for one protected branch. */
export type BranchRule = z.infer<typeof ruleSchema>;

/** The settings of a repository: `lab.json` in the folder of the bare repository. */
export type RepositorySettings = z.infer<typeof settingsSchema>;

/** Settings as they may be written: what is left out has its default. */
export type GivenSettings = z.input<typeof settingsSchema>;

/** Where the settings of a repository are. */
export const settingsPath = (folder: string): string => `${folder}/lab.json`;

/** Reads the settings; without a file, the defaults hold. @throws ForgeError `settings-invalid`. */
export function readSettings(fs: FileSystem, folder: string): RepositorySettings {
  const path = settingsPath(folder);
  return readJson(fs, path, settingsSchema, (found) => {
    throw new ForgeError('settings-invalid', `${path} is not a file of settings: ${found}`, { path });
  });
}

/** Writes the settings, defaults filled in. */
export const writeSettings = (fs: FileSystem, folder: string, settings: GivenSettings): void =>
  writeJson(fs, settingsPath(folder), settingsSchema.parse(settings));

const patternOf = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*')}$`);

/** The rule for a branch: its own, or that of the first pattern that fits; undefined: it is not protected. */
export function ruleFor(settings: RepositorySettings, branch: string): BranchRule | undefined {
  if (Object.hasOwn(settings.protected, branch)) return settings.protected[branch];
  return Object.entries(settings.protected).find(
    ([pattern]) => pattern.includes('*') && patternOf(pattern).test(branch),
  )?.[1];
}
