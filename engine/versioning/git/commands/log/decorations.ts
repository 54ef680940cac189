import { peel } from '../../history/revision';
import type { ObjectId } from '../../objects/object-id';
import type { Repository } from '../../program/repository';
import { shortRefName } from '../../refs/ref-name';

/** How refs are named beside commits; `no`: not at all. */
export type DecorationStyle = 'short' | 'full' | 'no';

const SHOWN = /^refs\/(heads|remotes|tags)\/|^refs\/stash$/;

/** The names that refs give to commits, in the order in which `git log --decorate` shows them. */
export class Decorations {
  readonly #names = new Map<ObjectId, string[]>();

  constructor(repo: Repository, style: DecorationStyle) {
    if (style === 'no') return;
    const head = repo.refs.head();
    const name = (ref: string) => (style === 'full' ? ref : ref === 'refs/stash' ? ref : shortRefName(ref));
    const refs = repo.refs.list().filter((ref) => SHOWN.test(ref.name));
    const onHead = refs.find((ref) => ref.name === head.ref);
    if (head.id !== undefined) {
      const text = onHead === undefined ? 'HEAD' : `HEAD -> ${name(onHead.name)}`;
      this.#names.set(head.id, [text]);
    }
    for (const ref of refs.reverse()) {
      if (ref === onHead) continue;
      const text = ref.name.startsWith('refs/tags/') ? `tag: ${name(ref.name)}` : name(ref.name);
      const commit = peel(repo, ref.id, 'commit');
      if (commit === undefined) continue;
      this.#names.set(commit, [...(this.#names.get(commit) ?? []), text]);
    }
  }

  /** `HEAD -> main, tag: v1`; '' when nothing names the commit. */
  of(id: ObjectId): string {
    return (this.#names.get(id) ?? []).join(', ');
  }

  /** The same in brackets, with a blank before them. */
  suffix(id: ObjectId): string {
    const text = this.of(id);
    return text === '' ? '' : ` (${text})`;
  }
}
