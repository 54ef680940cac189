import { sameFiles } from '../../engine/workspace/model';
import type { Scheduler } from '../../runtime/scheduler';
import type { LessonSession } from '../contracts';
import type { LessonDrafts, OtherDraft } from './lesson-drafts';

/** How long after a change the other devices are told, in milliseconds; at once when the page is hidden. */
const REST_MS = 20_000;

/** What the page is asked. */
export interface DraftWishes {
  /** The work here is untouched since it was last the same: the other device's took its place, as one step of undo. */
  readonly onTakenOver: (draft: OtherDraft) => void;
  /** Both have gone on: the learner chooses. */
  readonly onChoice: (draft: OtherDraft) => void;
  /** The work is too large to follow to other devices. */
  readonly onTooLarge: () => void;
}

export interface FollowDraftsDeps {
  readonly drafts: LessonDrafts;
  readonly session: Pick<LessonSession, 'workspace' | 'bundle'>;
  readonly scheduler: Scheduler;
  /** The log has grown. */
  readonly onTold: () => void;
  readonly wishes: DraftWishes;
}

/** The drafts of a lesson that is open. */
export interface FollowedDrafts {
  takeOver(draft: OtherDraft): Promise<void>;
  /** Goes on with what is here; it is the newest from now on. */
  keepOwn(draft: OtherDraft): Promise<void>;
  /** Drafts of other devices may have come. Resolves when they, and all that was begun before, are dealt with. */
  look(): Promise<void>;
  /** The page is hidden. */
  hidden(): void;
  dispose(): void;
}

/**
 * Brings the work of other devices into an open lesson, and tells them of the work here. Whatever came is looked at before anything is
 * told: a browser that has lost its storage opens the lesson at its start, and must not lay that over the work that comes back.
 */
export async function followDrafts(deps: FollowDraftsDeps): Promise<FollowedDrafts> {
  const { drafts, session, scheduler, wishes } = deps;
  const { workspace } = session;
  const { start } = session.bundle;
  let cancel: (() => void) | null = null;
  /** What the learner is asked about. */
  let choice: OtherDraft | null = null;
  /** One after the other: two lookings would both take over. */
  let turn: Promise<void> = Promise.resolve();

  /** Whether the work here may be told: nothing newer of another device waits for a decision. */
  const settle = async (): Promise<boolean> => {
    for (;;) {
      const { files, access } = workspace.getState();
      if (access !== 'writer') return false;
      const other = await drafts.newer();
      if (other === null) return choice === null;
      const isSame = sameFiles(other.files, files);
      const isUntouched = isSame || ((await drafts.isTold(files)) ?? sameFiles(start, files));
      // Somebody has typed meanwhile: then it is another question.
      if (workspace.getState().files !== files) continue;
      if (isSame) {
        await drafts.tookOver(other);
        choice = null;
      } else if (isUntouched && choice === null) {
        await takeOver(other);
        wishes.onTakenOver(other);
      } else {
        choice = other;
        wishes.onChoice(other);
        return false;
      }
    }
  };

  const tell = async () => {
    cancel?.();
    cancel = null;
    if (!(await settle())) return;
    if (await drafts.tell(workspace.getState().files)) deps.onTold();
    else wishes.onTooLarge();
  };

  const takeOver = async (draft: OtherDraft) => {
    workspace.getState().restore(draft.files, 'Take over the work of another device');
    await drafts.tookOver(draft);
    choice = null;
  };

  const inTurn = (doing: () => Promise<unknown>): Promise<void> => {
    const done = turn.then(async () => void (await doing()));
    turn = done.catch(() => undefined);
    return done;
  };
  // A draft that could not be kept is made again with the next change; the work itself is saved elsewhere.
  const quietly = (doing: () => Promise<unknown>) => inTurn(doing).catch(() => undefined);

  await inTurn(settle);
  // What was done before this page, and not told: its page may have been killed.
  if (!sameFiles(start, workspace.getState().files)) void quietly(tell);

  const unsubscribe = workspace.subscribe((state, before) => {
    if (state.files !== before.files) cancel ??= scheduler.after(REST_MS, () => void quietly(tell));
    if (state.access !== before.access) void quietly(settle);
  });

  return {
    takeOver: (draft) => inTurn(() => takeOver(draft)),
    keepOwn: (draft) =>
      inTurn(async () => {
        choice = null;
        await drafts.passOver(draft);
        await tell();
      }),
    look: () => quietly(settle),
    hidden: () => {
      if (cancel !== null) void quietly(tell);
    },
    dispose: () => {
      if (cancel !== null) void quietly(tell);
      cancel?.();
      unsubscribe();
    },
  };
}
