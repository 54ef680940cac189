'use client';

import { useCallback, useEffect, useState } from 'react';
import { type StoreApi, useStore } from 'zustand';
import { useWorkbench } from '@/components/workbench/workbench-context';
import { OPERATIONS_PATH } from '@/engine/deployment/spec';
import type { LessonSession } from '@/stores/contracts';
import type { DeploymentState, OperatorCommand } from '@/stores/deployment-contract';
import { type Opened, useOpened } from '../use-opened';

/** The store of the lesson's server, once it has loaded; it follows the log of commands, undo included. */
export function useServerStore(session: LessonSession): Opened<DeploymentState> {
  const store = useOpened(session.deployment);
  const log = useStore(session.workspace, ({ files }) => files[OPERATIONS_PATH]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the log is what the state follows from
  useEffect(() => {
    if (typeof store !== 'string') void store.getState().refresh();
  }, [store, log]);
  return store;
}

/** Carries out a command; what came of it is kept and said to people who cannot see it. */
export function useOperate(store: StoreApi<DeploymentState>) {
  const { announce } = useWorkbench();
  const [said, setSaid] = useState('');
  const operate = useCallback(
    async (command: OperatorCommand) => {
      const words = await store.getState().operate(command);
      setSaid(words);
      announce(words);
    },
    [store, announce],
  );
  return { said, operate };
}
