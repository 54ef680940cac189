import { type CryptoKey, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../accounts/secret-codes';
import { CLAIM } from './claims';
import { createPlatformKeys } from './platform-keys';
import { INSTRUCTOR, LEARNER, PlatformStub } from './testing/platform-stub';
import { type Expected, verifyLaunch } from './verify-launch';

const now = new Date('2026-03-02T09:00:00Z');
const at = now.getTime() / 1_000;
const NONCE = 'the nonce of this login';
const ADA = { sub: 'ada', name: 'Ada Lovelace', email: 'ada@school.test', roles: [INSTRUCTOR] };

const platform = new PlatformStub(
  'https://lms.test',
  () => {
    throw new Error('no services here');
  },
  () => now,
);
let expected: Expected;
let stranger: CryptoKey;

beforeAll(async () => {
  await platform.rotateKey();
  stranger = (await generateKeyPair('RS256')).privateKey;
  expected = {
    issuer: platform.origin,
    clientId: platform.clientId,
    deploymentIds: [platform.deploymentId],
    nonceSha256: sha256(NONCE),
    keys: createPlatformKeys(platform.http, () => now).of(`${platform.origin}/jwks`),
    now,
  };
});

type Claims = Record<string, unknown>;

/** A launch by Ada, with claims put in place of others; undefined takes one away. */
const launch = (change: Claims = {}) =>
  platform.launchToken(ADA, { nonce: NONCE, claims: (claims) => ({ ...claims, ...change }) });

const choice = (change: Claims = {}) =>
  platform.choiceToken(ADA, { nonce: NONCE, claims: (claims) => ({ ...claims, ...change }) });

/** The claims of a good launch, to be signed by others. */
async function claimsOf(): Promise<Claims> {
  let found: Claims = {};
  await platform.launchToken(ADA, { nonce: NONCE, claims: (claims) => (found = claims) });
  return found;
}

const kidOf = async () =>
  JSON.parse(Buffer.from((await launch()).split('.')[0]!, 'base64url').toString()).kid;

async function signedWith(header: { alg: string; kid?: string }, key?: CryptoKey | Uint8Array) {
  return new SignJWT(await claimsOf()).setProtectedHeader(header).sign(key ?? stranger);
}

const other = 'another-tool';
const SETTINGS = 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings';

describe('a launch', () => {
  it.each<[string, () => Promise<string>]>([
    ['of an instructor', () => launch()],
    ['with an audience that is a list of one', () => launch({ aud: [platform.clientId] })],
    ['for several, made for us', () => launch({ aud: [platform.clientId, other], azp: platform.clientId })],
    ['without a name and an address', () => launch({ name: undefined, email: undefined })],
    ['with an address that is none', () => launch({ email: 'withheld' })],
    ['without a course', () => launch({ [`${CLAIM}context`]: undefined })],
    ['without any role', () => launch({ [`${CLAIM}roles`]: [] })],
    ['with roles that nobody knows', () => launch({ [`${CLAIM}roles`]: ['urn:x:Wizard'] })],
    ['from a clock that is 50 seconds ahead', () => launch({ iat: at + 50, exp: at + 110 })],
    ['that asks for links', () => choice()],
  ])('%s is taken', async (_, token) => {
    await expect(verifyLaunch(await token(), expected)).resolves.toMatchObject({ subject: 'ada' });
  });

  it.each<[string, string, () => Promise<string>]>([
    // The known bad payloads of 1EdTech's certification guide.
    ['no kid', 'lti-token', () => signedWith({ alg: 'RS256' })],
    ['a kid that nobody has', 'lti-token', () => signedWith({ alg: 'RS256', kid: 'imaginary' })],
    ['a wrong version', 'lti-claims', () => launch({ [`${CLAIM}version`]: '11.3' })],
    ['no version', 'lti-claims', () => launch({ [`${CLAIM}version`]: undefined })],
    ['no LTI message', 'lti-claims', async () => launch(nothingOf(await claimsOf()))],
    ['no claims but those of OpenID', 'lti-claims', async () => launch(withoutLti(await claimsOf()))],
    ['timestamps of last year', 'lti-token', () => launch({ iat: at - 31e6, exp: at - 30e6 })],
    ['no message type', 'lti-claims', () => launch({ [`${CLAIM}message_type`]: undefined })],
    ['no roles', 'lti-claims', () => launch({ [`${CLAIM}roles`]: undefined })],
    ['no deployment', 'lti-claims', () => launch({ [`${CLAIM}deployment_id`]: undefined })],
    ['a resource link without id', 'lti-claims', () => launch({ [`${CLAIM}resource_link`]: { title: 'x' } })],
    ['no subject', 'lti-claims', () => launch({ sub: undefined })],
    // And what an attacker would try.
    ['no signature (alg none)', 'lti-token', async () => new UnsecuredJWT(await claimsOf()).encode()],
    ['an HMAC by the public key', 'lti-token', hmacByPublicKey],
    ['a key of somebody else', 'lti-token', async () => signedWith({ alg: 'RS256', kid: await kidOf() })],
    ['claims that were changed', 'lti-token', async () => tampered(await launch())],
    ['another audience', 'lti-token', () => launch({ aud: other })],
    ['several audiences and no azp', 'lti-token', () => launch({ aud: [platform.clientId, other] })],
    ['an azp that is not us', 'lti-token', () => launch({ azp: other })],
    ['another issuer', 'lti-token', () => launch({ iss: 'https://evil.test' })],
    ['the nonce of another login', 'lti-login', () => launch({ nonce: 'another' })],
    ['no nonce', 'lti-claims', () => launch({ nonce: undefined })],
    ['no end', 'lti-token', () => launch({ exp: undefined })],
    ['no beginning', 'lti-token', () => launch({ iat: undefined })],
    ['an age of 12 minutes and a long life', 'lti-token', () => launch({ iat: at - 720, exp: at + 3_600 })],
    ['a beginning in the future', 'lti-token', () => launch({ iat: at + 300, exp: at + 600 })],
    ['a deployment that is not registered', 'lti-unknown', () => launch({ [`${CLAIM}deployment_id`]: '2' })],
    ['roles that are no list', 'lti-claims', () => launch({ [`${CLAIM}roles`]: INSTRUCTOR })],
    ['a question without settings', 'lti-claims', () => choice({ [SETTINGS]: undefined })],
    [
      'a script to return to',
      'lti-claims',
      () => choice({ [SETTINGS]: { deep_link_return_url: 'javascript:0', accept_types: [] } }),
    ],
    ['no token at all', 'lti-token', async () => 'good morning'],
  ])('with %s is refused', async (_, code, token) => {
    await expect(verifyLaunch(await token(), expected)).rejects.toMatchObject({ code });
  });

  it('is read', async () => {
    expect(await verifyLaunch(await launch(), expected)).toMatchObject({
      name: 'Ada Lovelace',
      email: 'ada@school.test',
      deploymentId: '1',
      context: { id: 'course-7', title: 'Statistics 2' },
      membershipsUrl: 'https://lms.test/people',
      message: { kind: 'resource-link', id: 'link-1', lineItemUrl: platform.lineItem('link-1') },
    });
    // Without the scope to post scores the column is of no use.
    const read = await verifyLaunch(
      await launch({
        'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {
          scope: [],
          lineitem: 'https://lms.test/1',
        },
      }),
      expected,
    );
    expect(read.message).toMatchObject({ lineItemUrl: undefined });
  });
});

const nothingOf = (claims: Claims) =>
  Object.fromEntries(
    Object.keys(claims)
      .filter((name) => name.startsWith('http'))
      .map((name) => [name, undefined]),
  );
const withoutLti = (claims: Claims) => ({
  ...nothingOf(claims),
  [`${CLAIM}version`]: '1.3.0',
  [`${CLAIM}roles`]: [LEARNER],
});

async function hmacByPublicKey(): Promise<string> {
  const key = new TextEncoder().encode(await exportSPKI(platform.publicKey));
  return signedWith({ alg: 'HS256', kid: await kidOf() }, key);
}

function tampered(token: string): string {
  const [head, body, signature] = token.split('.');
  const claims = JSON.parse(Buffer.from(body!, 'base64url').toString());
  const changed = Buffer.from(JSON.stringify({ ...claims, sub: 'root' })).toString('base64url');
  return `${head}.${changed}.${signature}`;
}
