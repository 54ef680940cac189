import type { CommandContext } from '../../program/context';
import type { Ref } from '../../refs/ref-store';
import { mapRef, parseRefspec, type Refspec } from '../refspec';
import type { RemoteRef } from '../remote-refs';

/** The refs here that follow a ref which the remote has no more. */
export function staleRefs(
  context: CommandContext,
  specs: readonly Refspec[],
  refs: readonly RemoteRef[],
): Ref[] {
  const there = new Set(refs.map((ref) => ref.name));
  return context.repo.refs.list().filter(({ name }) => {
    if (context.repo.refs.readSymbolic(name) !== undefined) return false;
    const sources = specs.flatMap((spec) =>
      spec.target === undefined || spec.target === '' ? [] : (mapRef(spec, name, 'target') ?? []),
    );
    return sources.length > 0 && !sources.some((source) => there.has(source));
  });
}

/** The symbolic refs (`refs/remotes/origin/HEAD`) that are left hanging when these refs go. */
export function danglingSymbolic(context: CommandContext, gone: readonly Ref[]): string[] {
  const { refs, fs, gitDir } = { ...context.repo, refs: context.repo.refs };
  const names = new Set(gone.map((ref) => ref.name));
  return fs
    .filesBelow(`${gitDir}/refs`)
    .map((path) => path.slice(gitDir.length + 1))
    .filter((name) => names.has(refs.readSymbolic(name) ?? ''));
}

/** The refspecs that pruning goes by: those that were typed, or those of the configuration. */
export const pruneSpecs = (typed: readonly string[], configured: readonly string[]): Refspec[] =>
  (typed.length > 0 ? typed : configured).map((spec) => parseRefspec(spec, 'fetch'));
