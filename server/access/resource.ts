export type ClassRole = 'instructor' | 'ta' | 'learner';

/** What someone is in a class; people who were removed, left or wait for approval are nothing in it. */
export interface Membership {
  readonly memberId: string;
  readonly role: ClassRole;
  readonly sectionId: string | null;
  readonly mayExport: boolean;
  /** The sections that an assistant sees; null: all of them. */
  readonly sees: readonly string[] | null;
}

/** What is asked about. */
export type Resource = SiteResource | AccountResource | ClassResource;

/** Nothing in particular. */
export interface SiteResource {
  readonly kind: 'site';
}

export interface AccountResource {
  readonly kind: 'account';
  readonly userId: string;
}

export interface ClassResource {
  readonly kind: 'class';
  readonly classId: string;
  /** What the one who asks is in this class; null: nothing. */
  readonly membership: Membership | null;
  /** Of what is asked about, when it belongs to one section; null: to none. Absent: it is about the class as a whole. */
  readonly sectionId?: string | null;
}

export const SITE: SiteResource = { kind: 'site' };
