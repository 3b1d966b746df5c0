/** Where the API is: where the pages come from, unless the build was told of another origin on the same site. */
const { VITE_API_URL = '' } = import.meta.env;

export const API_ADDRESS = `${VITE_API_URL}/graphql`;

/** The session's cookie belongs to the API, and comes along also from another origin. */
export const CREDENTIALS: RequestCredentials = VITE_API_URL ? 'include' : 'same-origin';

export function socketAddress() {
  const url = new URL(`${API_ADDRESS}/ws`, window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}
