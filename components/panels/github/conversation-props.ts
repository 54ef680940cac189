import type { PullPage } from '@/engine/versioning/forge/views/pull-page';
import type { CommandPlace } from './commands';
import type { PullTab } from './place';

/** What the parts of a pull request's conversation are given. */
export interface ConversationProps {
  readonly at: CommandPlace;
  readonly page: PullPage;
  readonly onShow: (tab: PullTab, path?: string) => void;
}
