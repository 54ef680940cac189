/** What is needed of `navigator.storage`. */
export type StorageRoomPort = Pick<StorageManager, 'estimate' | 'persist' | 'persisted'>;

/** How much of what the browser allows is used. */
export interface StorageRoom {
  /** Bytes. */
  readonly used: number;
  /** Bytes that the browser allows; 0: it does not say. */
  readonly allowed: number;
  /** Whether the browser has promised not to clear it by itself. */
  readonly isPersistent: boolean;
}

/** From this share on, work may soon not be saved any more. */
export const NEARLY_FULL = 0.8;

/** The used share, in [0, 1]; 0 where the browser does not say what it allows. */
export function usedShare({ used, allowed }: StorageRoom): number {
  return allowed > 0 ? Math.min(1, used / allowed) : 0;
}

/** Asks the browser; null where it does not say. */
export async function measureRoom(port: StorageRoomPort | undefined): Promise<StorageRoom | null> {
  if (port?.estimate === undefined) return null;
  const [{ usage = 0, quota = 0 }, isPersistent] = await Promise.all([port.estimate(), port.persisted()]);
  return { used: usage, allowed: quota, isPersistent };
}
