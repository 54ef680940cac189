'use client';

import { Trash2 } from 'lucide-react';
import { byteWords } from '@/components/ui/byte-words';
import { IconButton } from '@/components/ui/icon-button';
import type { ActionsSettingsView } from '@/engine/ci/views/settings-view';
import { agoText } from '../github/words';
import { useLabAnswer } from '../use-lab-answer';
import { useActions } from './actions-context';
import { deleteCacheLine } from './commands';
import { EnvironmentsSection } from './environments-section';
import { ValuesSection } from './values-section';

/** What the workflows of a repository are given: secrets, variables, environments; and the caches that they keep. */
export function SettingsTab() {
  const { lab, at } = useActions();
  const { answer, error } = useLabAnswer(lab, 'ci.settings', { repository: at.repository });
  if (error) return <p className="p-4 text-failed text-sm">{error.message}</p>;
  if (answer === undefined) return null;
  return (
    <div className="grid @4xl:grid-cols-2 gap-x-8 gap-y-6 p-3">
      <ValuesSection kind="secret" settings={answer} />
      <ValuesSection kind="variable" settings={answer} />
      <EnvironmentsSection settings={answer} />
      <CachesSection settings={answer} />
    </div>
  );
}

function CachesSection({ settings: { caches } }: { readonly settings: ActionsSettingsView }) {
  const { at, now, run, isBusy } = useActions();
  return (
    <section aria-label="Caches" className="min-w-0">
      <h3 className="font-medium text-ink text-sm">Caches</h3>
      <p className="text-ink-muted text-xs leading-5">
        {caches.length === 0
          ? 'None. A step with actions/cache, or setup-node with cache: npm, keeps a folder from one run to the next.'
          : `${byteWords(caches.reduce((sum, { size }) => sum + size, 0))} of 10 GB. One that nobody uses for seven days is deleted.`}
      </p>
      <ul>
        {caches.map(({ id, key, ref, size, usedAt }) => (
          <li key={id} className="flex items-center gap-2 border-line border-b py-1.5">
            <div className="min-w-0 flex-1 text-xs leading-5">
              <p className="break-all font-mono text-ink">{key}</p>
              <p className="text-ink-muted">
                {ref.replace('refs/heads/', '')} · {byteWords(size)} · used {agoText(now, usedAt)}
              </p>
            </div>
            <IconButton
              label={`Delete the cache ${key}`}
              size="sm"
              isDisabled={isBusy}
              onPress={() => void run(deleteCacheLine(at, id))}
            >
              <Trash2 aria-hidden size={14} />
            </IconButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
