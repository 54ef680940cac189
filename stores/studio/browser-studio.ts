import type { StoreApi } from 'zustand/vanilla';
import { newId } from '../new-id';
import { openDatabase } from '../open-database';
import { ProjectCatalog } from './catalog';
import { createStudio, type StudioState } from './studio-store';

/** Opens the list of projects of this browser. @throws StagecraftError when its storage cannot be opened. */
export async function openStudio(): Promise<StoreApi<StudioState>> {
  const database = await openDatabase();
  return createStudio({
    catalog: new ProjectCatalog({ database, now: () => Date.now(), newId }),
    fetchText: async (url) => {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`the server answered ${response.status} for ${url}`);
      return response.text();
    },
    readZip: async (file) => (await import('../../runtime/archive/client')).readProjectZip(file),
  });
}
