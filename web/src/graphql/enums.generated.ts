/** What agents can be ordered by. */
export const AgentOrderField = {
  /** When they were made. */
  CreatedAt: 'CREATED_AT',
  /** The name, without regard to case. */
  Name: 'NAME'
} as const;

export type AgentOrderField = typeof AgentOrderField[keyof typeof AgentOrderField];
/** Which side started a call. */
export const CallDirection = {
  /** The customer called. */
  Inbound: 'INBOUND',
  /** An agent called. */
  Outbound: 'OUTBOUND'
} as const;

export type CallDirection = typeof CallDirection[keyof typeof CallDirection];
/** What calls can be ordered by. */
export const CallLogOrderField = {
  /** How long they lasted. */
  Duration: 'DURATION',
  /** When they began. */
  StartedAt: 'STARTED_AT',
  /** When they last changed: ascending, this is the order in which to copy the log. */
  UpdatedAt: 'UPDATED_AT'
} as const;

export type CallLogOrderField = typeof CallLogOrderField[keyof typeof CallLogOrderField];
/** Where a call stands. The last five are final: a call that has one keeps it. */
export const CallStatus = {
  /** The other end was busy. Final. */
  Busy: 'BUSY',
  /** Given up before it was answered. Final. */
  Canceled: 'CANCELED',
  /** Answered, and over. Final. */
  Completed: 'COMPLETED',
  /** The carrier could not place it. Final. */
  Failed: 'FAILED',
  /** Answered, and going on. */
  InProgress: 'IN_PROGRESS',
  /** Nobody answered. Final. */
  NoAnswer: 'NO_ANSWER',
  /** Waiting to be placed. */
  Queued: 'QUEUED',
  /** Ringing at the other end. */
  Ringing: 'RINGING'
} as const;

export type CallStatus = typeof CallStatus[keyof typeof CallStatus];
/** What happened to a thing. */
export const ChangeKind = {
  /** It was made. */
  Created: 'CREATED',
  /** It was deleted. */
  Deleted: 'DELETED',
  /** It changed, or was restored. */
  Updated: 'UPDATED'
} as const;

export type ChangeKind = typeof ChangeKind[keyof typeof ChangeKind];
/** Which way a list is ordered. */
export const OrderDirection = {
  /** Smallest, oldest, or A first. */
  Asc: 'ASC',
  /** Largest, newest, or Z first. */
  Desc: 'DESC'
} as const;

export type OrderDirection = typeof OrderDirection[keyof typeof OrderDirection];
/** What orders can be ordered by. */
export const OrderOrderField = {
  /** When they were taken. */
  CreatedAt: 'CREATED_AT',
  /** The customer's name, without regard to case. */
  CustomerName: 'CUSTOMER_NAME',
  /** When they last changed: ascending, this is the order in which to copy them. */
  UpdatedAt: 'UPDATED_AT'
} as const;

export type OrderOrderField = typeof OrderOrderField[keyof typeof OrderOrderField];
/** What phone numbers can be ordered by. */
export const PhoneNumberOrderField = {
  /** When they were added. */
  CreatedAt: 'CREATED_AT',
  /** The number in E.164. */
  Number: 'NUMBER'
} as const;

export type PhoneNumberOrderField = typeof PhoneNumberOrderField[keyof typeof PhoneNumberOrderField];
/** Who carries calls to a phone number. */
export const PhoneNumberProvider = {
  /** Exotel. */
  Exotel: 'EXOTEL',
  /** Knowlarity, the default. */
  Knowlarity: 'KNOWLARITY',
  /** Any other carrier. */
  Other: 'OTHER',
  /** Plivo. */
  Plivo: 'PLIVO',
  /** A SIP trunk of your own. */
  Sip: 'SIP',
  /** Twilio. */
  Twilio: 'TWILIO'
} as const;

export type PhoneNumberProvider = typeof PhoneNumberProvider[keyof typeof PhoneNumberProvider];
/** Whether a phone number takes calls. */
export const PhoneNumberStatus = {
  /** Connected: it takes calls, and the dashboard counts it. */
  Active: 'ACTIVE',
  /** Kept, but takes no calls. */
  Inactive: 'INACTIVE',
  /** Asked of the carrier, not connected yet. */
  Pending: 'PENDING'
} as const;

export type PhoneNumberStatus = typeof PhoneNumberStatus[keyof typeof PhoneNumberStatus];
/** The kinds of mistake that mutations report in `userErrors`. New kinds may be added. */
export const UserErrorCode = {
  /** This idempotency key was used for another input. */
  IdempotencyKeyReused: 'IDEMPOTENCY_KEY_REUSED',
  /** It is not in the form that it must have. */
  Invalid: 'INVALID',
  /** The e-mail address or the password is wrong: one answer for both. */
  InvalidCredentials: 'INVALID_CREDENTIALS',
  /** Others still refer to it. */
  InUse: 'IN_USE',
  /** There is none with this id, or it is not yours: one answer. */
  NotFound: 'NOT_FOUND',
  /** It is a number or a time outside the allowed range. */
  OutOfRange: 'OUT_OF_RANGE',
  /** It can't be left out, empty or null. */
  Required: 'REQUIRED',
  /** It is not allowed in the present state. */
  StateConflict: 'STATE_CONFLICT',
  /** Another one already has this value, which must be unique. */
  Taken: 'TAKEN',
  /** It has too many characters. */
  TooLong: 'TOO_LONG',
  /** There would be too many of them. */
  TooMany: 'TOO_MANY',
  /** It has too few characters. */
  TooShort: 'TOO_SHORT',
  /** The password is too easy to guess. */
  WeakPassword: 'WEAK_PASSWORD'
} as const;

export type UserErrorCode = typeof UserErrorCode[keyof typeof UserErrorCode];