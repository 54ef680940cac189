import { z } from 'zod';

/** What the names of LTI's claims begin with. */
export const CLAIM = 'https://purl.imsglobal.org/spec/lti/claim/';
const AGS = 'https://purl.imsglobal.org/spec/lti-ags/';
const NRPS = 'https://purl.imsglobal.org/spec/lti-nrps/';
export const DEEP_LINKING = 'https://purl.imsglobal.org/spec/lti-dl/claim/';

/** What the lab asks a platform's token service for. */
export const SCOPE = {
  score: `${AGS}scope/score`,
  members: `${NRPS}scope/contextmembership.readonly`,
} as const;

const id = z.string().min(1).max(255);
const address = z.url({ protocol: /^https?$/ }).max(2_000);
const context = z.object({
  id,
  title: z.string().max(1_000).optional(),
  label: z.string().max(255).optional(),
});

/** What every launch says. */
const launchSchema = z.object({
  // A token without a nonce is no answer to a login of ours.
  nonce: z.string().min(1),
  sub: id,
  name: z.string().optional(),
  given_name: z.string().optional(),
  family_name: z.string().optional(),
  email: z.string().optional(),
  [`${CLAIM}version`]: z.literal('1.3.0'),
  [`${CLAIM}message_type`]: z.enum(['LtiResourceLinkRequest', 'LtiDeepLinkingRequest']),
  [`${CLAIM}deployment_id`]: id,
  [`${CLAIM}target_link_uri`]: z.string().min(1),
  // It has to be there; it may be empty.
  [`${CLAIM}roles`]: z.array(z.string()),
  [`${CLAIM}context`]: context.optional(),
  [`${CLAIM}custom`]: z.record(z.string(), z.unknown()).optional(),
  [`${NRPS}claim/namesroleservice`]: z.object({ context_memberships_url: address }).optional(),
});

/** What the launch of a link says beside that. */
const resourceSchema = z.object({
  [`${CLAIM}resource_link`]: z.object({ id, title: z.string().max(1_000).optional() }),
  [`${AGS}claim/endpoint`]: z
    .object({ scope: z.array(z.string()).default([]), lineitem: address.optional() })
    .optional(),
});

/** What the question for links to put into a course says. */
const deepLinkingSchema = z.object({
  [`${DEEP_LINKING}deep_linking_settings`]: z.object({
    deep_link_return_url: address,
    accept_types: z.array(z.string()),
    accept_multiple: z.boolean().default(true),
    data: z.string().max(100_000).optional(),
  }),
});

/** A launch that a platform vouches for. */
export interface Launch {
  readonly subject: string;
  readonly name?: string;
  readonly email?: string;
  readonly deploymentId: string;
  readonly roles: readonly string[];
  /** The course; absent: it was launched from none. */
  readonly context?: { readonly id: string; readonly title: string };
  readonly custom: Readonly<Record<string, unknown>>;
  /** Where the people of the course are listed. */
  readonly membershipsUrl?: string;
  readonly message: ResourceLink | DeepLinking;
}

export interface ResourceLink {
  readonly kind: 'resource-link';
  readonly id: string;
  readonly title?: string;
  /** Its column of the platform's gradebook, where scores of it may be posted. */
  readonly lineItemUrl?: string;
}

export interface DeepLinking {
  readonly kind: 'deep-linking';
  readonly returnUrl: string;
  readonly takesMany: boolean;
  /** Whether links to this lab can be chosen at all. */
  readonly takesLinks: boolean;
  /** Goes back as it came. */
  readonly data?: string;
}

/** Reads the claims of a token whose signature was checked. @throws z.ZodError that names what is missing. */
export function readClaims(payload: unknown): Launch & { readonly nonce: string } {
  const claims = launchSchema.parse(payload);
  const at = claims[`${CLAIM}context`];
  return {
    nonce: claims.nonce,
    subject: claims.sub,
    name: nameIn(claims),
    email: z.email().max(320).safeParse(claims.email).data,
    deploymentId: claims[`${CLAIM}deployment_id`],
    roles: claims[`${CLAIM}roles`],
    context: at && { id: at.id, title: (at.title || at.label || 'Course').slice(0, 200) },
    custom: claims[`${CLAIM}custom`] ?? {},
    membershipsUrl: claims[`${NRPS}claim/namesroleservice`]?.context_memberships_url,
    message:
      claims[`${CLAIM}message_type`] === 'LtiResourceLinkRequest' ? readLink(payload) : readQuestion(payload),
  };
}

function readLink(payload: unknown): ResourceLink {
  const claims = resourceSchema.parse(payload);
  const { id, title } = claims[`${CLAIM}resource_link`];
  const grades = claims[`${AGS}claim/endpoint`];
  return {
    kind: 'resource-link',
    id,
    title: title || undefined,
    lineItemUrl: grades?.scope.includes(SCOPE.score) ? grades.lineitem : undefined,
  };
}

function readQuestion(payload: unknown): DeepLinking {
  const settings = deepLinkingSchema.parse(payload)[`${DEEP_LINKING}deep_linking_settings`];
  return {
    kind: 'deep-linking',
    returnUrl: settings.deep_link_return_url,
    takesMany: settings.accept_multiple,
    takesLinks: settings.accept_types.includes('ltiResourceLink'),
    data: settings.data,
  };
}

/** A name that fits into an account; undefined: the platform does not tell. */
export function nameIn(person: {
  readonly name?: string;
  readonly given_name?: string;
  readonly family_name?: string;
}): string | undefined {
  const { name, given_name: given = '', family_name: family = '' } = person;
  return (name?.trim() || `${given} ${family}`.trim()).slice(0, 100) || undefined;
}
