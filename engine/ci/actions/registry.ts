import type { Action } from './action';
import { downloadArtifact, uploadArtifact } from './artifacts';
import { cache, cacheRestore, cacheSave } from './cache';
import { checkout } from './checkout';
import { dockerBuildPush, dockerLogin, dockerMetadata, dockerSetup } from './docker';
import { githubScript } from './github-script';
import { setupCml, setupDvc, setupNode, setupPython } from './setup';
import { signIn } from './sign-in';

/** The actions that the lab has, by name. To add one: an `Action`, and one line here. */
export const ACTIONS: ReadonlyMap<string, Action> = new Map(
  [
    cache,
    cacheRestore,
    cacheSave,
    checkout,
    downloadArtifact,
    githubScript,
    setupNode,
    setupPython,
    uploadArtifact,
    dockerBuildPush,
    dockerLogin,
    dockerMetadata,
    dockerSetup('docker/setup-buildx-action'),
    dockerSetup('docker/setup-qemu-action'),
    setupCml,
    setupDvc,
    signIn('aws-actions/configure-aws-credentials', [
      'role-to-assume',
      'aws-region',
      'aws-access-key-id',
      'aws-secret-access-key',
    ]),
    signIn('azure/login', ['creds', 'client-id', 'tenant-id', 'subscription-id', 'enable-azpssession']),
    signIn('google-github-actions/auth', [
      'workload_identity_provider',
      'service_account',
      'credentials_json',
      'project_id',
    ]),
  ].map((action) => [action.name, action]),
);

/** `owner/name/path@ref` in its parts; undefined: it is not of that form. */
export function parseUses(uses: string): { readonly name: string; readonly ref: string } | undefined {
  const match = /^([\w.-]+\/[\w.-]+(?:\/[\w./-]+)?)@([\w./-]+)$/.exec(uses);
  return match === null ? undefined : { name: match[1]!.toLowerCase(), ref: match[2]! };
}

/** What is said where an action is not to be had. */
export const unresolved = (uses: string): string =>
  `Unable to resolve action ${uses}, repository not found\nThe lab has ${[...ACTIONS.keys()].join(', ')}, actions of this repository (./path), and those of repositories on the lab's GitHub.`;
