import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { findLesson } from '../../content/lesson-catalogue';
import { PIECE_BYTES, type Work } from '../../contracts/api/work';
import type { WorkspaceFiles } from '../../engine/core/files';
import type { Browser } from './api';

/** What a browser hands in, without contents that would have to be sent before it: a file that is empty. */
export function submissionOf(more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const { exercise = '1.1/framing' } = more;
  return {
    id: crypto.randomUUID(),
    exercise,
    contentVersion: findLesson(String(exercise).split('/')[0]!, 0)?.version ?? 'none',
    clientAt: '2026-03-02T08:00:00Z',
    body: { work: workOf({ 'a.ts': '' }) },
    ...more,
  };
}

/** Files as they are named in a submission. */
export function workOf(files: WorkspaceFiles, dataSeed = 'seed'): Work {
  return {
    format: 1,
    dataSeed,
    files: Object.fromEntries(
      Object.entries(files).map(([path, content]) => {
        const bytes = Buffer.from(content);
        const pieces = piecesOf(bytes).map(({ sha256 }) => sha256);
        return [path, { pieces, size: bytes.length, isText: typeof content === 'string' }];
      }),
    ),
  };
}

/** Sends the contents of files that the server does not have, as a client does. */
export async function sendPieces(browser: Browser, files: WorkspaceFiles): Promise<void> {
  const pieces = Object.values(files).flatMap((content) => piecesOf(Buffer.from(content)));
  const { body } = await browser.ask('POST', '/api/v1/artifacts/missing', {
    body: { sha256: pieces.map(({ sha256 }) => sha256) },
  });
  for (const sha256 of body.missing as string[]) {
    const base64 = pieces.find((piece) => piece.sha256 === sha256)!.bytes.toString('base64');
    const { status } = await browser.ask('POST', '/api/v1/artifacts', {
      body: { artifacts: [{ sha256, base64 }] },
    });
    expect(status).toBe(204);
  }
}

function piecesOf(bytes: Buffer): { readonly sha256: string; readonly bytes: Buffer }[] {
  const count = Math.ceil(bytes.length / PIECE_BYTES);
  return Array.from({ length: count }, (_, i) => {
    const piece = bytes.subarray(i * PIECE_BYTES, (i + 1) * PIECE_BYTES);
    return { sha256: createHash('sha256').update(piece).digest('hex'), bytes: piece };
  });
}
