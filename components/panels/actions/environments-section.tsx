'use client';

import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import type { ActionsSettingsView, EnvironmentView } from '@/engine/ci/views/settings-view';
import { useActions } from './actions-context';
import { deleteEnvironmentLine } from './commands';
import { EnvironmentDialog } from './environment-dialog';

/** The rules of an environment in words. */
const rulesText = ({ reviewers, waitMinutes, branches, preventSelfReview }: EnvironmentView): string =>
  [
    reviewers.length > 0 ? `${reviewers.join(' or ')} approves` : '',
    preventSelfReview ? 'never one’s own run' : '',
    waitMinutes > 0 ? `waits ${waitMinutes} min` : '',
    branches.length > 0 ? `only from ${branches.join(', ')}` : '',
  ]
    .filter(Boolean)
    .join('; ') || 'no rules: a job goes on at once';

/** The environments of a repository: who has to approve what is deployed there, and when. */
export function EnvironmentsSection({
  settings: { environments },
}: {
  readonly settings: ActionsSettingsView;
}) {
  const { at, run, isBusy } = useActions();
  const [edited, setEdited] = useState<EnvironmentView | 'new' | null>(null);
  return (
    <section aria-label="Environments" className="min-w-0">
      <h3 className="font-medium text-ink text-sm">Environments</h3>
      <p className="text-ink-muted text-xs leading-5">
        A job with <code>environment: production</code> waits for the rules of that environment, and has its
        secrets.
      </p>
      <ul className="mt-1">
        {environments.map((environment) => (
          <li key={environment.name} className="flex items-center gap-2 border-line border-b py-1.5 text-xs">
            <div className="min-w-0 flex-1 leading-5">
              <p className="font-medium text-ink">{environment.name}</p>
              <p className="text-ink-muted">{rulesText(environment)}</p>
            </div>
            <IconButton
              label={`Change the rules of ${environment.name}`}
              size="sm"
              isDisabled={isBusy}
              onPress={() => setEdited(environment)}
            >
              <Pencil aria-hidden size={14} />
            </IconButton>
            <IconButton
              label={`Delete the environment ${environment.name}`}
              size="sm"
              isDisabled={isBusy}
              onPress={() => void run(deleteEnvironmentLine(at, environment.name))}
            >
              <Trash2 aria-hidden size={14} />
            </IconButton>
          </li>
        ))}
      </ul>
      <Button size="sm" className="mt-2" isDisabled={isBusy} onPress={() => setEdited('new')}>
        New environment
      </Button>
      {edited === null ? null : (
        <EnvironmentDialog
          environment={edited === 'new' ? null : edited}
          taken={environments.map(({ name }) => name)}
          onClose={() => setEdited(null)}
        />
      )}
    </section>
  );
}
