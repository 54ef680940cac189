import { StagecraftError } from '@/engine/core/errors';
import { resolveRevision } from '../../history/revision';
import { isObjectId, type ObjectId } from '../../objects/object-id';
import type { CommandContext } from '../../program/context';
import { die } from '../../program/failure';
import { REF_RULES } from '../../refs/ref-name';
import type { Ref } from '../../refs/ref-store';
import { mapRef, type Refspec } from '../refspec';
import type { RemoteRef } from '../remote-refs';

/** A ref here and the ref over there that it goes to. */
export interface PushPair {
  /** Undefined: a deletion. */
  readonly source: { readonly name: string; readonly id: ObjectId } | undefined;
  readonly target: string;
  readonly force: boolean;
}

/** What is wrong with a refspec: lines for stderr. */
class PushMapError extends StagecraftError<'push-map'> {
  constructor(lines: string) {
    super('push-map', lines);
  }
}

/** The refs that a short name may mean; those in `heads` and `tags` come before all others. */
function matching(refs: readonly Ref[], name: string): Ref[] {
  const strong: Ref[] = [];
  const weak: Ref[] = [];
  for (const ref of refs) {
    if (!REF_RULES.some((rule) => rule(name) === ref.name)) continue;
    const isWeak =
      name !== ref.name && `refs/${name}` !== ref.name && !/^refs\/(heads|tags)\//.test(ref.name);
    (isWeak ? weak : strong).push(ref);
  }
  return strong.length > 0 ? strong : weak;
}

/** How git guesses what was meant by pushing an object of a type to a short name. */
const GUESSES: Readonly<Record<string, readonly [what: string, folder: string]>> = {
  commit: ['create a new branch', 'refs/heads'],
  tag: ['create a new tag', 'refs/tags'],
  tree: ['tag a new tree', 'refs/tags'],
  blob: ['tag a new blob', 'refs/tags'],
};

const unqualified = (target: string, source: string, type: string | undefined): string => {
  const guess = GUESSES[type ?? ''];
  const hint =
    guess === undefined
      ? ''
      : `\nhint: The <src> part of the refspec is a ${type} object.\nhint: Did you mean to ${guess[0]} by pushing to\nhint: '${source}:${guess[1]}/${target}'?`;
  return `error: The destination you provided is not a full refname (i.e.,
starting with "refs/"). We tried to guess what you meant by:

- Looking for a ref that matches '${target}' on the remote side.
- Checking if the <src> being pushed ('${source}')
  is a ref in "refs/{heads,tags}/". If so we add a corresponding
  refs/{heads,tags}/ prefix on the remote side.

Neither worked, so we gave up. You must fully qualify the ref.${hint}`;
};

interface Local {
  readonly name: string;
  readonly id: ObjectId;
  /** The ref in full, symbolic ones followed; undefined: not a ref. */
  readonly ref: string | undefined;
}

function localSource(context: CommandContext, refs: readonly Ref[], text: string): Local {
  const found = matching(refs, text);
  if (found.length > 1) throw new PushMapError(`error: src refspec ${text} matches more than one`);
  if (found[0] !== undefined) return { ...found[0], ref: found[0].name };
  const { repo } = context;
  const name = text === '@' ? 'HEAD' : text;
  const id =
    isObjectId(name) && !repo.objects.has(name) ? undefined : resolveRevision(repo, name, context.revisions);
  if (id === undefined) throw new PushMapError(`error: src refspec ${text} does not match any`);
  const ref = name === 'HEAD' ? repo.refs.head().ref : repo.refs.read(name) === undefined ? undefined : name;
  return { name, id, ref };
}

function targetOf(
  context: CommandContext,
  refs: readonly RemoteRef[],
  { target: typed, source: sourceText }: Refspec,
  source: Local | undefined,
): string {
  let wanted = typed;
  if (wanted === undefined && source?.name === 'HEAD') wanted = source.ref ?? 'HEAD';
  else if (wanted === undefined) wanted = source!.ref ?? die(`${source!.name} cannot be resolved to branch`);
  const found = matching(
    refs.filter((ref) => ref.name !== 'HEAD'),
    wanted,
  );
  if (found.length > 1) throw new PushMapError(`error: dst refspec ${wanted} matches more than one`);
  if (found[0] !== undefined) return found[0].name;
  if (wanted.startsWith('refs/')) return wanted;
  if (source === undefined)
    throw new PushMapError(`error: unable to delete '${wanted}': remote ref does not exist`);
  const folder = /^refs\/(heads|tags)\//.exec(source.ref ?? '')?.[0];
  if (folder !== undefined) return folder + wanted;
  const type = context.repo.objects.typeOf(source.id);
  throw new PushMapError(unqualified(wanted, sourceText === '@' ? 'HEAD' : sourceText, type));
}

/** What is wrong with the sources of refspecs, before anything is asked of the remote. */
export function sourceErrors(context: CommandContext, specs: readonly Refspec[]): string[] {
  const local = context.repo.refs.list();
  return specs.flatMap((spec) => {
    if (spec.isPattern || spec.source === '') return [];
    try {
      localSource(context, local, spec.source);
      return [];
    } catch (error) {
      if (!(error instanceof PushMapError)) throw error;
      return [error.message];
    }
  });
}

/**
 * Works out which ref goes where.
 * @returns the pairs in the order of the refspecs, or the lines that say what is wrong.
 */
export function pushPairs(
  context: CommandContext,
  refs: readonly RemoteRef[],
  specs: readonly Refspec[],
): { readonly pairs: readonly PushPair[] } | { readonly errors: readonly string[] } {
  const local = context.repo.refs.list();
  const pairs: PushPair[] = [];
  const errors: string[] = [];
  const taken = new Set<string>();
  for (const spec of specs) {
    if (spec.isPattern) continue;
    try {
      const source = spec.source === '' ? undefined : localSource(context, local, spec.source);
      const target = targetOf(context, refs, spec, source);
      if (taken.has(target))
        throw new PushMapError(`error: dst ref ${target} receives from more than one src`);
      taken.add(target);
      pairs.push({ source, target, force: spec.force });
    } catch (error) {
      if (!(error instanceof PushMapError)) throw error;
      errors.push(error.message);
    }
  }
  if (errors.length > 0) return { errors };
  for (const source of local) {
    const found = patternTarget(specs, refs, source.name);
    if (found === undefined || taken.has(found.target)) continue;
    taken.add(found.target);
    pairs.push({ source, ...found });
  }
  return { pairs };
}

/** Where the first pattern that a local ref matches sends it. `:` sends branches that the remote has too. */
function patternTarget(specs: readonly Refspec[], refs: readonly RemoteRef[], name: string) {
  for (const spec of specs) {
    if (!spec.isPattern) continue;
    const isMatching = spec.source === '' && spec.target === '';
    const target = isMatching ? (name.startsWith('refs/heads/') ? name : undefined) : mapRef(spec, name);
    if (target === undefined) continue;
    if (isMatching && !refs.some((ref) => ref.name === target)) continue;
    return { target, force: spec.force };
  }
  return undefined;
}
