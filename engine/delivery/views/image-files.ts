import type { ServiceContext } from '../../core/lab-service';
import { sizeOf, weightOf } from '../image/weight';
import { containerFiles } from '../run/container-files';
import { DockerStore } from '../store/docker-store';

/** A path of an image. */
export interface ImageFile {
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'link';
  /** Of a folder: of all that is in it. */
  readonly bytes: number;
  /** What it stands for, or where a link leads. */
  readonly note: string | null;
}

/** The most paths that are listed. */
const MOST = 2_000;

/** The files of an image as a container sees them, in the order of a tree; null: there is no such image. */
export function imageFiles(
  { fs }: ServiceContext,
  { id }: { readonly id: string },
): readonly ImageFile[] | null {
  const store = new DockerStore(fs);
  const image = store.image(id);
  if (image === undefined) return null;
  const files = containerFiles(store, image);
  const found: ImageFile[] = [];
  const visit = (folder: string): number => {
    let sum = 0;
    for (const name of files.list(folder === '' ? '/' : folder)) {
      const path = `${folder}/${name}`;
      const node = files.at(path)!;
      const at = found.length;
      if (node.kind === 'folder') {
        found.push({ path, kind: 'folder', bytes: 0, note: null });
        const bytes = visit(path);
        found[at] = { path, kind: 'folder', bytes, note: null };
        sum += bytes;
      } else if (node.kind === 'link') found.push({ path, kind: 'link', bytes: 0, note: `→ ${node.target}` });
      else {
        const bytes = sizeOf(node.content);
        found.push({ path, kind: 'file', bytes, note: weightOf(node.content)?.what ?? null });
        sum += bytes;
      }
    }
    return sum;
  };
  visit('');
  return found.slice(0, MOST);
}
