import { createHash, createHmac } from 'node:crypto';

/** An example: whoever knows a server's key can sign tokens, which is what these tests do. */
export const SECRET_KEY = 'an-example-key-for-conformance-tests-only';

/**
 * The same token, but one that ends in so many seconds.
 * @param {string} accessToken
 * @param {number} seconds
 */
export function tokenEndingIn(accessToken, seconds) {
  return signed({ ...claims(accessToken), exp: Math.floor(Date.now() / 1000) + seconds }, SECRET_KEY);
}

/**
 * The same claims under the right key's name, signed by somebody who does not have the key.
 * @param {string} accessToken
 */
export function forged(accessToken) {
  return signed(claims(accessToken), 'the-key-of-somebody-who-has-no-business-here');
}

/** @param {string} accessToken */
function claims(accessToken) {
  return JSON.parse(Buffer.from(accessToken.split('.')[1], 'base64url').toString());
}

function signed(claims, key) {
  const header = { typ: 'at+jwt', alg: 'HS256', kid: createHash('sha256').update(SECRET_KEY).digest().subarray(0, 6).toString('base64url') };
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part(header)}.${part(claims)}`;
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
}
