import type { RunEvent, RunResult, SourceLocation } from '../../engine/core/code-runner';
import type { ServiceRequest } from '../../engine/core/lab-service';
import { enqueueMacrotask, realPerformanceNow, StringSlice, uncurryThis } from './primordials';

/** What the guest posts to its host. */
export type GuestMessage =
  | { readonly type: 'ready'; readonly loadedTfjs: boolean }
  | { readonly type: 'event'; readonly event: RunEvent }
  /** The run holds more than it may; the host ends it. */
  | { readonly type: 'memory'; readonly bytes: number }
  /** A request to a service of the run; the host answers with `fetched` and the same id. */
  | { readonly type: 'fetch'; readonly id: number; readonly request: ServiceRequest }
  | { readonly type: 'result'; readonly result: RunResult };

/** How messages leave the guest; the only reference to the port is inside it. */
export type Post = (message: GuestMessage) => void;

/** How the guest speaks during one run. */
export interface Wire {
  /** Prints; text is batched, so that a flood of lines is not a flood of messages. */
  output(stream: 'stdout' | 'stderr', text: string, location?: SourceLocation): void;
  /** Posts what is batched. */
  flush(): void;
  event(event: RunEvent): void;
  /** What was printed, within the limit. */
  readonly printed: { readonly stdout: string; readonly stderr: string };
}

const BATCH_CHARS = 8192;
/** In each window so many pieces of text go out at once: what a program prints before it hangs is seen. */
const WINDOW_MS = 100;
const AT_ONCE = 40;
const charCodeAt = uncurryThis(String.prototype.charCodeAt) as (text: string, index: number) => number;

/** UTF-8 bytes of a text, counted without making them. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const code = charCodeAt(text, i);
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code >= 0xd800 && code <= 0xdfff ? 2 : 3;
  }
  return bytes;
}

/**
 * The wire of one run. Uses no array and no prototype method after its creation, so that nothing that learner code
 * redefines can see a message, the port, or change the bookkeeping.
 */
export function createWire(post: Post, runId: string, outputBytes: number): Wire {
  let pendingStream: 'stdout' | 'stderr' = 'stdout';
  let pending = '';
  let pendingLocation: SourceLocation | undefined;
  let scheduled = false;
  let windowStart = realPerformanceNow();
  let windowCount = 0;
  let used = 0;
  let dropped = 0;
  let reportedDropped = 0;
  let stdout = '';
  let stderr = '';

  const event = (value: RunEvent) => post({ type: 'event', event: value });

  const flush = () => {
    if (pending !== '') {
      const text = pending;
      const location = pendingLocation;
      pending = '';
      pendingLocation = undefined;
      event(
        location === undefined
          ? { type: 'output', runId, stream: pendingStream, text }
          : { type: 'output', runId, stream: pendingStream, text, location },
      );
    }
    if (dropped > reportedDropped) {
      reportedDropped = dropped;
      event({ type: 'output-truncated', runId, droppedBytes: dropped });
    }
  };

  return {
    event: (value) => {
      flush();
      event(value);
    },
    flush,
    output: (stream, text, location) => {
      const room = outputBytes - used;
      let kept = text;
      let size = utf8Length(text);
      if (size > room) {
        // Cut by characters: never more bytes than there is room for.
        kept = room <= 0 ? '' : StringSlice(text, 0, Math_floor(room / 3));
        const keptSize = utf8Length(kept);
        dropped += size - keptSize;
        size = keptSize;
        used = outputBytes;
      } else used += size;
      if (kept !== '') {
        if (stream === 'stdout') stdout += kept;
        else stderr += kept;
        // A place belongs to one piece of text: what has one goes out alone.
        if (
          pending !== '' &&
          (stream !== pendingStream || location !== undefined || pendingLocation !== undefined)
        ) {
          flush();
        }
        pendingStream = stream;
        pending += kept;
        pendingLocation = location;
      }
      const now = realPerformanceNow();
      if (now - windowStart >= WINDOW_MS) {
        windowStart = now;
        windowCount = 0;
      }
      if (pending.length >= BATCH_CHARS || windowCount++ < AT_ONCE) flush();
      else if (!scheduled) {
        scheduled = true;
        enqueueMacrotask(() => {
          scheduled = false;
          flush();
        });
      }
    },
    get printed() {
      return { stdout, stderr };
    },
  };
}

const Math_floor = Math.floor;
