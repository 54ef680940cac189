import type { SimilarityAsked, SimilarityFound } from '../contracts/similarity-task';
import { compareWorks } from '../engine/similarity/compare';

/** Looks for works that are alike, in a process of its own beside the server: takes them one by one, answers once, and is ended. */
const works: { readonly key: number; readonly texts: readonly string[] }[] = [];

process.on('message', (asked: SimilarityAsked) => {
  if (asked.type === 'work') works.push({ key: works.length, texts: asked.texts });
  else process.send?.({ pairs: compareWorks(works, { given: asked.given }) } satisfies SimilarityFound);
});
// The server is gone: nobody would take what is found.
process.on('disconnect', () => process.exit(0));
