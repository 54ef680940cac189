'use client';

import { useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { ActionDialog } from '@/components/ui/action-dialog';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { TextField } from '@/components/ui/text-field';
import { showToast } from '@/components/ui/toast';
import { messageOf } from '@/engine/core/errors';
import type { LabState } from '@/stores/lab-contract';
import { useLabAnswer } from '../use-lab-answer';
import { type LoggedModel, registerModel } from './register-model';

export interface RegisterDialogProps {
  readonly lab: StoreApi<LabState>;
  readonly model: LoggedModel;
  readonly onClose: () => void;
}

/** Registers the model of a run as a version of a new registered model, or as the next of one that is there. */
export function RegisterDialog({ lab, model, onClose }: RegisterDialogProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { answer } = useLabAnswer(lab, 'mlflow.registry', undefined);
  const models = answer?.models ?? [];
  const name = typed ?? models[0]?.name ?? '';
  const known = models.find((one) => one.name === name.trim());
  const register = async () => {
    setPending(true);
    setProblem(null);
    try {
      const version = await registerModel(lab, name.trim(), model);
      showToast({ title: `${name.trim()} has version ${version}`, tone: 'passed' });
      onClose();
    } catch (error) {
      setProblem(messageOf(error));
      setPending(false);
    }
  };
  return (
    <ActionDialog
      title="Register the model"
      size="sm"
      action="Register"
      isReady={name.trim() !== ''}
      isPending={isPending}
      onAction={() => void register()}
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '' && !isPending) void register();
        }}
      >
        <TextField
          label="Name"
          value={name}
          onChange={setTyped}
          autoFocus
          description={
            known
              ? `It becomes version ${Math.max(0, ...known.versions.map(({ version }) => version)) + 1} of ${known.name}.`
              : 'A registered model has versions; each remembers its run. An alias says which one serves.'
          }
        />
      </form>
      {models.length > 0 ? (
        <p className="mt-2 flex flex-wrap items-center gap-1.5 text-ink-muted text-xs">
          There are
          {models.slice(0, 6).map((one) => (
            <Button key={one.name} size="sm" onPress={() => setTyped(one.name)}>
              {one.name}
            </Button>
          ))}
        </p>
      ) : null}
      {problem ? (
        <Callout tone="failed" role="alert" className="mt-3">
          {problem}
        </Callout>
      ) : null}
    </ActionDialog>
  );
}
