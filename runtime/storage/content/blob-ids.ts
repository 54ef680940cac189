import type {
  StoredContent,
  StoredEvent,
  StoredModel,
  StoredTree,
  TimelineRecord,
} from '../../../contracts/stored-records';
import { isBlobRef } from './content-refs';

/** Adds the blobs that contents refer to. */
function add(ids: Set<string>, contents: Iterable<StoredContent | null>): void {
  for (const content of contents) if (isBlobRef(content)) ids.add(content.$blob);
}

/** The blobs that a stored tree refers to. */
export function blobsOfTree({ files }: StoredTree, ids = new Set<string>()): Set<string> {
  add(ids, Object.values(files));
  return ids;
}

/** The blobs that a stored model refers to. */
export function blobsOfModel(model: StoredModel, ids = new Set<string>()): Set<string> {
  blobsOfTree(model, ids);
  for (const { files } of [...model.past, ...model.future])
    for (const { before, after } of files) add(ids, [before, after]);
  return ids;
}

/** The blobs that a stored event refers to. */
export function blobsOfEvent(event: StoredEvent, ids = new Set<string>()): Set<string> {
  if (event.type === 'file-edited' || event.type === 'file-created') add(ids, [event.content]);
  else if (event.type === 'files-overlaid') add(ids, Object.values(event.changes));
  return ids;
}

/** The blobs that a stored step refers to. */
export function blobsOfStep({ changes }: TimelineRecord, ids = new Set<string>()): Set<string> {
  for (const { before, after } of changes) add(ids, [before, after]);
  return ids;
}
