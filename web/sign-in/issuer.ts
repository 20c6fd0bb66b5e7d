/** Sign-in of staff by OpenID Connect: the code flow with PKCE, with whatever issuer the configuration names. */
import * as oidc from 'openid-client';
import { isLoopback } from '../../environment/loopback.js';
import type { WebSettings } from '../settings.js';

export interface UnderWay {
  state: string;
  nonce: string;
  verifier: string;
}

export interface Vouched {
  issuer: string;
  subject: string;
  /** Only if the issuer says that it has verified it. */
  email: string | null;
}

export class Issuer {
  private found: Promise<oidc.Configuration> | null = null;

  constructor(
    private readonly settings: WebSettings['issuer'],
    /** Where the issuer sends people back to. */
    private readonly callback: string,
  ) {}

  /** Asked for when it is first needed, and again after a failure: the site may be up before its issuer. */
  private configuration(): Promise<oidc.Configuration> {
    const { url, clientId, clientSecret } = this.settings;
    const address = new URL(url);
    const execute = isLoopback(address.hostname) ? [oidc.allowInsecureRequests] : [];
    this.found ??= oidc.discovery(address, clientId, clientSecret, undefined, { execute });
    return this.found.catch((error: unknown) => {
      this.found = null;
      throw error;
    });
  }

  /** @param hint whom the issuer is to offer, on the newcomer's stack */
  async begin(hint: string | null): Promise<{ address: URL; underWay: UnderWay }> {
    const configuration = await this.configuration();
    const underWay = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
    };
    const address = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.callback,
      scope: 'openid email profile',
      state: underWay.state,
      nonce: underWay.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(underWay.verifier),
      code_challenge_method: 'S256',
      ...(hint === null ? {} : { login_hint: hint, prompt: 'login' }),
    });
    return { address, underWay };
  }

  /** @throws whatever does not fit: another state, another nonce, a code that was used */
  async finish(address: URL, { state, nonce, verifier }: UnderWay): Promise<Vouched> {
    const configuration = await this.configuration();
    const tokens = await oidc.authorizationCodeGrant(configuration, address, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) throw new Error('the issuer vouched for nobody');
    const { iss, sub, email, email_verified: isVerified } = claims;
    return {
      issuer: iss,
      subject: sub,
      email: isVerified === true && typeof email === 'string' ? email : null,
    };
  }
}
