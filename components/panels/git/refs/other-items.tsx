'use client';

import { Button } from '@/components/ui/button';
import type { RemoteBranchRow, RemoteRow, TagRow } from '@/engine/versioning/git/views/refs-view';
import { deleteTagForm, mergeForm, rebaseForm } from '../forms/forms';
import { gitLine } from '../git-commands';
import { useGitPanel } from '../git-context';
import { RefLine } from './ref-line';

/** A tag, with its message where it has one. */
export function TagItem({ tag: { name, commit, message } }: { readonly tag: TagRow }) {
  const { git, ask, overview } = useGitPanel();
  const isStopped = overview.operation !== null;
  return (
    <RefLine
      name={name}
      notes={
        <span className="text-ink-muted">{message === null ? 'lightweight' : message.split('\n')[0]}</span>
      }
      commit={commit}
      actions={
        <>
          <Button
            size="sm"
            aria-label={`Look at it: the files of ${name}`}
            isDisabled={git.isBusy || isStopped || commit === null}
            onPress={() => void git.run(gitLine('switch', '--detach', name))}
          >
            Look at it
          </Button>
          {overview.remotes[0] === undefined ? null : (
            <Button
              size="sm"
              aria-label={`Push the tag ${name}`}
              isDisabled={git.isBusy}
              onPress={() => void git.run(gitLine('push', overview.remotes[0]!, name))}
            >
              Push
            </Button>
          )}
          <Button
            size="sm"
            variant="danger"
            aria-label={`Delete the tag ${name}`}
            isDisabled={git.isBusy}
            onPress={() => ask(deleteTagForm(name))}
          >
            Delete…
          </Button>
        </>
      }
    />
  );
}

/** Another repository that this one knows. */
export function RemoteItem({ remote: { name, url } }: { readonly remote: RemoteRow }) {
  const { git } = useGitPanel();
  return (
    <RefLine
      name={name}
      commit={null}
      about={url}
      actions={
        <>
          <Button
            size="sm"
            aria-label={`Fetch from ${name}`}
            isDisabled={git.isBusy}
            onPress={() => void git.run(gitLine('fetch', '--prune', name))}
          >
            Fetch
          </Button>
          <Button
            size="sm"
            variant="danger"
            aria-label={`Remove the remote ${name}`}
            isDisabled={git.isBusy}
            onPress={() =>
              void git.runUndoably(gitLine('remote', 'remove', name), `Removed the remote ${name}`)
            }
          >
            Remove
          </Button>
        </>
      }
    />
  );
}

/** A branch of a remote, as it was when it was last fetched. */
export function RemoteBranchItem({ branch: { name, branch, commit } }: { readonly branch: RemoteBranchRow }) {
  const { git, ask, overview } = useGitPanel();
  const isStopped = overview.operation !== null;
  return (
    <RefLine
      name={name}
      commit={commit}
      actions={
        <>
          <Button
            size="sm"
            aria-label={`Switch to ${branch}, which follows ${name}`}
            isDisabled={git.isBusy || isStopped || overview.branch === branch}
            onPress={() => void git.run(gitLine('switch', branch))}
          >
            Switch
          </Button>
          <Button
            size="sm"
            aria-label={`Merge ${name}`}
            isDisabled={git.isBusy || isStopped}
            onPress={() => ask(mergeForm(name, overview.branch ?? 'HEAD'))}
          >
            Merge…
          </Button>
          <Button
            size="sm"
            aria-label={`Rebase onto ${name}`}
            isDisabled={git.isBusy || isStopped}
            onPress={() => ask(rebaseForm(name, overview.branch ?? 'HEAD'))}
          >
            Rebase…
          </Button>
        </>
      }
    />
  );
}
