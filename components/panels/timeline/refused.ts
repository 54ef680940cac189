import { showToast } from '@/components/ui/toast';
import { messageOf } from '@/engine/core/errors';

/** Says why something was not done. */
export function refused(error: unknown): void {
  showToast({ title: 'That was not done', description: messageOf(error), tone: 'failed' });
}
