import { z } from 'zod';

const text = (most: number) => z.string().trim().min(1).max(most);
const address = z
  .url({ protocol: /^https?$/, error: 'Give the whole address, as the platform shows it: https://…' })
  .max(2_000);

/** `POST /api/v1/lti/platforms` and `PUT /api/v1/lti/platforms/:platformId`: what a learning management system says of itself. */
export const platformSchema = z.strictObject({
  name: text(100),
  /** As its tokens have it, to the letter. */
  issuer: text(255),
  clientId: text(255),
  deploymentIds: z.array(text(255)).min(1).max(50),
  authorizationUrl: address,
  tokenUrl: address,
  jwksUrl: address,
});

export type PlatformFields = z.infer<typeof platformSchema>;

/** `GET /api/v1/lti/platforms`. */
export interface PlatformsAnswer {
  readonly platforms: readonly (PlatformFields & { readonly id: string })[];
  /** What is to be typed into the platform. */
  readonly tool: ToolAddresses;
}

export interface ToolAddresses {
  readonly loginUrl: string;
  readonly launchUrl: string;
  readonly jwksUrl: string;
}

/** `POST /api/v1/lti/choices/:choiceId`: what an instructor puts into their course. */
export const answerChoiceSchema = z.strictObject({
  work: z
    .array(z.strictObject({ kind: z.enum(['module', 'lesson']), contentId: text(10) }))
    .min(1)
    .max(100),
});

/** What the page posts to the platform. */
export interface ChoiceAnswer {
  readonly returnUrl: string;
  readonly jwt: string;
}

/** `POST …/lti/scores`: what is to be sent again; absent: whatever has not arrived. */
export const sendAgainSchema = z.strictObject({ linkId: z.uuid().optional(), memberId: z.uuid().optional() });

/** `PUT …/lti/links/:linkId`: the assignment that a link opens; null: the class. */
export const changeLinkSchema = z.strictObject({ assignmentId: z.uuid().nullable() });

/** waiting: to be sent. newer: the platform holds something newer, which is left alone. refused: it will not have it. */
export type ScoreState = 'waiting' | 'sent' | 'newer' | 'refused';

/** `GET …/lti`: the courses of platforms that are this class, their links, and the scores that they were sent. */
export interface ClassLtiAnswer {
  readonly courses: readonly {
    readonly id: string;
    readonly platform: string;
    /** Whether the platform lists the course's people. */
    readonly listsPeople: boolean;
    readonly syncedAt: string | null;
    readonly syncError: string | null;
  }[];
  readonly links: readonly {
    readonly id: string;
    readonly title: string;
    readonly assignmentId: string | null;
    /** Whether it has a column in the platform's gradebook. */
    readonly hasColumn: boolean;
  }[];
  readonly scores: readonly {
    readonly linkId: string;
    readonly memberId: string;
    readonly name: string;
    readonly points: number;
    readonly most: number;
    readonly state: ScoreState;
    readonly tries: number;
    /** Of one that waits: when it is sent. */
    readonly dueAt: string;
    readonly sentAt: string | null;
    /** What the platform answered. */
    readonly error: string | null;
  }[];
}
