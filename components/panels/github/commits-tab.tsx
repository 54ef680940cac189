'use client';

import { useLabAnswer } from '../use-lab-answer';
import { Answered } from './answered';
import { BranchSelect } from './branch-select';
import type { CodeTabProps } from './code-tab';
import { CommitRows } from './commit-rows';
import { useForge } from './forge-context';

/** The commits of a branch, newest first. */
export function CommitsTab({ place, page, branch }: CodeTabProps) {
  const { lab, go } = useForge();
  const { owner, name } = place.repository;
  const state = useLabAnswer(lab, 'forge.commits', { owner, name, branch });
  return (
    <div>
      <div className="px-3 py-2">
        <div className="w-fit">
          <BranchSelect
            page={page}
            label="Branch"
            labelHidden
            value={branch}
            onChange={(next) => go({ ...place, branch: next, path: '' })}
          />
        </div>
      </div>
      <Answered state={state} what="the commits">
        {(commits) =>
          commits === null ? (
            <p className="p-3 text-ink-muted text-sm">Nothing has been pushed to {branch} yet.</p>
          ) : (
            <CommitRows repository={place.repository} commits={commits} />
          )
        }
      </Answered>
    </div>
  );
}
