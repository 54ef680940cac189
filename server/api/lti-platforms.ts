import { z } from 'zod';
import { answerChoiceSchema, type PlatformFields, platformSchema } from '../../contracts/api/lti';
import { SITE } from '../access/resource';
import { writeAudit } from '../accounts/audit';
import type { ServerConfig } from '../config/config';
import { fieldError, HttpError } from '../http/http-error';
import { created, done } from '../http/reply';
import { defineRoute, person } from '../http/route';
import { answerChoice } from '../lti/choices';
import { changePlatform, listPlatforms, registerPlatform, removePlatform } from '../lti/platforms';

const params = z.object({ platformId: z.uuid() });

/** `GET /api/v1/lti/platforms`: the platforms that are registered, and what is to be typed into them. */
export const listPlatformsRoute = defineRoute({
  action: 'lti.platforms.read',
  resource: () => SITE,
  handle: async ({ services: { db }, origin }) => ({
    platforms: await listPlatforms(db),
    tool: {
      loginUrl: `${origin}/lti/login`,
      launchUrl: `${origin}/lti/launch`,
      jwksUrl: `${origin}/lti/jwks`,
    },
  }),
});

/** `POST /api/v1/lti/platforms`. */
export const registerPlatformRoute = defineRoute({
  action: 'lti.platforms.change',
  body: platformSchema,
  resource: () => SITE,
  handle: async ({ services: { db, config }, actor, body, now }) => {
    refuseUnsafe(config, body);
    const actorId = person(actor).userId;
    const id = await db.tx(async (queries) => {
      const made = await registerPlatform(queries, body, actorId, now);
      const detail = { issuer: body.issuer, clientId: body.clientId };
      await writeAudit(queries, { actorId, action: 'lti.platform-add', subjectId: made, detail }, now);
      return made;
    });
    return created({ id });
  },
});

/** `PUT /api/v1/lti/platforms/:platformId`. */
export const changePlatformRoute = defineRoute({
  action: 'lti.platforms.change',
  params,
  body: platformSchema,
  resource: () => SITE,
  handle: async ({ services: { db, config }, actor, params: { platformId }, body, now }) => {
    refuseUnsafe(config, body);
    await db.tx(async (queries) => {
      await changePlatform(queries, platformId, body);
      const actorId = person(actor).userId;
      await writeAudit(
        queries,
        { actorId, action: 'lti.platform-change', subjectId: platformId, detail: body },
        now,
      );
    });
    return done();
  },
});

/** `DELETE /api/v1/lti/platforms/:platformId`: nobody comes in from there any more, and no grade goes there. Classes and people stay. */
export const removePlatformRoute = defineRoute({
  action: 'lti.platforms.change',
  params,
  resource: () => SITE,
  handle: async ({ services: { db }, actor, params: { platformId }, now }) => {
    await db.tx(async (queries) => {
      const { issuer, clientId } = await removePlatform(queries, platformId);
      const actorId = person(actor).userId;
      const detail = { issuer, clientId };
      await writeAudit(
        queries,
        { actorId, action: 'lti.platform-remove', subjectId: platformId, detail },
        now,
      );
    });
    return done();
  },
});

function refuseUnsafe({ asksPrivatePlatforms }: ServerConfig, fields: PlatformFields): void {
  for (const name of ['authorizationUrl', 'tokenUrl', 'jwksUrl'] as const)
    if (!asksPrivatePlatforms && new URL(fields[name]).protocol !== 'https:')
      throw fieldError(name, 'The address has to begin with https:.');
}

/** `POST /api/v1/lti/choices/:choiceId`: what an instructor puts into their course, signed for the platform. */
export const answerChoiceRoute = defineRoute({
  action: 'lti.choices.answer',
  params: z.object({ choiceId: z.uuid() }),
  body: answerChoiceSchema,
  resource: async ({ services: { db }, params: { choiceId } }) => {
    const [found] = await db.query<{ user_id: string }>('select user_id from lti_choices where id = $1', [
      choiceId,
    ]);
    if (found === undefined)
      throw new HttpError('not-found', 'There is nothing here, or it is not yours to see.');
    return { kind: 'account' as const, userId: found.user_id };
  },
  handle: ({ services: { db, platforms }, actor, params: { choiceId }, body, origin, now }) => {
    const asked = { id: choiceId, userId: person(actor).userId, origin };
    return answerChoice(db, platforms.labKeys, asked, body.work, now);
  },
});
