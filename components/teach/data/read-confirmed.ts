import { ReadRefusal } from '@/stores/teach/read-server';

/**
 * Reads what the server gives only to who has typed their password a short while ago: asks for it once if need be.
 *
 * @throws ReadRefusal
 */
export async function readConfirmed<T>(read: () => Promise<T>, confirm: () => Promise<boolean>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof ReadRefusal) || error.code !== 'confirm' || !(await confirm())) throw error;
    return read();
  }
}
