import type { WorkspaceFiles } from '../core/files';
import type { ServerSpec } from './spec';

/** Megabytes that an idle Node process holds before it has loaded anything of ours. */
export const IDLE_MEMORY_MB = 38;
/** What a loaded file takes in memory, as a multiple of its size on disk: text, parsed form and compiled code. */
export const MEMORY_PER_FILE_BYTE = 12;

/** Bytes of all files together; text counts one byte a character, as the sandbox does. */
export function bytesOf(files: WorkspaceFiles): number {
  return Object.values(files).reduce((sum, content) => sum + content.length, 0);
}

/** Bytes that the disk has left, never below 0. */
export function freeBytes({ diskBytes, systemBytes }: ServerSpec, files: WorkspaceFiles): number {
  return Math.max(0, diskBytes - systemBytes - bytesOf(files));
}

/**
 * Megabytes that the process holds, by a plain model: an idle process, and twelve bytes for each byte that it was
 * started from. It says what is large, not what a profiler would.
 */
export function memoryMb(startedFrom: WorkspaceFiles): number {
  return IDLE_MEMORY_MB + (MEMORY_PER_FILE_BYTE * bytesOf(startedFrom)) / 1e6;
}

/** Days until the disk is full, at this growth: free ÷ growth. null when nothing grows. */
export function daysUntilFull(free: number, bytesPerDay: number): number | null {
  return bytesPerDay > 0 ? free / bytesPerDay : null;
}
