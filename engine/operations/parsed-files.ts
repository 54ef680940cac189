import { type ParsedManifests, parseManifests } from '../deployment/cluster/manifest/parse-manifests';
import type { ManifestFile } from './description';

/** Files whose objects are still known. */
const MOST = 64;
const known = new Map<string, ParsedManifests>();

/**
 * The objects of a file. An operation reads the same files for its limits, its start and its changes, and a series of releases reads them
 * again for each: what was parsed is kept, the last used ones. @throws ClusterError for what cannot be read
 */
export function parsedFile({ path, text }: ManifestFile): ParsedManifests {
  const key = `${path}\n${text}`;
  const parsed = known.get(key) ?? parseManifests(text, path);
  known.delete(key);
  known.set(key, parsed);
  if (known.size > MOST) known.delete(known.keys().next().value!);
  return parsed;
}
