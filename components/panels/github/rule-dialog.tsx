'use client';

import { useState } from 'react';
import { ActionDialog } from '@/components/ui/action-dialog';
import { NumberField } from '@/components/ui/number-field';
import { Switch } from '@/components/ui/switch';
import { TextField } from '@/components/ui/text-field';
import type { RepositoryPage } from '@/engine/versioning/forge/views/repository-page';
import { protectLine, type RuleForm } from './commands';
import { useForge } from './forge-context';
import { LinesToRun } from './lines-to-run';
import type { RepositoryRef } from './place';

export interface RuleDialogProps {
  readonly repository: RepositoryRef;
  readonly page: RepositoryPage;
  /** '': a branch that is still to be named. */
  readonly branch: string;
  readonly onClose: () => void;
}

const FRESH: RuleForm = {
  requirePullRequest: true,
  requiredReviews: 1,
  requiredChecks: [],
  requireUpToDate: false,
  requireResolved: false,
  requireOwnerReview: false,
};

const namesOf = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
];

/** The rule of a branch, to be set or changed. */
export function RuleDialog({ repository, page, branch, onClose }: RuleDialogProps) {
  const { home, run, isBusy } = useForge();
  const [name, setName] = useState(branch || page.defaultBranch);
  const [rule, setRule] = useState<RuleForm>(page.rules[branch] ?? FRESH);
  const [checks, setChecks] = useState(rule.requiredChecks.join(', '));
  const line = protectLine({ repository, local: home.local }, name, {
    ...rule,
    requiredChecks: namesOf(checks),
  });
  const save = async () => {
    if ((await run(line)) !== null) onClose();
  };
  return (
    <ActionDialog
      title={branch === '' ? 'Protect a branch' : `The rule of ${branch}`}
      action="Save the rule"
      isReady={name.trim() !== ''}
      isPending={isBusy}
      onAction={() => void save()}
      onClose={onClose}
    >
      <div className="flex flex-col gap-4">
        {branch === '' ? (
          <TextField
            label="Branch"
            description="Its name, or a pattern such as release/*"
            value={name}
            onChange={setName}
            autoFocus
          />
        ) : null}
        <Switch
          isSelected={rule.requirePullRequest}
          onChange={(requirePullRequest) => setRule({ ...rule, requirePullRequest })}
          description="Nobody pushes to it, its owner neither."
        >
          Changes come in through pull requests only
        </Switch>
        {rule.requirePullRequest ? (
          <NumberField
            label="Approvals that a pull request needs"
            minValue={0}
            maxValue={page.colleagues.length}
            value={rule.requiredReviews}
            onChange={(requiredReviews) => setRule({ ...rule, requiredReviews })}
            className="w-56"
          />
        ) : null}
        {rule.requirePullRequest ? (
          <Switch
            isSelected={rule.requireOwnerReview}
            onChange={(requireOwnerReview) => setRule({ ...rule, requireOwnerReview })}
            description={
              page.codeOwners === null
                ? 'By a file CODEOWNERS, which this branch has not yet. Until then it asks for nobody.'
                : `Whose a file is stands in ${page.codeOwners.path}; the last line that fits decides.`
            }
          >
            An owner of each changed file has to approve
          </Switch>
        ) : null}
        <TextField
          label="Checks that have to pass"
          description={
            page.checkNames.length > 0
              ? `Names, with commas between them. Seen here: ${page.checkNames.join(', ')}.`
              : 'Names of jobs, with commas between them. Until one has reported, a merge waits for it.'
          }
          value={checks}
          onChange={setChecks}
        />
        <Switch
          isSelected={rule.requireUpToDate}
          onChange={(requireUpToDate) => setRule({ ...rule, requireUpToDate })}
          description="What was reviewed and checked is then what will be on the branch."
        >
          The branch has to be up to date
        </Switch>
        <Switch
          isSelected={rule.requireResolved}
          onChange={(requireResolved) => setRule({ ...rule, requireResolved })}
        >
          All remarks have to be resolved
        </Switch>
        <LinesToRun lines={[line]} />
      </div>
    </ActionDialog>
  );
}
