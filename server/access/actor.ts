/** Who asks. */
export type Actor = AnonymousActor | UserActor;

export interface AnonymousActor {
  readonly kind: 'anonymous';
}

export interface UserActor {
  readonly kind: 'user';
  readonly userId: string;
  readonly isAdmin: boolean;
  /** May make classes. */
  readonly mayTeach: boolean;
  /** Whether a password, passkey or recovery code was given a short while ago. */
  readonly isConfirmed: boolean;
}

export const ANONYMOUS: AnonymousActor = { kind: 'anonymous' };
