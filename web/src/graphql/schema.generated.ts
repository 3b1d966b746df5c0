export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A calendar day without a time zone: `2026-11-22`. Years 1 to 9999. */
  Date: { input: string; output: string; }
  /**
   * A moment: RFC 3339 in UTC with milliseconds, for example `2026-11-22T09:30:00.000Z`. Input may have any offset and
   * any precision; it is kept in UTC, truncated to a millisecond. Years 1 to 9999.
   */
  DateTime: { input: string; output: string; }
  /**
   * A phone number in the international form of ITU-T E.164: a plus sign, the country code and the number, digits only, for example
   * `+919876543210`. Only in answers: numbers that people type arrive as `String`, so that a wrong one is a `UserError`.
   */
  E164: { input: string; output: string; }
};

/** An AI agent: what it is told, the language it speaks, the phone numbers it answers. */
export type Agent = Node & {
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it was deleted; null while it is not. A deleted agent is reached only through old calls. */
  readonly deletedAt: Maybe<Scalars['DateTime']['output']>;
  /** The agent's id: `agent_01k…`. */
  readonly id: Scalars['ID']['output'];
  /** Whether it answers calls. */
  readonly isActive: Scalars['Boolean']['output'];
  /** The language it speaks, as a BCP 47 tag: `en`, `hi`, `es`, `en-IN`. */
  readonly language: Scalars['String']['output'];
  /** The phone numbers it answers, in order of number; at most 100. */
  readonly linkedPhones: ReadonlyArray<PhoneNumber>;
  /** What you call it, at most 100 characters. */
  readonly name: Scalars['String']['output'];
  /** What the agent is told to be and to do, at most 32,000 characters. */
  readonly systemPrompt: Scalars['String']['output'];
  /** When it last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** The voice it speaks with, by the name that the voice's provider gives it; null for the default voice. */
  readonly voiceName: Maybe<Scalars['String']['output']>;
};

/** One page of a list. */
export type AgentConnection = {
  /** The entries with their cursors. */
  readonly edges: ReadonlyArray<AgentEdge>;
  /** The entries alone. */
  readonly nodes: ReadonlyArray<Agent>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
  /**
   * How many entries the whole list has under its filter. Counted only when it is asked for: kept ready for a list
   * without a filter, counted row by row with one.
   */
  readonly totalCount: Scalars['Int']['output'];
};

/** An entry of a list, with its cursor. */
export type AgentEdge = {
  /** Where this entry stands: give it as `after` or `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The entry. */
  readonly node: Agent;
};

/** Which agents are listed: those that match every field that is given. */
export type AgentFilter = {
  /** Only those that answer calls, or only those that don't. */
  readonly isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only those that speak this language, a BCP 47 tag; `en` does not find `en-IN`. */
  readonly language?: InputMaybe<Scalars['String']['input']>;
  /** Only those whose name contains this text, at least 3 characters, in any case. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
};

/** How agents are ordered. */
export type AgentOrder = {
  /** Which way. */
  readonly direction: OrderDirection;
  /** By what. */
  readonly field: AgentOrderField;
};

/** What agents can be ordered by. */
export type AgentOrderField =
  /** When they were made. */
  | 'CREATED_AT'
  /** The name, without regard to case. */
  | 'NAME';

/** What a client needs to call the API, and to go on when that expires. */
export type AuthTokens = {
  /** A JWT. Send it with every request: `Authorization: Bearer …`. */
  readonly accessToken: Scalars['String']['output'];
  /** When the access token expires: 30 minutes after it was issued, unless the server is configured otherwise. */
  readonly accessTokenExpiresAt: Scalars['DateTime']['output'];
  /** What `refreshTokens` takes. Good for one use. Null when it was set as an `HttpOnly` cookie instead (`useCookie`). */
  readonly refreshToken: Maybe<Scalars['String']['output']>;
  /** When the refresh token expires: 7 days after it was issued, unless the server is configured otherwise. */
  readonly refreshTokenExpiresAt: Scalars['DateTime']['output'];
};

/** Which side started a call. */
export type CallDirection =
  /** The customer called. */
  | 'INBOUND'
  /** An agent called. */
  | 'OUTBOUND';

/** A call, as the log tells it. */
export type CallLog = Node & {
  /** The agent that took the call, even if it was deleted since; null if none did. */
  readonly agent: Maybe<Agent>;
  /** The telephony provider's id of the call, unique among your calls. Orders refer to it. */
  readonly callId: Scalars['String']['output'];
  /** Who was called, in the same form as `caller`. */
  readonly callee: Maybe<Scalars['String']['output']>;
  /** Who was called, for people, in the same form as `callerFormatted`. */
  readonly calleeFormatted: Maybe<Scalars['String']['output']>;
  /** Who called: in E.164 where it is a phone number, else as the carrier sent it (withheld, a SIP user). */
  readonly caller: Scalars['String']['output'];
  /** Who called, for people: a number of your own region in national form, another in international form. */
  readonly callerFormatted: Scalars['String']['output'];
  /** When the call was logged. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Which side started the call. */
  readonly direction: CallDirection;
  /** Seconds from answer to end, as the carrier told them. */
  readonly durationSeconds: Scalars['Int']['output'];
  /** When the call ended; null while it goes on. */
  readonly endedAt: Maybe<Scalars['DateTime']['output']>;
  /** The entry's id: `call_01k…`. */
  readonly id: Scalars['ID']['output'];
  /** The orders taken in this call: the newest 100. */
  readonly orders: ReadonlyArray<Order>;
  /** Your phone number that the call came to or went out from, even if it was deleted since; null if it is not known. */
  readonly phoneNumber: Maybe<PhoneNumber>;
  /** When the call began. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** Where the call stands. */
  readonly status: CallStatus;
  /** When the entry last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
};

/** One page of a list. */
export type CallLogConnection = {
  /** The entries with their cursors. */
  readonly edges: ReadonlyArray<CallLogEdge>;
  /** The entries alone. */
  readonly nodes: ReadonlyArray<CallLog>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
  /**
   * How many entries the whole list has under its filter. Counted only when it is asked for: kept ready for a list
   * without a filter, counted row by row with one.
   */
  readonly totalCount: Scalars['Int']['output'];
};

/** An entry of a list, with its cursor. */
export type CallLogEdge = {
  /** Where this entry stands: give it as `after` or `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The entry. */
  readonly node: CallLog;
};

/** A call that was logged, or that changed. */
export type CallLogEvent = {
  /** The call as it is now, which may be later than this event. */
  readonly callLog: CallLog;
  /** Where this event stands: give it as `after` to go on from here. Good for 7 days. */
  readonly cursor: Scalars['String']['output'];
  /** What happened. */
  readonly kind: ChangeKind;
};

/** Which calls are listed: those that match every field that is given. */
export type CallLogFilter = {
  /** Only those that this agent took: `agent_01k…`. */
  readonly agentId?: InputMaybe<Scalars['ID']['input']>;
  /** Only those in this direction. */
  readonly direction?: InputMaybe<CallDirection>;
  /** Only those that came to this phone number of yours, or went out from it: `phone_01k…`. */
  readonly phoneNumberId?: InputMaybe<Scalars['ID']['input']>;
  /** Only those whose caller, callee or call id contains this text, at least 3 characters, in any case. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  /** Only those that began in this span. */
  readonly startedAt?: InputMaybe<DateTimeRange>;
  /** Only those with one of these statuses; an empty list finds none. */
  readonly status?: InputMaybe<ReadonlyArray<CallStatus>>;
  /** Only those that last changed in this span. */
  readonly updatedAt?: InputMaybe<DateTimeRange>;
};

/** How calls are ordered. */
export type CallLogOrder = {
  /** Which way. */
  readonly direction: OrderDirection;
  /** By what. */
  readonly field: CallLogOrderField;
};

/** What calls can be ordered by. */
export type CallLogOrderField =
  /** How long they lasted. */
  | 'DURATION'
  /** When they began. */
  | 'STARTED_AT'
  /** When they last changed: ascending, this is the order in which to copy the log. */
  | 'UPDATED_AT';

/** Where a call stands. The last five are final: a call that has one keeps it. */
export type CallStatus =
  /** The other end was busy. Final. */
  | 'BUSY'
  /** Given up before it was answered. Final. */
  | 'CANCELED'
  /** Answered, and over. Final. */
  | 'COMPLETED'
  /** The carrier could not place it. Final. */
  | 'FAILED'
  /** Answered, and going on. */
  | 'IN_PROGRESS'
  /** Nobody answered. Final. */
  | 'NO_ANSWER'
  /** Waiting to be placed. */
  | 'QUEUED'
  /** Ringing at the other end. */
  | 'RINGING';

/** What happened to a thing. */
export type ChangeKind =
  /** It was made. */
  | 'CREATED'
  /** It was deleted. */
  | 'DELETED'
  /** It changed, or was restored. */
  | 'UPDATED';

/** What `changePassword` takes. */
export type ChangePasswordInput = {
  /** The password as it is. */
  readonly currentPassword: Scalars['String']['input'];
  /** The password as it is to be: 12 to 128 characters, and not easy to guess. */
  readonly newPassword: Scalars['String']['input'];
};

/** What `changePassword` answers. */
export type ChangePasswordPayload = MutationPayload & {
  /** The tokens of the session; null if there are `userErrors`. */
  readonly tokens: Maybe<AuthTokens>;
  /** The account; null if there are `userErrors`. */
  readonly user: Maybe<User>;
  /** What has to be mended; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `createAgent` takes. */
export type CreateAgentInput = {
  /** A text of your choice, 1 to 255 characters: the same input with the same key within 24 hours has its effect once. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Whether it answers calls. */
  readonly isActive?: Scalars['Boolean']['input'];
  /** The language it speaks, as a BCP 47 tag. */
  readonly language?: Scalars['String']['input'];
  /** What you call it, 1 to 100 characters. */
  readonly name: Scalars['String']['input'];
  /** The phone numbers it answers, at most 100. */
  readonly phoneNumberIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** What the agent is told to be and to do, 1 to 32,000 characters. */
  readonly systemPrompt: Scalars['String']['input'];
  /** The voice it speaks with, at most 100 characters; the default voice if left out. */
  readonly voiceName?: InputMaybe<Scalars['String']['input']>;
};

/** What `createAgent` answers. */
export type CreateAgentPayload = MutationPayload & {
  /** The agent; null if there are `userErrors`. */
  readonly agent: Maybe<Agent>;
  /** What has to be mended; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `createCallLog` takes. The `callId` is the idempotency key: the same input again returns the log as it is now. */
export type CreateCallLogInput = {
  /** The agent that took it: `agent_01k…`. */
  readonly agentId?: InputMaybe<Scalars['ID']['input']>;
  /** The telephony provider's id of the call, 1 to 128 characters, unique among your calls. */
  readonly callId: Scalars['String']['input'];
  /** Who was called, in the same form. */
  readonly callee?: InputMaybe<Scalars['String']['input']>;
  /** Who called, at most 128 characters: kept in E.164 where it is a phone number, else as it is. */
  readonly caller: Scalars['String']['input'];
  /** Which side started the call. */
  readonly direction?: CallDirection;
  /** Seconds from answer to end, 0 to 86,400. */
  readonly durationSeconds?: Scalars['Int']['input'];
  /** Your phone number that it came to or went out from: `phone_01k…`. */
  readonly phoneNumberId?: InputMaybe<Scalars['ID']['input']>;
  /** When the call began, from the year 2000 to a day ahead; now less the duration if left out. */
  readonly startedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Where the call stands. */
  readonly status?: CallStatus;
};

/** What `createCallLog` answers. */
export type CreateCallLogPayload = MutationPayload & {
  /** The call; null if there are `userErrors`. */
  readonly callLog: Maybe<CallLog>;
  /** What has to be mended; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `createOrder` takes. */
export type CreateOrderInput = {
  /** Where it goes, at most 1,000 characters. */
  readonly address?: InputMaybe<Scalars['String']['input']>;
  /** The telephony provider's id of the call in which it is taken. The call must be in the log. */
  readonly callId?: InputMaybe<Scalars['String']['input']>;
  /** Who orders, 1 to 200 characters. */
  readonly customerName: Scalars['String']['input'];
  /** What is ordered, 1 to 10,000 characters. */
  readonly details: Scalars['String']['input'];
  /** A text of your choice, 1 to 255 characters: the same input with the same key within 24 hours has its effect once. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The customer's number: with its country code, as it is dialled in your region, or as far as it is known; at most 128 characters. */
  readonly phone: Scalars['String']['input'];
};

/** What `createOrder` answers. */
export type CreateOrderPayload = MutationPayload & {
  /** The order; null if there are `userErrors`. */
  readonly order: Maybe<Order>;
  /** What has to be mended; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `createPhoneNumber` takes. */
export type CreatePhoneNumberInput = {
  /** A text of your choice, 1 to 255 characters: the same input with the same key within 24 hours has its effect once. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** What you call it, at most 100 characters. */
  readonly label?: InputMaybe<Scalars['String']['input']>;
  /** The number with its country code, like `+91 98765 43210`, or as it is dialled in your region. */
  readonly number: Scalars['String']['input'];
  /** Who carries its calls. */
  readonly provider?: PhoneNumberProvider;
  /** Whether it takes calls. */
  readonly status?: PhoneNumberStatus;
};

/** What `createPhoneNumber` answers. */
export type CreatePhoneNumberPayload = MutationPayload & {
  /** The phone number; null if there are `userErrors`. */
  readonly phoneNumber: Maybe<PhoneNumber>;
  /** What has to be mended; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Your business at a glance. The counts are kept ready, so asking costs the same with ten calls and with ten million. */
export type DashboardStats = {
  /** Agents that are active. */
  readonly activeAgents: Scalars['Int']['output'];
  /**
   * One entry a day, oldest first, days without calls included. `BAD_USER_INPUT` for an unknown time zone, days in the wrong
   * order, or more than 400 of them.
   */
  readonly activity: ReadonlyArray<DayActivity>;
  /** Phone numbers whose status is `ACTIVE`. */
  readonly connectedPhoneNumbers: Scalars['Int']['output'];
  /** All calls in the log. */
  readonly totalCalls: Scalars['Int']['output'];
  /** All orders that are not deleted. */
  readonly totalOrders: Scalars['Int']['output'];
};


/** Your business at a glance. The counts are kept ready, so asking costs the same with ten calls and with ten million. */
export type DashboardStatsActivityArgs = {
  from: Scalars['Date']['input'];
  timeZone?: Scalars['String']['input'];
  to: Scalars['Date']['input'];
};

/** A span of time. Either end may be left open. */
export type DateTimeRange = {
  /** From this moment on, itself included. */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Up to this moment, itself excluded. */
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What happened on one day. */
export type DayActivity = {
  /** Of those, the ones that were answered: `IN_PROGRESS` or `COMPLETED`. */
  readonly answeredCalls: Scalars['Int']['output'];
  /** Calls that began on this day. */
  readonly calls: Scalars['Int']['output'];
  /** The day, in the time zone that was asked for. */
  readonly date: Scalars['Date']['output'];
  /** Orders taken on this day that are not deleted. */
  readonly orders: Scalars['Int']['output'];
  /** Seconds talked in the answered calls that began on this day. */
  readonly talkSeconds: Scalars['Int']['output'];
};

/** What `deleteAgent` answers. */
export type DeleteAgentPayload = MutationPayload & {
  /** The id of what was deleted; null if there are `userErrors`. */
  readonly deletedId: Maybe<Scalars['ID']['output']>;
  /** What has to be mended; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `deleteOrder` answers. */
export type DeleteOrderPayload = MutationPayload & {
  /** The id of what was deleted; null if there are `userErrors`. */
  readonly deletedId: Maybe<Scalars['ID']['output']>;
  /** What has to be mended; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `deletePhoneNumber` answers. */
export type DeletePhoneNumberPayload = MutationPayload & {
  /** The id of what was deleted; null if there are `userErrors`. */
  readonly deletedId: Maybe<Scalars['ID']['output']>;
  /** What has to be mended; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What one request, one subscriber and one tenant may ask for. A document beyond them is refused before anything is executed. */
export type Limits = {
  /** Aliases of an operation, those of fragments counted wherever they are spread. */
  readonly aliases: Scalars['Int']['output'];
  /**
   * Bytes of an answer, about: long texts are counted exactly, other values as a hundred bytes each and their names, and what takes
   * long as more: days of activity, numbers for people, lists that are searched or counted under a filter.
   */
  readonly answerBytes: Scalars['Int']['output'];
  /** Bytes of a request's body. */
  readonly bodyBytes: Scalars['Int']['output'];
  /** Changes that wait for a subscriber. One that is further behind, and takes more than 10 seconds over one of them, is disconnected. */
  readonly changesBehind: Scalars['Int']['output'];
  /** Levels of fields. */
  readonly depth: Scalars['Int']['output'];
  /** Directives of a document. */
  readonly directives: Scalars['Int']['output'];
  /** Bytes of a document. */
  readonly documentBytes: Scalars['Int']['output'];
  /** Tokens of a document. */
  readonly documentTokens: Scalars['Int']['output'];
  /** Errors of an answer. */
  readonly errors: Scalars['Int']['output'];
  /** Fields of an operation, those of fragments counted wherever they are spread. */
  readonly fields: Scalars['Int']['output'];
  /** Fragments of a document. */
  readonly fragments: Scalars['Int']['output'];
  /** Values of a document's lists, and of the lists in its variables. */
  readonly listValues: Scalars['Int']['output'];
  /** Bytes of a message on a socket. */
  readonly messageBytes: Scalars['Int']['output'];
  /** Seconds that an operation may take. */
  readonly operationSeconds: Scalars['Int']['output'];
  /** Operations of a document. */
  readonly operations: Scalars['Int']['output'];
  /** Operations that are under way on one socket. */
  readonly operationsPerSocket: Scalars['Int']['output'];
  /** Entries of a page, and ids of `nodes`. */
  readonly pageSize: Scalars['Int']['output'];
  /** Requests a second; twice as many may come at once. Null: no limit. */
  readonly requestsPerSecond: Maybe<Scalars['Int']['output']>;
  /** Fields of an operation's root. */
  readonly rootFields: Scalars['Int']['output'];
  /** Open sockets and event streams. Null: no limit. */
  readonly streams: Maybe<Scalars['Int']['output']>;
  /** Bytes of answers that have been sent and that you have not read. */
  readonly unreadBytes: Scalars['Int']['output'];
  /** Variables of an operation. */
  readonly variables: Scalars['Int']['output'];
};

/** What `linkPhones` takes. */
export type LinkPhonesInput = {
  /** The agent's id: `agent_01k…`. */
  readonly agentId: Scalars['ID']['input'];
  /** The phone numbers' ids: `phone_01k…`, at most 100. */
  readonly phoneNumberIds: ReadonlyArray<Scalars['ID']['input']>;
  /** Whether the agent's list becomes exactly these, instead of these being added to it. */
  readonly replace?: Scalars['Boolean']['input'];
};

/** What `linkPhones` answers. */
export type LinkPhonesPayload = MutationPayload & {
  /** The agent; null if there are `userErrors`. */
  readonly agent: Maybe<Agent>;
  /** What has to be mended; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `logIn` takes. */
export type LogInInput = {
  /** The account's e-mail address, in any case. */
  readonly email: Scalars['String']['input'];
  /** The account's password. */
  readonly password: Scalars['String']['input'];
  /** Whether the refresh token is set as an `HttpOnly` cookie instead of being answered: for browsers. */
  readonly useCookie?: Scalars['Boolean']['input'];
};

/** What `logIn` answers. */
export type LogInPayload = MutationPayload & {
  /** The tokens of the session; null if there are `userErrors`. */
  readonly tokens: Maybe<AuthTokens>;
  /** The account; null if there are `userErrors`. */
  readonly user: Maybe<User>;
  /** What has to be mended; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `logOut` takes. */
export type LogOutInput = {
  /** Whether all sessions of the user end, on every device. */
  readonly everywhere?: Scalars['Boolean']['input'];
  /** The refresh token of the session to end; null or left out: the session of the access token, or else of the cookie. */
  readonly refreshToken?: InputMaybe<Scalars['String']['input']>;
};

/** What `logOut` answers. */
export type LogOutPayload = MutationPayload & {
  /** Whether there was a session to end. The cookie is removed either way. */
  readonly loggedOut: Scalars['Boolean']['output'];
  /** What has to be mended; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/**
 * What can be done. Each answers with a payload: the entity, or `userErrors` that say what to mend. All but `signUp`, `logIn`,
 * `refreshTokens` and `logOut` need an access token.
 */
export type Mutation = {
  /**
   * Replaces the password, ends every session of the user and begins a new one.
   *
   * userErrors: `INVALID_CREDENTIALS`, `TOO_SHORT`, `TOO_LONG`, `WEAK_PASSWORD`, and `STATE_CONFLICT` if it was replaced meanwhile.
   */
  readonly changePassword: ChangePasswordPayload;
  /**
   * Makes an agent, and links it to phone numbers.
   *
   * userErrors: `REQUIRED`, `INVALID`, `TOO_LONG`, `TOO_MANY`, `IDEMPOTENCY_KEY_REUSED`, and `NOT_FOUND` for a phone number.
   */
  readonly createAgent: CreateAgentPayload;
  /**
   * Logs a call.
   *
   * userErrors: `REQUIRED`, `INVALID`, `TOO_LONG`, `OUT_OF_RANGE`, `NOT_FOUND` for the agent or the phone number, and `TAKEN` if
   * another call has this call id.
   */
  readonly createCallLog: CreateCallLogPayload;
  /**
   * Takes an order.
   *
   * userErrors: `REQUIRED`, `INVALID`, `TOO_LONG`, `IDEMPOTENCY_KEY_REUSED`, and `NOT_FOUND` for the call.
   */
  readonly createOrder: CreateOrderPayload;
  /**
   * Adds a phone number.
   *
   * userErrors: `REQUIRED`, `INVALID`, `TOO_LONG`, `IDEMPOTENCY_KEY_REUSED`, and `TAKEN` if you have this number.
   */
  readonly createPhoneNumber: CreatePhoneNumberPayload;
  /**
   * Deletes an agent: it leaves every list and link, and old calls still name it. For 30 days it can be restored.
   *
   * userErrors: `INVALID`, `NOT_FOUND`.
   */
  readonly deleteAgent: DeleteAgentPayload;
  /**
   * Deletes an order: it leaves every list and count. For 30 days it can be restored.
   *
   * userErrors: `INVALID`, `NOT_FOUND`.
   */
  readonly deleteOrder: DeleteOrderPayload;
  /**
   * Deletes a phone number: it leaves every list and link, old calls still name it, and its number may be added again. For 30
   * days it can be restored.
   *
   * userErrors: `NOT_FOUND`.
   */
  readonly deletePhoneNumber: DeletePhoneNumberPayload;
  /**
   * Links an agent to phone numbers: from now on it answers them. What is linked already stays linked.
   *
   * userErrors: `INVALID`, `NOT_FOUND`, and `TOO_MANY` beyond 100 links of the agent or of a phone number.
   */
  readonly linkPhones: LinkPhonesPayload;
  /**
   * Begins a session. Needs no access token.
   *
   * userErrors: `INVALID_CREDENTIALS`, the same for an unknown address and a wrong password.
   */
  readonly logIn: LogInPayload;
  /**
   * Ends a session, or with `everywhere` all sessions of the user: their tokens are refused from now on. Needs an access token, a
   * refresh token or the cookie, whichever there is.
   */
  readonly logOut: LogOutPayload;
  /**
   * Renews a session: gives new tokens for a refresh token, which is used up. Needs no access token.
   *
   * A used token that comes back ends its session, because somebody has a copy; for 20 seconds after its use it is taken for two
   * tabs that refreshed at once. userErrors: `INVALID_CREDENTIALS` if the token is not ours, has expired, or its session has ended.
   */
  readonly refreshTokens: RefreshTokensPayload;
  /**
   * Brings back an agent that was deleted within the last 30 days, with its links where both ends still may have them.
   *
   * userErrors: `INVALID`, `NOT_FOUND`, and `STATE_CONFLICT` after 30 days.
   */
  readonly restoreAgent: RestoreAgentPayload;
  /**
   * Brings back an order that was deleted within the last 30 days.
   *
   * userErrors: `INVALID`, `NOT_FOUND`, and `STATE_CONFLICT` after 30 days.
   */
  readonly restoreOrder: RestoreOrderPayload;
  /**
   * Brings back a phone number that was deleted within the last 30 days, with its links where both ends still may have them.
   *
   * userErrors: `NOT_FOUND`, `STATE_CONFLICT` after 30 days, and `TAKEN` if the number has been added again.
   */
  readonly restorePhoneNumber: RestorePhoneNumberPayload;
  /**
   * Makes an account and logs it in. Needs no access token.
   *
   * userErrors: `REQUIRED`, `INVALID`, `TOO_SHORT`, `TOO_LONG`, `WEAK_PASSWORD`, and `TAKEN` if the address has an account.
   */
  readonly signUp: SignUpPayload;
  /**
   * Takes phone numbers from an agent. Those that it does not answer are passed over.
   *
   * userErrors: `INVALID`, `NOT_FOUND`, `TOO_MANY`.
   */
  readonly unlinkPhones: UnlinkPhonesPayload;
  /**
   * Changes an agent. Only the fields that are given are written.
   *
   * userErrors: `REQUIRED`, `INVALID`, `TOO_LONG`, `NOT_FOUND`.
   */
  readonly updateAgent: UpdateAgentPayload;
  /**
   * Changes a call. Only the fields that are given are written.
   *
   * userErrors: `REQUIRED`, `INVALID`, `TOO_LONG`, `OUT_OF_RANGE`, `NOT_FOUND`, and `STATE_CONFLICT` for another status of a call
   * that is over.
   */
  readonly updateCallLog: UpdateCallLogPayload;
  /**
   * Changes an order. Only the fields that are given are written.
   *
   * userErrors: `REQUIRED`, `INVALID`, `TOO_LONG`, `NOT_FOUND`.
   */
  readonly updateOrder: UpdateOrderPayload;
  /**
   * Changes a phone number. Only the fields that are given are written.
   *
   * userErrors: `REQUIRED`, `INVALID`, `TOO_LONG`, `NOT_FOUND`, and `TAKEN` if you have this number.
   */
  readonly updatePhoneNumber: UpdatePhoneNumberPayload;
  /**
   * Changes the account. Only the fields that are given are written.
   *
   * userErrors: `REQUIRED`, `INVALID`, `TOO_LONG`, `INVALID_CREDENTIALS`, and `TAKEN` if the address has another account.
   */
  readonly updateProfile: UpdateProfilePayload;
};


/**
 * What can be done. Each answers with a payload: the entity, or `userErrors` that say what to mend. All but `signUp`, `logIn`,
 * `refreshTokens` and `logOut` need an access token.
 */
export type MutationChangePasswordArgs = {
  input: ChangePasswordInput;
};


/**
 * What can be done. Each answers with a payload: the entity, or `userErrors` that say what to mend. All but `signUp`, `logIn`,
 * `refreshTokens` and `logOut` need an access token.
 */
export type MutationCreateAgentArgs = {
  input: CreateAgentInput;
};


/**
 * What can be done. Each answers with a payload: the entity, or `userErrors` that say what to mend. All but `signUp`, `logIn`,
 * `refreshTokens` and `logOut` need an access token.
 */
export type MutationCreateCallLogArgs = {
  input: CreateCallLogInput;
};


/**
 * What can be done. Each answers with a payload: the entity, or `userErrors` that say what to mend. All but `signUp`, `logIn`,
 * `refreshTokens` and `logOut` need an access token.
 */
export type MutationCreateOrderArgs = {
  input: CreateOrderInput;
};


/**
 * What can be done. Each answers with a payload: the entity, or `userErrors` that say what to mend. All but `signUp`, `logIn`,
 * `refreshTokens` and `logOut` need an access token.
 */
export type MutationCreatePhoneNumberArgs = {
  input: CreatePhoneNumberInput;
};


/**
 * What can be done. Each answers with a payload: the entity, or `userErrors` that say what to mend. All but `signUp`, `logIn`,
 * `refreshTokens` and `logOut` need an access token.
 */
export type MutationDeleteAgentArgs = {
  id: Scalars['ID']['input'];
};


/**
 * What can be done. Each answers with a payload: the entity, or `userErrors` that say what to mend. All but `signUp`, `logIn`,
 * `refreshTokens` and `logOut` need an access token.
 */
export type MutationDeleteOrderArgs = {
  id: Scalars['ID']['input'];
};


/**
 * What can be done. Each answers with a payload: the entity, or `userErrors` that say what to mend. All but `signUp`, `logIn`,
 * `refreshTokens` and `logOut` need an access token.
 */
export type MutationDeletePhoneNumberArgs = {
  id: Scalars['ID']['input'];
};


/**
 * What can be done. Each answers with a payload: the entity, or `userErrors` that say what to mend. All but `signUp`, `logIn`,
 * `refreshTokens` and `logOut` need an access token.
 */
export type MutationLinkPhonesArgs = {
  input: LinkPhonesInput;
};


/**
 * What can be done. Each answers with a payload: the entity, or `userErrors` that say what to mend. All but `signUp`, `logIn`,
 * `refreshTokens` and `logOut` need an access token.
 */
export type MutationLogInArgs = {
  input: LogInInput;
};


/**
 * What can be done. Each answers with a payload: the entity, or `userErrors` that say what to mend. All but `signUp`, `logIn`,
 * `refreshTokens` and `logOut` need an access token.
 */
export type MutationLogOutArgs = {
  input: LogOutInput;
};


/**
 * What can be done. Each answers with a payload: the entity, or `userErrors` that say what to mend. All but `signUp`, `logIn`,
 * `refreshTokens` and `logOut` need an access token.
 */
export type MutationRefreshTokensArgs = {
  input: RefreshTokensInput;
};


/**
 * What can be done. Each answers with a payload: the entity, or `userErrors` that say what to mend. All but `signUp`, `logIn`,
 * `refreshTokens` and `logOut` need an access token.
 */
export type MutationRestoreAgentArgs = {
  id: Scalars['ID']['input'];
};


/**
 * What can be done. Each answers with a payload: the entity, or `userErrors` that say what to mend. All but `signUp`, `logIn`,
 * `refreshTokens` and `logOut` need an access token.
 */
export type MutationRestoreOrderArgs = {
  id: Scalars['ID']['input'];
};


/**
 * What can be done. Each answers with a payload: the entity, or `userErrors` that say what to mend. All but `signUp`, `logIn`,
 * `refreshTokens` and `logOut` need an access token.
 */
export type MutationRestorePhoneNumberArgs = {
  id: Scalars['ID']['input'];
};


/**
 * What can be done. Each answers with a payload: the entity, or `userErrors` that say what to mend. All but `signUp`, `logIn`,
 * `refreshTokens` and `logOut` need an access token.
 */
export type MutationSignUpArgs = {
  input: SignUpInput;
};


/**
 * What can be done. Each answers with a payload: the entity, or `userErrors` that say what to mend. All but `signUp`, `logIn`,
 * `refreshTokens` and `logOut` need an access token.
 */
export type MutationUnlinkPhonesArgs = {
  input: UnlinkPhonesInput;
};


/**
 * What can be done. Each answers with a payload: the entity, or `userErrors` that say what to mend. All but `signUp`, `logIn`,
 * `refreshTokens` and `logOut` need an access token.
 */
export type MutationUpdateAgentArgs = {
  id: Scalars['ID']['input'];
  input: UpdateAgentInput;
};


/**
 * What can be done. Each answers with a payload: the entity, or `userErrors` that say what to mend. All but `signUp`, `logIn`,
 * `refreshTokens` and `logOut` need an access token.
 */
export type MutationUpdateCallLogArgs = {
  id: Scalars['ID']['input'];
  input: UpdateCallLogInput;
};


/**
 * What can be done. Each answers with a payload: the entity, or `userErrors` that say what to mend. All but `signUp`, `logIn`,
 * `refreshTokens` and `logOut` need an access token.
 */
export type MutationUpdateOrderArgs = {
  id: Scalars['ID']['input'];
  input: UpdateOrderInput;
};


/**
 * What can be done. Each answers with a payload: the entity, or `userErrors` that say what to mend. All but `signUp`, `logIn`,
 * `refreshTokens` and `logOut` need an access token.
 */
export type MutationUpdatePhoneNumberArgs = {
  id: Scalars['ID']['input'];
  input: UpdatePhoneNumberInput;
};


/**
 * What can be done. Each answers with a payload: the entity, or `userErrors` that say what to mend. All but `signUp`, `logIn`,
 * `refreshTokens` and `logOut` need an access token.
 */
export type MutationUpdateProfileArgs = {
  input: UpdateProfileInput;
};

/** What every mutation answers. */
export type MutationPayload = {
  /** What has to be mended; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Anything that has an id. */
export type Node = {
  /** An opaque id, unique among all things: `agent_01k…`, `phone_01k…`, `call_01k…`, `order_01k…`, `user_01k…`. */
  readonly id: Scalars['ID']['output'];
};

/** An order that a customer gave, mostly in a call. */
export type Order = Node & {
  /** Where it goes, at most 1,000 characters. */
  readonly address: Maybe<Scalars['String']['output']>;
  /** The telephony provider's id of the call in which it was taken; null if there was none. */
  readonly callId: Maybe<Scalars['String']['output']>;
  /** The call in which it was taken; null if there was none. */
  readonly callLog: Maybe<CallLog>;
  /** When it was taken. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Who ordered, at most 200 characters. */
  readonly customerName: Scalars['String']['output'];
  /** When it was deleted; null while it is not. A deleted order is seen only in the answers of deletion and restoration. */
  readonly deletedAt: Maybe<Scalars['DateTime']['output']>;
  /** What was ordered, at most 10,000 characters. */
  readonly details: Scalars['String']['output'];
  /** The order's id: `order_01k…`. */
  readonly id: Scalars['ID']['output'];
  /** The customer's number: in E.164 where it is one, else as it was given. */
  readonly phone: Scalars['String']['output'];
  /** The customer's number for people: one of your own region in national form, another in international form. */
  readonly phoneFormatted: Scalars['String']['output'];
  /** When it last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
};

/** One page of a list. */
export type OrderConnection = {
  /** The entries with their cursors. */
  readonly edges: ReadonlyArray<OrderEdge>;
  /** The entries alone. */
  readonly nodes: ReadonlyArray<Order>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
  /**
   * How many entries the whole list has under its filter. Counted only when it is asked for: kept ready for a list
   * without a filter, counted row by row with one.
   */
  readonly totalCount: Scalars['Int']['output'];
};

/** Which way a list is ordered. */
export type OrderDirection =
  /** Smallest, oldest, or A first. */
  | 'ASC'
  /** Largest, newest, or Z first. */
  | 'DESC';

/** An entry of a list, with its cursor. */
export type OrderEdge = {
  /** Where this entry stands: give it as `after` or `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The entry. */
  readonly node: Order;
};

/** An order that was taken, changed, deleted or restored. */
export type OrderEvent = {
  /** Where this event stands: give it as `after` to go on from here. Good for 7 days. */
  readonly cursor: Scalars['String']['output'];
  /** What happened. */
  readonly kind: ChangeKind;
  /** The order as it is now, which may be later than this event; with `deletedAt` if it was deleted. */
  readonly order: Order;
};

/** Which orders are listed: those that match every field that is given. */
export type OrderFilter = {
  /** Only those taken in the call with this id of the telephony provider's. */
  readonly callId?: InputMaybe<Scalars['String']['input']>;
  /** Only those taken in this span. */
  readonly createdAt?: InputMaybe<DateTimeRange>;
  /** Only those whose customer, phone or details contain this text, at least 3 characters, in any case. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  /** Only those that last changed in this span. */
  readonly updatedAt?: InputMaybe<DateTimeRange>;
};

/** How orders are ordered. */
export type OrderOrder = {
  /** Which way. */
  readonly direction: OrderDirection;
  /** By what. */
  readonly field: OrderOrderField;
};

/** What orders can be ordered by. */
export type OrderOrderField =
  /** When they were taken. */
  | 'CREATED_AT'
  /** The customer's name, without regard to case. */
  | 'CUSTOMER_NAME'
  /** When they last changed: ascending, this is the order in which to copy them. */
  | 'UPDATED_AT';

/** Where a page stands in its list. */
export type PageInfo = {
  /** The cursor of the last entry; null on an empty page. Give it as `after` for the next page. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
  /** Whether there are entries after this page. Paging backward it is true whenever `before` was given. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether there are entries before this page. Paging forward it is true whenever `after` was given. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first entry; null on an empty page. */
  readonly startCursor: Maybe<Scalars['String']['output']>;
};

/** A phone number of yours, which customers call and agents answer. */
export type PhoneNumber = Node & {
  /** When it was added. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it was deleted; null while it is not. A deleted phone number is reached only through old calls. */
  readonly deletedAt: Maybe<Scalars['DateTime']['output']>;
  /** The phone number's id: `phone_01k…`. */
  readonly id: Scalars['ID']['output'];
  /** What you call it, at most 100 characters. */
  readonly label: Maybe<Scalars['String']['output']>;
  /** The agents that answer it, by name; at most 100. */
  readonly linkedAgents: ReadonlyArray<Agent>;
  /** The number in E.164, unique among your phone numbers. */
  readonly number: Scalars['E164']['output'];
  /** The number for people: in national form if it is of your own region, else in international form. */
  readonly numberFormatted: Scalars['String']['output'];
  /** Who carries its calls. */
  readonly provider: PhoneNumberProvider;
  /** Whether it takes calls. */
  readonly status: PhoneNumberStatus;
  /** When it last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
};

/** One page of a list. */
export type PhoneNumberConnection = {
  /** The entries with their cursors. */
  readonly edges: ReadonlyArray<PhoneNumberEdge>;
  /** The entries alone. */
  readonly nodes: ReadonlyArray<PhoneNumber>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
  /**
   * How many entries the whole list has under its filter. Counted only when it is asked for: kept ready for a list
   * without a filter, counted row by row with one.
   */
  readonly totalCount: Scalars['Int']['output'];
};

/** An entry of a list, with its cursor. */
export type PhoneNumberEdge = {
  /** Where this entry stands: give it as `after` or `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The entry. */
  readonly node: PhoneNumber;
};

/** Which phone numbers are listed: those that match every field that is given. */
export type PhoneNumberFilter = {
  /** Only those of this carrier. */
  readonly provider?: InputMaybe<PhoneNumberProvider>;
  /** Only those whose number in E.164 or whose label contains this text, at least 3 characters, in any case. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  /** Only those with this status. */
  readonly status?: InputMaybe<PhoneNumberStatus>;
};

/** How phone numbers are ordered. */
export type PhoneNumberOrder = {
  /** Which way. */
  readonly direction: OrderDirection;
  /** By what. */
  readonly field: PhoneNumberOrderField;
};

/** What phone numbers can be ordered by. */
export type PhoneNumberOrderField =
  /** When they were added. */
  | 'CREATED_AT'
  /** The number in E.164. */
  | 'NUMBER';

/** Who carries calls to a phone number. */
export type PhoneNumberProvider =
  /** Exotel. */
  | 'EXOTEL'
  /** Knowlarity, the default. */
  | 'KNOWLARITY'
  /** Any other carrier. */
  | 'OTHER'
  /** Plivo. */
  | 'PLIVO'
  /** A SIP trunk of your own. */
  | 'SIP'
  /** Twilio. */
  | 'TWILIO';

/** Whether a phone number takes calls. */
export type PhoneNumberStatus =
  /** Connected: it takes calls, and the dashboard counts it. */
  | 'ACTIVE'
  /** Kept, but takes no calls. */
  | 'INACTIVE'
  /** Asked of the carrier, not connected yet. */
  | 'PENDING';

/** What can be read. Everything needs an access token. */
export type Query = {
  /** One of your agents; null if there is none with this id, or it was deleted. A text that is no agent's id is `BAD_USER_INPUT`. */
  readonly agent: Maybe<Agent>;
  /** Your agents, newest first unless ordered otherwise; deleted ones are left out. */
  readonly agents: AgentConnection;
  /** One of your calls; null if there is none with this id of the telephony provider's. */
  readonly callLog: Maybe<CallLog>;
  /** Your calls, those that began last first unless ordered otherwise. */
  readonly callLogs: CallLogConnection;
  /** Your business at a glance. */
  readonly dashboardStats: DashboardStats;
  /** The limits of this API, as this server is configured. */
  readonly limits: Limits;
  /** The account of whoever asks. */
  readonly me: User;
  /** Anything of yours by its id; null if there is nothing of yours with it, or it was deleted, or it is no id at all. */
  readonly node: Maybe<Node>;
  /** Things of yours by their ids, in the order of the ids; null in the place of each that `node` would not find. At most 100. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /** One of your orders; null if there is none with this id, or it was deleted. A text that is no order's id is `BAD_USER_INPUT`. */
  readonly order: Maybe<Order>;
  /** Your orders, newest first unless ordered otherwise; deleted ones are left out. */
  readonly orders: OrderConnection;
  /** One of your phone numbers; null if there is none with this id, or it was deleted. A text that is no phone number's id is `BAD_USER_INPUT`. */
  readonly phoneNumber: Maybe<PhoneNumber>;
  /** Your phone numbers, newest first unless ordered otherwise; deleted ones are left out. */
  readonly phoneNumbers: PhoneNumberConnection;
};


/** What can be read. Everything needs an access token. */
export type QueryAgentArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. Everything needs an access token. */
export type QueryAgentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AgentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<AgentOrder>;
};


/** What can be read. Everything needs an access token. */
export type QueryCallLogArgs = {
  callId: Scalars['String']['input'];
};


/** What can be read. Everything needs an access token. */
export type QueryCallLogsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CallLogFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<CallLogOrder>;
};


/** What can be read. Everything needs an access token. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. Everything needs an access token. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/** What can be read. Everything needs an access token. */
export type QueryOrderArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. Everything needs an access token. */
export type QueryOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrderFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<OrderOrder>;
};


/** What can be read. Everything needs an access token. */
export type QueryPhoneNumberArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. Everything needs an access token. */
export type QueryPhoneNumbersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PhoneNumberFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<PhoneNumberOrder>;
};

/** What `refreshTokens` takes. */
export type RefreshTokensInput = {
  /** The refresh token; null or left out: the one in the cookie. */
  readonly refreshToken?: InputMaybe<Scalars['String']['input']>;
};

/** What `refreshTokens` answers. */
export type RefreshTokensPayload = MutationPayload & {
  /** The tokens of the session; null if there are `userErrors`. */
  readonly tokens: Maybe<AuthTokens>;
  /** The account; null if there are `userErrors`. */
  readonly user: Maybe<User>;
  /** What has to be mended; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `restoreAgent` answers. */
export type RestoreAgentPayload = MutationPayload & {
  /** The agent; null if there are `userErrors`. */
  readonly agent: Maybe<Agent>;
  /** What has to be mended; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `restoreOrder` answers. */
export type RestoreOrderPayload = MutationPayload & {
  /** The order; null if there are `userErrors`. */
  readonly order: Maybe<Order>;
  /** What has to be mended; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `restorePhoneNumber` answers. */
export type RestorePhoneNumberPayload = MutationPayload & {
  /** The phone number; null if there are `userErrors`. */
  readonly phoneNumber: Maybe<PhoneNumber>;
  /** What has to be mended; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `signUp` takes. */
export type SignUpInput = {
  /** An e-mail address, at most 254 characters, unique without regard to case. */
  readonly email: Scalars['String']['input'];
  /** The person's name, at most 200 characters. */
  readonly fullName?: InputMaybe<Scalars['String']['input']>;
  /** 12 to 128 characters, and not easy to guess. There are no rules about digits or symbols. */
  readonly password: Scalars['String']['input'];
  /** ISO 3166 alpha-2: how numbers typed without a country code are read. The server's default, `IN` unless configured, when left out. */
  readonly region?: InputMaybe<Scalars['String']['input']>;
  /** Whether the refresh token is set as an `HttpOnly` cookie instead of being answered: for browsers. */
  readonly useCookie?: Scalars['Boolean']['input'];
};

/** What `signUp` answers. */
export type SignUpPayload = MutationPayload & {
  /** The tokens of the session; null if there are `userErrors`. */
  readonly tokens: Maybe<AuthTokens>;
  /** The account; null if there are `userErrors`. */
  readonly user: Maybe<User>;
  /** What has to be mended; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/**
 * What can be followed: over a socket at `/graphql/ws`, or as server-sent events at `/graphql/stream`. Everything needs an access token,
 * and ends with it: connect again with a new one.
 */
export type Subscription = {
  /**
   * Calls as they are logged and as they change. Reconnected with the cursor of the last event, nothing is missed and nothing comes twice.
   * An event comes mostly at once, and later while something writes for long in the same database. A client that reads too slowly is disconnected, and goes on from its cursor.
   */
  readonly callLogChanged: CallLogEvent;
  /** Your business at a glance: at once, and again whenever something changed. What changes within a second is told of together. */
  readonly dashboardStatsChanged: DashboardStats;
  /**
   * Orders as they are taken, changed, deleted and restored. Reconnected with the cursor of the last event, nothing is missed and nothing
   * comes twice. An event comes mostly at once, and later while something writes for long in the same database. A client that reads too slowly is disconnected, and goes on from its cursor.
   */
  readonly orderChanged: OrderEvent;
};


/**
 * What can be followed: over a socket at `/graphql/ws`, or as server-sent events at `/graphql/stream`. Everything needs an access token,
 * and ends with it: connect again with a new one.
 */
export type SubscriptionCallLogChangedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  callId?: InputMaybe<Scalars['String']['input']>;
};


/**
 * What can be followed: over a socket at `/graphql/ws`, or as server-sent events at `/graphql/stream`. Everything needs an access token,
 * and ends with it: connect again with a new one.
 */
export type SubscriptionOrderChangedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
};

/** What `unlinkPhones` takes. */
export type UnlinkPhonesInput = {
  /** The agent's id: `agent_01k…`. */
  readonly agentId: Scalars['ID']['input'];
  /** The phone numbers' ids: `phone_01k…`, at most 100. */
  readonly phoneNumberIds: ReadonlyArray<Scalars['ID']['input']>;
};

/** What `unlinkPhones` answers. */
export type UnlinkPhonesPayload = MutationPayload & {
  /** The agent; null if there are `userErrors`. */
  readonly agent: Maybe<Agent>;
  /** What has to be mended; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `updateAgent` takes: a field that is left out stays as it is, null clears it where it may be empty. */
export type UpdateAgentInput = {
  /** Whether it answers calls. */
  readonly isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** Another language. */
  readonly language?: InputMaybe<Scalars['String']['input']>;
  /** Another name. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Another system prompt. */
  readonly systemPrompt?: InputMaybe<Scalars['String']['input']>;
  /** Another voice; null for the default voice. */
  readonly voiceName?: InputMaybe<Scalars['String']['input']>;
};

/** What `updateAgent` answers. */
export type UpdateAgentPayload = MutationPayload & {
  /** The agent; null if there are `userErrors`. */
  readonly agent: Maybe<Agent>;
  /** What has to be mended; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `updateCallLog` takes: a field that is left out stays as it is, null clears it where it may be empty. */
export type UpdateCallLogInput = {
  /** The agent that took it: `agent_01k…`; null removes it. */
  readonly agentId?: InputMaybe<Scalars['ID']['input']>;
  /** Who was called; null removes it. */
  readonly callee?: InputMaybe<Scalars['String']['input']>;
  /** Seconds from answer to end, 0 to 86,400. */
  readonly durationSeconds?: InputMaybe<Scalars['Int']['input']>;
  /**
   * When the call ended, not before it began; only a call that is over has an end. Left out when the call becomes final: the time that its duration
   * gives, or now.
   */
  readonly endedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Your phone number that it came to or went out from: `phone_01k…`; null removes it. */
  readonly phoneNumberId?: InputMaybe<Scalars['ID']['input']>;
  /** Where the call stands now. A final status stays. */
  readonly status?: InputMaybe<CallStatus>;
};

/** What `updateCallLog` answers. */
export type UpdateCallLogPayload = MutationPayload & {
  /** The call; null if there are `userErrors`. */
  readonly callLog: Maybe<CallLog>;
  /** What has to be mended; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `updateOrder` takes: a field that is left out stays as it is, null clears it where it may be empty. */
export type UpdateOrderInput = {
  /** Another address; null removes it. */
  readonly address?: InputMaybe<Scalars['String']['input']>;
  /** Another call; null unlinks the order from its call. */
  readonly callId?: InputMaybe<Scalars['String']['input']>;
  /** Another customer. */
  readonly customerName?: InputMaybe<Scalars['String']['input']>;
  /** Another description. */
  readonly details?: InputMaybe<Scalars['String']['input']>;
  /** Another number. */
  readonly phone?: InputMaybe<Scalars['String']['input']>;
};

/** What `updateOrder` answers. */
export type UpdateOrderPayload = MutationPayload & {
  /** The order; null if there are `userErrors`. */
  readonly order: Maybe<Order>;
  /** What has to be mended; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `updatePhoneNumber` takes: a field that is left out stays as it is, null clears it where it may be empty. */
export type UpdatePhoneNumberInput = {
  /** Another label; null removes it. */
  readonly label?: InputMaybe<Scalars['String']['input']>;
  /** Another number. */
  readonly number?: InputMaybe<Scalars['String']['input']>;
  /** Another carrier. */
  readonly provider?: InputMaybe<PhoneNumberProvider>;
  /** Another status. */
  readonly status?: InputMaybe<PhoneNumberStatus>;
};

/** What `updatePhoneNumber` answers. */
export type UpdatePhoneNumberPayload = MutationPayload & {
  /** The phone number; null if there are `userErrors`. */
  readonly phoneNumber: Maybe<PhoneNumber>;
  /** What has to be mended; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What `updateProfile` takes: a field that is left out stays as it is. */
export type UpdateProfileInput = {
  /** The present password, where it is needed. */
  readonly currentPassword?: InputMaybe<Scalars['String']['input']>;
  /** A new e-mail address. Needs `currentPassword`. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** A new name; null removes it. */
  readonly fullName?: InputMaybe<Scalars['String']['input']>;
  /** A new region, ISO 3166 alpha-2. */
  readonly region?: InputMaybe<Scalars['String']['input']>;
};

/** What `updateProfile` answers. */
export type UpdateProfilePayload = MutationPayload & {
  /** The account as it is now; null if there are `userErrors`. */
  readonly user: Maybe<User>;
  /** What has to be mended; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A user: a person's account, and a tenant whose data nobody else sees. */
export type User = Node & {
  /** When the account was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** The e-mail address as it was typed. It is compared without regard to case. */
  readonly email: Scalars['String']['output'];
  /** The person's name. */
  readonly fullName: Maybe<Scalars['String']['output']>;
  /** The user's id: `user_01k…`. */
  readonly id: Scalars['ID']['output'];
  /** ISO 3166 alpha-2, for example `IN`: how numbers typed without a country code are read, and how numbers are shown. */
  readonly region: Scalars['String']['output'];
  /** When the account last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
};

/** A mistake in the input, told as data so that a form can show it beside its field. */
export type UserError = {
  /** What kind of mistake it is: stable, for programs. */
  readonly code: UserErrorCode;
  /** Where in the arguments, for example `["input", "number"]`; null when it is the input as a whole. */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** One plain sentence for a person: what is wrong and what to do. */
  readonly message: Scalars['String']['output'];
};

/** The kinds of mistake that mutations report in `userErrors`. New kinds may be added. */
export type UserErrorCode =
  /** This idempotency key was used for another input. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** It is not in the form that it must have. */
  | 'INVALID'
  /** The e-mail address or the password is wrong: one answer for both. */
  | 'INVALID_CREDENTIALS'
  /** Others still refer to it. */
  | 'IN_USE'
  /** There is none with this id, or it is not yours: one answer. */
  | 'NOT_FOUND'
  /** It is a number or a time outside the allowed range. */
  | 'OUT_OF_RANGE'
  /** It can't be left out, empty or null. */
  | 'REQUIRED'
  /** It is not allowed in the present state. */
  | 'STATE_CONFLICT'
  /** Another one already has this value, which must be unique. */
  | 'TAKEN'
  /** It has too many characters. */
  | 'TOO_LONG'
  /** There would be too many of them. */
  | 'TOO_MANY'
  /** It has too few characters. */
  | 'TOO_SHORT'
  /** The password is too easy to guess. */
  | 'WEAK_PASSWORD';
