import { createStore } from 'zustand/vanilla';
import { download } from '@/components/shell/settings/download';
import { showToast } from '@/components/ui/toast';
import { type ErrorRecord, messageOf, StagecraftError } from '@/engine/core/errors';
import type { ArchivePlan, ProjectArchive } from '@/stores/archive-contract';
import type { LessonSession } from '@/stores/contracts';

/** What is shown of an export or import under way. */
export type CarryState =
  | { readonly step: 'idle' }
  | { readonly step: 'working'; readonly doing: string }
  | { readonly step: 'export'; readonly archive: ProjectArchive; readonly cacheBytes: number }
  | { readonly step: 'import'; readonly archive: ProjectArchive; readonly plan: ArchivePlan }
  | { readonly step: 'refused'; readonly fileName: string; readonly error: ErrorRecord };

/** One at a time in a page: toolbar and command palette share it. */
export const carryStore = createStore<CarryState>(() => ({ step: 'idle' }));

const idle = () => carryStore.setState({ step: 'idle' }, true);

/** Leaves things as they are. */
export const cancelCarry = idle;

/** Exports at once, or asks first whether DVC's cache is to go along, where there is one. */
export async function beginExport(session: LessonSession): Promise<void> {
  try {
    const archive = await session.archive();
    const cacheBytes = archive.cacheBytes();
    if (cacheBytes === 0) await exportNow(archive, true);
    else carryStore.setState({ step: 'export', archive, cacheBytes }, true);
  } catch (error) {
    failed('The project was not exported', error);
  }
}

/** Makes the zip and offers it for download. */
export async function exportNow(archive: ProjectArchive, withCache: boolean): Promise<void> {
  carryStore.setState({ step: 'working', doing: 'Packing the project' }, true);
  try {
    const file = await archive.exportZip({ withCache });
    download(file.name, file.bytes, file.type);
    idle();
    showToast({
      title: `Exported ${file.name}`,
      description: 'Unpack it, run "npm ci" in it, and it runs without the lab.',
    });
  } catch (error) {
    failed('The project was not exported', error);
  }
}

/** Lets a zip be chosen, and checks it. */
export function beginImport(session: LessonSession): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.zip,application/zip';
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file !== undefined) void checkImport(session, file, file.name);
  });
  input.click();
}

/** Checks a zip and shows what importing it would change. */
export async function checkImport(session: LessonSession, file: Blob, fileName: string): Promise<void> {
  carryStore.setState({ step: 'working', doing: `Checking ${fileName}` }, true);
  try {
    const archive = await session.archive();
    const plan = await archive.plan(file, fileName);
    carryStore.setState({ step: 'import', archive, plan }, true);
  } catch (error) {
    const record =
      error instanceof StagecraftError
        ? error.toJSON()
        : { name: 'Error', code: 'unexpected', message: messageOf(error) };
    carryStore.setState({ step: 'refused', fileName, error: record }, true);
  }
}

/** Makes the workspace what the zip holds; a toast offers Undo. */
export function importNow(session: LessonSession, archive: ProjectArchive, plan: ArchivePlan): void {
  idle();
  try {
    archive.apply(plan);
    showToast({
      title: `Imported ${plan.fileName}`,
      description: 'What was here before is one step back, on the timeline too.',
      action: { label: 'Undo', run: () => session.workspace.getState().undo() },
    });
  } catch (error) {
    failed('The project was not imported', error);
  }
}

function failed(title: string, error: unknown): void {
  idle();
  showToast({ title, description: messageOf(error), tone: 'failed' });
}
