import { GitMerge, GitPullRequest, GitPullRequestClosed, GitPullRequestDraft } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { stateLook } from './words';

/** How a pull request stands: open, draft, merged or closed. */
export function PullState({
  state,
  isDraft,
}: {
  readonly state: 'open' | 'closed' | 'merged';
  readonly isDraft: boolean;
}) {
  const { word, tone } = stateLook(state, isDraft);
  const Icon =
    state === 'merged'
      ? GitMerge
      : state === 'closed'
        ? GitPullRequestClosed
        : isDraft
          ? GitPullRequestDraft
          : GitPullRequest;
  return (
    <Badge tone={tone} icon={<Icon aria-hidden size={12} />}>
      {word}
    </Badge>
  );
}
