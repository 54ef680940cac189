/** What git's words mean here, and what to try. */
const ADVICE: readonly (readonly [RegExp, string])[] = [
  [
    /Please tell me who you are/,
    'Git does not know who commits. Say your name and address once; then commit again.',
  ],
  [
    /would be overwritten by (merge|checkout)|cannot (rebase|pull with rebase).*unstaged changes|contains uncommitted changes/s,
    'Your changes stand in the way. Commit them, or put them aside with a stash, then try again.',
  ],
  [
    /CONFLICT/,
    'Both sides changed the same lines. Open each file in conflict, choose, mark it as resolved, then continue.',
  ],
  [
    /\[rejected\].*(non-fast-forward|fetch first)/s,
    'The remote has commits that you do not have. Pull first, then push again.',
  ],
  [
    /not fully merged/,
    'Its commits would be left without a name. Merge it first, or delete it with force; the reflog still knows its commits.',
  ],
  [/has no upstream branch/, 'Publish the branch: push it with --set-upstream.'],
  [
    /no tracking information|no upstream configured/,
    'This branch follows none. Push it with --set-upstream, or choose what to merge.',
  ],
  [
    /nothing to commit|no changes added to commit|nothing added to commit/,
    'Stage what the commit shall hold, then commit.',
  ],
  [/already exists/, 'The name is taken: choose another one.'],
  [
    /Not possible to fast-forward|Need to specify how to reconcile/,
    'Both have commits of their own. Merge them, or rebase yours onto the other.',
  ],
  [/patch does not apply/, 'The file has changed since this was shown. Look at it again; it is shown anew.'],
  [
    /No configured push destination|does not appear to be a git repository/,
    'Add a remote first (Branches, Add a remote).',
  ],
  [
    /previous cherry-pick is now empty|nothing to commit.*cherry-pick/s,
    'The change is there already: skip it.',
  ],
  [
    /You have not concluded your merge|unmerged files|needs merge/,
    'Something is still under way. Finish it or abort it first.',
  ],
];

/** What to try after a command of git that failed; undefined: its words say it all. @param text what git printed. */
export function adviceFor(text: string): string | undefined {
  return ADVICE.find(([pattern]) => pattern.test(text))?.[1];
}

/** Whether a command did its work up to a conflict, and waits. @param text what git printed. */
export const stopsAtConflict = (text: string): boolean =>
  /^CONFLICT |^error: could not (apply|revert) /m.test(text);
