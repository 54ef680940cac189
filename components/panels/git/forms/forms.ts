import { gitLine } from '../git-commands';
import type { CommandForm } from './command-form';

const text = (value: string | undefined) => (value ?? '').trim();

/** A branch that begins at a commit. @param at its id, or a name. */
export const newBranchForm = (at: string, where: string, initial = ''): CommandForm => ({
  title: 'New branch',
  about: `It begins at ${where}.`,
  fields: [
    { kind: 'text', id: 'name', label: 'Name', initial },
    { kind: 'box', id: 'switch', label: 'Switch to it', initial: 'yes' },
  ],
  action: 'Create',
  line: ({ name, switch: goes }) =>
    goes === 'yes' ? gitLine('switch', '-c', text(name), at) : gitLine('branch', text(name), at),
});

export const renameBranchForm = (branch: string): CommandForm => ({
  title: `Rename ${branch}`,
  fields: [{ kind: 'text', id: 'name', label: 'New name', initial: branch }],
  action: 'Rename',
  line: ({ name }) => gitLine('branch', '-m', branch, text(name)),
});

export const deleteBranchForm = (branch: string, isMerged: boolean): CommandForm => ({
  title: `Delete ${branch}`,
  about: isMerged
    ? 'All of its commits are in the current branch. Only the name goes.'
    : 'It has commits that the current branch has not. The reflog still knows them for a while.',
  fields: isMerged
    ? []
    : [{ kind: 'box', id: 'force', label: 'Delete it although it is not merged', initial: '' }],
  action: 'Delete',
  isDanger: true,
  line: ({ force }) => gitLine('branch', force === 'yes' ? '-D' : '-d', branch),
});

export const tagForm = (at: string, where: string): CommandForm => ({
  title: 'New tag',
  about: `It names ${where}.`,
  fields: [
    { kind: 'text', id: 'name', label: 'Name', description: 'For example v1.0' },
    {
      kind: 'text',
      id: 'message',
      label: 'Message',
      isOptional: true,
      description: 'With a message, the tag keeps who made it and when (an annotated tag).',
    },
  ],
  action: 'Create',
  line: ({ name, message }) =>
    text(message) === ''
      ? gitLine('tag', text(name), at)
      : gitLine('tag', '-a', text(name), '-m', text(message), at),
});

export const deleteTagForm = (tag: string): CommandForm => ({
  title: `Delete the tag ${tag}`,
  about: 'The commit stays.',
  fields: [],
  action: 'Delete',
  isDanger: true,
  line: () => gitLine('tag', '-d', tag),
});

export const mergeForm = (branch: string, into: string): CommandForm => ({
  title: `Merge ${branch} into ${into}`,
  fields: [
    {
      kind: 'choice',
      id: 'how',
      label: 'How',
      options: [
        {
          id: '',
          label: 'As git likes',
          description: 'Moves the branch forward where it can, else makes a merge commit.',
        },
        {
          id: '--no-ff',
          label: 'Always a merge commit',
          description: '--no-ff: the branch stays visible in the history.',
        },
        {
          id: '--ff-only',
          label: 'Only forward',
          description: '--ff-only: refuses where both have commits of their own.',
        },
        {
          id: '--squash',
          label: 'As one change, not yet committed',
          description: '--squash: stages the sum of its commits.',
        },
      ],
    },
  ],
  action: 'Merge',
  undoTitle: `Merged ${branch}`,
  line: ({ how }) =>
    gitLine(
      'merge',
      ...(how === '' || how === undefined ? [] : [how]),
      ...(how === '--no-ff' ? ['--no-edit'] : []),
      branch,
    ),
});

export const rebaseForm = (onto: string, branch: string): CommandForm => ({
  title: `Rebase ${branch} onto ${onto}`,
  about: `The commits that only ${branch} has are made anew on top of ${onto}. They get other ids: do not rebase what others already have.`,
  fields: [],
  action: 'Rebase',
  undoTitle: `Rebased ${branch}`,
  line: () => gitLine('rebase', onto),
});

/** Moves the branch to another commit; each kind says what becomes of HEAD, index and files. */
export const resetForm = (to: string, where: string, branch: string): CommandForm => ({
  title: `Reset ${branch} to ${where}`,
  about: 'Commits that no name leads to any more are still in the reflog.',
  fields: [
    {
      kind: 'choice',
      id: 'mode',
      label: 'What is reset',
      initial: '--mixed',
      options: [
        {
          id: '--soft',
          label: 'Soft: HEAD',
          description: 'The branch moves. Index and files stay: what was committed since is staged.',
        },
        {
          id: '--mixed',
          label: 'Mixed: HEAD and index',
          description: 'The branch and the index move. Files stay: what was committed since is not staged.',
        },
        {
          id: '--hard',
          label: 'Hard: HEAD, index and files',
          description: 'Everything is as in that commit. Changes that are not committed go.',
        },
      ],
    },
  ],
  action: 'Reset',
  isDanger: true,
  undoTitle: `Reset ${branch}`,
  line: ({ mode }) => gitLine('reset', mode ?? '--mixed', to),
});

export const stashForm = (): CommandForm => ({
  title: 'Stash the changes',
  about: 'They are put aside, and the files are as in the last commit.',
  fields: [
    { kind: 'text', id: 'message', label: 'Message', isOptional: true },
    { kind: 'box', id: 'untracked', label: 'New files as well', initial: 'yes' },
  ],
  action: 'Stash',
  undoTitle: 'Put the changes aside',
  line: ({ message, untracked }) =>
    gitLine(
      'stash',
      'push',
      ...(untracked === 'yes' ? ['-u'] : []),
      ...(text(message) === '' ? [] : ['-m', text(message)]),
    ),
});

export const stashBranchForm = (index: number): CommandForm => ({
  title: `Branch from stash@{${index}}`,
  about: 'A branch where the changes were put aside, with them in it.',
  fields: [{ kind: 'text', id: 'name', label: 'Name' }],
  action: 'Create',
  line: ({ name }) => gitLine('stash', 'branch', text(name), `stash@{${index}}`),
});

export const remoteForm = (initial: string): CommandForm => ({
  title: 'Add a remote',
  fields: [
    { kind: 'text', id: 'name', label: 'Name', initial },
    {
      kind: 'text',
      id: 'url',
      label: 'Address',
      description: 'A repository of the lab’s GitHub, or a path.',
    },
  ],
  action: 'Add',
  line: ({ name, url }) => gitLine('remote', 'add', text(name), text(url)),
});

/** Who commits. Kept for all repositories of this project. */
export const identityForm = (
  identity: { readonly name: string; readonly email: string } | null,
): CommandForm => ({
  title: 'Who commits?',
  about: 'Every commit carries a name and an address.',
  fields: [
    { kind: 'text', id: 'name', label: 'Name', initial: identity?.name ?? '' },
    { kind: 'text', id: 'email', label: 'Address', initial: identity?.email ?? '' },
  ],
  action: 'Keep',
  line: ({ name, email }) =>
    `${gitLine('config', '--global', 'user.name', text(name))} && ${gitLine('config', '--global', 'user.email', text(email))}`,
});

export const cherryPickForm = (id: string, where: string, branch: string): CommandForm => ({
  title: `Cherry-pick ${where}`,
  about: `Its change is committed anew on ${branch}.`,
  fields: [{ kind: 'box', id: 'origin', label: 'Say in the message where it comes from (-x)', initial: '' }],
  action: 'Cherry-pick',
  undoTitle: `Picked ${where}`,
  line: ({ origin }) => gitLine('cherry-pick', ...(origin === 'yes' ? ['-x'] : []), id),
});

/** @param parents of a merge, one has to be chosen that it goes back to. */
export const revertForm = (id: string, where: string, parents: number): CommandForm => ({
  title: `Revert ${where}`,
  about: 'A new commit takes its change back. The old one stays in the history.',
  fields:
    parents < 2
      ? []
      : [
          {
            kind: 'choice',
            id: 'mainline',
            label: 'Go back to',
            options: Array.from({ length: parents }, (_, i) => ({
              id: String(i + 1),
              label: i === 0 ? 'The branch it was merged into (parent 1)' : `Parent ${i + 1}`,
            })),
          },
        ],
  action: 'Revert',
  undoTitle: `Reverted ${where}`,
  line: ({ mainline }) =>
    gitLine('revert', '--no-edit', ...(mainline === undefined ? [] : ['-m', mainline]), id),
});
