// One way to the API: a POST to the address that the page came from.

export interface GraphQLProblem {
  message: string;
  extensions?: { code?: string; retryAfterMs?: number; [key: string]: unknown };
  [key: string]: unknown;
}

export interface Answer {
  data?: Record<string, unknown> | null;
  errors?: GraphQLProblem[];
  extensions?: Record<string, unknown>;
}

export interface Asked {
  query: string;
  variables?: unknown;
  operationName?: string | null | undefined;
}

export const ENDPOINT = '/graphql';

export function socketAddress(): string {
  return `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/graphql/ws`;
}

/** How far the server's clock is ahead of ours, in milliseconds, as its last answer told. */
let clockAhead = 0;

/** A moment of the server's clock on our clock. */
export function onOurClock(moment: string): number {
  return Date.parse(moment) - clockAhead;
}

/** Sends an operation. Whatever goes wrong comes back as GraphQL errors whose messages are sentences. */
export async function ask(asked: Asked, headers: Record<string, string> = {}): Promise<Answer> {
  let response: Response;
  try {
    const sent = new Headers(headers);
    sent.set('Content-Type', 'application/json');
    if (!sent.has('Accept')) sent.set('Accept', 'application/graphql-response+json, application/json');
    response = await fetch(ENDPOINT, {
      method: 'POST',
      headers: sent,
      body: JSON.stringify(asked),
      credentials: 'omit',
    });
  } catch (error) {
    const headerIsWrong = error instanceof TypeError && /header/i.test(error.message);
    return failed(
      headerIsWrong
        ? `A request header is not valid. ${error.message}`
        : "The server can't be reached. Try again in a few seconds.",
    );
  }
  const told = Date.parse(response.headers.get('Date') ?? '');
  // The header has whole seconds: half of one is its middle.
  if (!Number.isNaN(told)) clockAhead = told + 500 - Date.now();
  // Within a second or two the clocks agree, and the difference is the header's and the way's.
  if (Math.abs(clockAhead) < 2_000) clockAhead = 0;
  try {
    const answer: unknown = await response.json();
    if (typeof answer === 'object' && answer !== null && ('data' in answer || 'errors' in answer))
      return answer as Answer;
  } catch {
    // Said below.
  }
  return failed(`The server answered with status ${response.status} and without a GraphQL answer.`);
}

function failed(message: string): Answer {
  return { errors: [{ message }] };
}

export function hasCode(answer: Answer, code: string): boolean {
  return answer.errors?.some(error => error.extensions?.code === code) ?? false;
}

/** The errors of an answer, for people. */
export function sentences(errors: readonly GraphQLProblem[]): string {
  return errors.map(({ message }) => (/[.!?]$/.test(message) ? message : `${message}.`)).join(' ');
}
