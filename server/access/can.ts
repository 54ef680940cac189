import type { Actor, UserActor } from './actor';
import { type Action, type Grant, POLICY, type Rule } from './policy';
import type { ClassResource, Resource } from './resource';

/** Why not: `sign-in` first, `confirm` by the password, `hidden` (as if it were not there), or `forbidden`. */
export type Decision =
  | { readonly isAllowed: true }
  | { readonly isAllowed: false; readonly because: 'sign-in' | 'confirm' | 'hidden' | 'forbidden' };

/**
 * The one place where it is decided who may do what. Denied unless a grant of the action's rule fits. Someone who has no part
 * in a class is not told that it exists.
 */
export function can(actor: Actor, action: Action, resource: Resource): Decision {
  const rule: Rule = POLICY[action];
  if (rule.allow.includes('anyone')) return { isAllowed: true };
  if (actor.kind === 'anonymous') return denied('sign-in');
  if (!rule.allow.some((grant) => fits(grant, actor, resource)))
    return denied(isOutside(actor, resource) ? 'hidden' : 'forbidden');
  if (rule.needsConfirmation && !actor.isConfirmed) return denied('confirm');
  return { isAllowed: true };
}

const denied = (because: 'sign-in' | 'confirm' | 'hidden' | 'forbidden'): Decision => ({
  isAllowed: false,
  because,
});

function fits(grant: Grant, actor: UserActor, resource: Resource): boolean {
  switch (grant) {
    case 'anyone':
    case 'signed-in':
      return true;
    case 'self':
      return resource.kind === 'account' && resource.userId === actor.userId;
    case 'admin':
      return actor.isAdmin;
    case 'teacher':
      return actor.mayTeach;
    case 'instructor':
    case 'learner':
      return resource.kind === 'class' && resource.membership?.role === grant;
    case 'ta':
      return isAssistant(resource) && seesSection(resource);
    case 'ta-with-export':
      return isAssistant(resource) && resource.membership?.mayExport === true && seesSection(resource);
  }
}

function isAssistant(resource: Resource): resource is ClassResource {
  return resource.kind === 'class' && resource.membership?.role === 'ta';
}

/** Whether what is asked about lies in a section that the assistant sees. Of a class as a whole only their part is given. */
function seesSection({ membership, sectionId }: ClassResource): boolean {
  const sees = membership?.sees ?? null;
  if (sees === null || sectionId === undefined) return true;
  return sectionId !== null && sees.includes(sectionId);
}

function isOutside(actor: UserActor, resource: Resource): boolean {
  if (actor.isAdmin) return false;
  if (resource.kind === 'class') return resource.membership === null;
  return resource.kind === 'account' && resource.userId !== actor.userId;
}
