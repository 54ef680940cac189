import { createPublicKey, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Certificate } from '../../contracts/api/certificates';
import { secretsFrom } from '../config/secrets';
import { certificateKey, readCertificate, signCertificate } from './jws';

const key = certificateKey(secretsFrom('a secret for tests, 32 characters'));
const certificate: Certificate = {
  id: '0b2f9c1e-6f0e-4a7e-9a39-0d6d1d0f8a11',
  issuer: 'http://lab.test',
  scope: 'course',
  name: 'Ada Lovelace',
  issuedAt: '2026-03-02T09:00:00.000Z',
  exercises: [
    {
      id: '1.6/train',
      title: '1.6 Model training: Train',
      passedAt: '2026-03-01T09:00:00.000Z',
      contentVersion: '3',
      graderVersion: 'g1',
      trust: 'verified',
    },
  ],
  findings: [],
};
const jws = signCertificate(key, certificate);
const withParts = (change: (parts: [string, string, string]) => readonly string[]) =>
  change(jws.split('.') as [string, string, string]).join('.');
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a signed certificate', () => {
  it('is read back as it was', () => {
    expect(readCertificate(key, jws)).toEqual(certificate);
  });

  it('is checked by anybody who has the public key alone', () => {
    const { kty, crv, x } = key.jwk;
    const publicKey = createPublicKey({ key: { kty, crv, x }, format: 'jwk' });
    const at = jws.lastIndexOf('.');
    const signature = Buffer.from(jws.slice(at + 1), 'base64url');
    expect(verify(null, Buffer.from(jws.slice(0, at)), publicKey, signature)).toBe(true);
  });

  it('comes from the same key as long as the secret is the same, and from another one with another', () => {
    const again = certificateKey(secretsFrom('a secret for tests, 32 characters'));
    const other = certificateKey(secretsFrom('another secret of 32 characters..'));
    expect(again.jwk).toEqual(key.jwk);
    expect(other.jwk.kid).not.toBe(key.jwk.kid);
    expect(readCertificate(other, jws)).toBeNull();
  });

  it('is refused with any character of it changed, left out or put in', () => {
    fc.assert(
      fc.property(
        fc.nat(jws.length - 1),
        fc.constantFrom('change', 'drop', 'insert'),
        fc.constantFrom(...'ABCabc019-_.='),
        (at, how, sign) => {
          const rest = how === 'insert' ? jws.slice(at) : jws.slice(at + 1);
          const tampered = jws.slice(0, at) + (how === 'drop' ? '' : sign) + rest;
          fc.pre(tampered !== jws);
          expect(readCertificate(key, tampered)).toBeNull();
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is refused with anything in it said otherwise', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('name', 'id', 'issuer', 'issuedAt'),
        fc.string({ minLength: 1 }),
        (field, value) => {
          fc.pre(certificate[field as 'name'] !== value);
          const forged = withParts(([head, , signature]) => [
            head,
            encoded({ ...certificate, [field]: value }),
            signature,
          ]);
          expect(readCertificate(key, forged)).toBeNull();
        },
      ),
    );
  });

  it.each([
    ['no algorithm', { alg: 'none', kid: key.jwk.kid, typ: 'certificate+jws' }],
    ['a key that is a password', { alg: 'HS256', kid: key.jwk.kid, typ: 'certificate+jws' }],
    ['a header that brings its own key', { alg: 'EdDSA', kid: key.jwk.kid, typ: 'certificate+jws', jwk: {} }],
    ['another type', { alg: 'EdDSA', kid: key.jwk.kid, typ: 'JWT' }],
  ])('is refused with %s', (_, header) => {
    expect(
      readCertificate(
        key,
        withParts(([, payload]) => [encoded(header), payload, '']),
      ),
    ).toBeNull();
    expect(
      readCertificate(
        key,
        withParts(([, payload, signature]) => [encoded(header), payload, signature]),
      ),
    ).toBeNull();
  });

  it.each(['', '.', '..', 'a.b.c', `${jws}.`, `${jws}\n`, ` ${jws}`])('refuses %j', (text) => {
    expect(readCertificate(key, text)).toBeNull();
  });
});
