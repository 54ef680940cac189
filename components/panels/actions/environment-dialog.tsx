'use client';

import { useState } from 'react';
import { ActionDialog } from '@/components/ui/action-dialog';
import { NumberField } from '@/components/ui/number-field';
import { Switch } from '@/components/ui/switch';
import { TextField } from '@/components/ui/text-field';
import { ENVIRONMENT_LIMITS } from '@/engine/ci/store/settings';
import type { EnvironmentView } from '@/engine/ci/views/settings-view';
import { LinesToRun } from '../github/lines-to-run';
import { useActions } from './actions-context';
import { setEnvironmentLine } from './commands';

export interface EnvironmentDialogProps {
  /** Null: a new one. */
  readonly environment: EnvironmentView | null;
  /** Names of environments that there are. */
  readonly taken: readonly string[];
  readonly onClose: () => void;
}

const words = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

/** The rules of an environment. */
export function EnvironmentDialog({ environment, taken, onClose }: EnvironmentDialogProps) {
  const { at, login, run, isBusy } = useActions();
  const [name, setName] = useState(environment?.name ?? 'production');
  const [reviewers, setReviewers] = useState(environment?.reviewers.join(' ') ?? login);
  const [branches, setBranches] = useState(environment?.branches.join(' ') ?? '');
  const [waitMinutes, setWaitMinutes] = useState(environment?.waitMinutes ?? 0);
  const [preventSelfReview, setPrevent] = useState(environment?.preventSelfReview ?? false);
  const isTaken = environment === null && taken.includes(name.trim());
  const isCrowded = words(reviewers).length > ENVIRONMENT_LIMITS.reviewers;
  const isReady = name.trim() !== '' && !isTaken && !isCrowded;
  const line = setEnvironmentLine(at, {
    name: name.trim(),
    reviewers: words(reviewers),
    branches: words(branches),
    waitMinutes,
    preventSelfReview,
  });
  const save = async () => {
    if (isReady && (await run(line)) !== null) onClose();
  };
  return (
    <ActionDialog
      title={environment === null ? 'New environment' : `Rules of ${environment.name}`}
      action="Save"
      isReady={isReady && !isBusy}
      onAction={() => void save()}
      onClose={onClose}
    >
      <div className="flex flex-col gap-4">
        {environment === null ? (
          <TextField
            label="Name"
            value={name}
            onChange={setName}
            isInvalid={isTaken}
            errorMessage={`There is an environment ${name.trim()} already.`}
            autoFocus
          />
        ) : null}
        <TextField
          label="Reviewers"
          description={`Logins, apart by spaces, ${ENVIRONMENT_LIMITS.reviewers} at most; one of them has to approve. None: nobody is asked.`}
          value={reviewers}
          onChange={setReviewers}
          isInvalid={isCrowded}
          errorMessage={`${ENVIRONMENT_LIMITS.reviewers} reviewers at most.`}
        />
        <Switch isSelected={preventSelfReview} onChange={setPrevent}>
          Who started a run may not approve it
        </Switch>
        <NumberField
          label="Wait"
          unit="min"
          minValue={0}
          maxValue={ENVIRONMENT_LIMITS.waitMinutes}
          value={waitMinutes}
          onChange={setWaitMinutes}
        />
        <TextField
          label="Branches that may deploy"
          description="Patterns, apart by spaces, such as main release/*. None: all."
          value={branches}
          onChange={setBranches}
        />
        <LinesToRun lines={[line]} />
      </div>
    </ActionDialog>
  );
}
