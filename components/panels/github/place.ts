/** A repository, as the panel names it. */
export interface RepositoryRef {
  readonly owner: string;
  readonly name: string;
}

export type RepositoryTab = 'code' | 'pulls' | 'branches' | 'commits' | 'rules';

export type PullTab = 'conversation' | 'commits' | 'files' | 'checks';

/** What the panel shows. */
export type Place =
  | { readonly view: 'home' }
  | {
      readonly view: 'repository';
      readonly repository: RepositoryRef;
      readonly tab: RepositoryTab;
      /** Undefined: the default branch. */
      readonly branch?: string;
      readonly path?: string;
    }
  | { readonly view: 'commit'; readonly repository: RepositoryRef; readonly id: string }
  | { readonly view: 'new-pull'; readonly repository: RepositoryRef; readonly head?: string }
  | {
      readonly view: 'pull';
      readonly repository: RepositoryRef;
      readonly number: number;
      readonly tab: PullTab;
      /** A file that is to be scrolled to. */
      readonly path?: string;
    };

/** A place as text: two places that show the same have the same. */
export const placeKey = (place: Place): string => {
  switch (place.view) {
    case 'home':
      return 'home';
    case 'pull':
      return `${nameOf(place.repository)}/pull/${place.number}`;
    case 'repository':
      return nameOf(place.repository);
    case 'commit':
      return `${nameOf(place.repository)}/commit/${place.id}`;
    case 'new-pull':
      return `${nameOf(place.repository)}/compare`;
  }
};

/** `owner/name`. */
export const nameOf = ({ owner, name }: RepositoryRef): string => `${owner}/${name}`;
