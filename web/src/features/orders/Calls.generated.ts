/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../../graphql/schema.generated';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Which side started a call. */
export type CallDirection =
  /** The customer called. */
  | 'INBOUND'
  /** An agent called. */
  | 'OUTBOUND';

/** Which calls are listed: those that match every field that is given. */
export type CallLogFilter = {
  /** Only those that this agent took: `agent_01k…`. */
  readonly agentId?: string | number | null | undefined;
  /** Only those in this direction. */
  readonly direction?: CallDirection | null | undefined;
  /** Only those that came to this phone number of yours, or went out from it: `phone_01k…`. */
  readonly phoneNumberId?: string | number | null | undefined;
  /** Only those whose caller, callee or call id contains this text, at least 3 characters, in any case. */
  readonly search?: string | null | undefined;
  /** Only those that began in this span. */
  readonly startedAt?: DateTimeRange | null | undefined;
  /** Only those with one of these statuses; an empty list finds none. */
  readonly status?: ReadonlyArray<CallStatus> | null | undefined;
  /** Only those that last changed in this span. */
  readonly updatedAt?: DateTimeRange | null | undefined;
};

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

/** A span of time. Either end may be left open. */
export type DateTimeRange = {
  /** From this moment on, itself included. */
  readonly from?: string | null | undefined;
  /** Up to this moment, itself excluded. */
  readonly to?: string | null | undefined;
};

export type CallChoiceFragment = { readonly id: string, readonly callId: string, readonly caller: string, readonly callerFormatted: string, readonly callee: string | null, readonly direction: Types.CallDirection, readonly startedAt: string, readonly agent: { readonly id: string, readonly name: string } | null };

export type LinkableCallsQueryVariables = Exact<{
  filter?: Types.CallLogFilter | null | undefined;
}>;


export type LinkableCallsQuery = { readonly callLogs: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly callId: string, readonly caller: string, readonly callerFormatted: string, readonly callee: string | null, readonly direction: Types.CallDirection, readonly startedAt: string, readonly agent: { readonly id: string, readonly name: string } | null }> } };

export type NamedCallQueryVariables = Exact<{
  callId: string;
}>;


export type NamedCallQuery = { readonly callLog: { readonly id: string, readonly callId: string, readonly caller: string, readonly callerFormatted: string, readonly callee: string | null, readonly direction: Types.CallDirection, readonly startedAt: string, readonly agent: { readonly id: string, readonly name: string } | null } | null };

export const CallChoiceFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CallChoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CallLog"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"callId"}},{"kind":"Field","name":{"kind":"Name","value":"caller"}},{"kind":"Field","name":{"kind":"Name","value":"callerFormatted"}},{"kind":"Field","name":{"kind":"Name","value":"callee"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<CallChoiceFragment, unknown>;
export const LinkableCallsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LinkableCalls"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CallLogFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"callLogs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"STARTED_AT"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"DESC"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CallChoice"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CallChoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CallLog"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"callId"}},{"kind":"Field","name":{"kind":"Name","value":"caller"}},{"kind":"Field","name":{"kind":"Name","value":"callerFormatted"}},{"kind":"Field","name":{"kind":"Name","value":"callee"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<LinkableCallsQuery, LinkableCallsQueryVariables>;
export const NamedCallDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NamedCall"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"callId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"callLog"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"callId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"callId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CallChoice"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CallChoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CallLog"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"callId"}},{"kind":"Field","name":{"kind":"Name","value":"caller"}},{"kind":"Field","name":{"kind":"Name","value":"callerFormatted"}},{"kind":"Field","name":{"kind":"Name","value":"callee"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<NamedCallQuery, NamedCallQueryVariables>;