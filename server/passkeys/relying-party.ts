import { isIP } from 'node:net';
import { HttpError } from '../http/http-error';

/** This lab as authenticators know it. */
export interface RelyingParty {
  /** The host's name: passkeys are bound to it for ever. */
  readonly id: string;
  readonly origin: string;
}

/** The relying party at `origin`; null where browsers make no passkeys: at an address without a name, and without TLS. */
export function relyingPartyAt(origin: string): RelyingParty | null {
  const { protocol, hostname } = new URL(origin);
  const isSecure = protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost');
  return isSecure && isIP(hostname.replace(/^\[|\]$/g, '')) === 0 ? { id: hostname, origin } : null;
}

/** @throws HttpError `conflict` where there can be no passkeys. */
export function needRelyingParty(origin: string): RelyingParty {
  const party = relyingPartyAt(origin);
  if (party === null)
    throw new HttpError(
      'conflict',
      `Browsers make no passkeys for ${origin}: they need https and a name. The operator sets PUBLIC_URL.`,
    );
  return party;
}
