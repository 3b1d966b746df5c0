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

/** What `createAgent` takes. */
export type CreateAgentInput = {
  /** A text of your choice, 1 to 255 characters: the same input with the same key within 24 hours has its effect once. */
  readonly idempotencyKey?: string | null | undefined;
  /** Whether it answers calls. */
  readonly isActive?: boolean;
  /** The language it speaks, as a BCP 47 tag. */
  readonly language?: string;
  /** What you call it, 1 to 100 characters. */
  readonly name: string;
  /** The phone numbers it answers, at most 100. */
  readonly phoneNumberIds?: ReadonlyArray<string | number> | null | undefined;
  /** What the agent is told to be and to do, 1 to 32,000 characters. */
  readonly systemPrompt: string;
  /** The voice it speaks with, at most 100 characters; the default voice if left out. */
  readonly voiceName?: string | null | undefined;
};

/** What `updateAgent` takes: a field that is left out stays as it is, null clears it where it may be empty. */
export type UpdateAgentInput = {
  /** Whether it answers calls. */
  readonly isActive?: boolean | null | undefined;
  /** Another language. */
  readonly language?: string | null | undefined;
  /** Another name. */
  readonly name?: string | null | undefined;
  /** Another system prompt. */
  readonly systemPrompt?: string | null | undefined;
  /** Another voice; null for the default voice. */
  readonly voiceName?: string | null | undefined;
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

export type AgentDetailsFragment = { readonly id: string, readonly name: string, readonly systemPrompt: string, readonly language: string, readonly voiceName: string | null, readonly isActive: boolean, readonly createdAt: string, readonly updatedAt: string, readonly linkedPhones: ReadonlyArray<{ readonly id: string, readonly number: string, readonly numberFormatted: string, readonly label: string | null }> };

export type AgentQueryVariables = Exact<{
  id: string | number;
}>;


export type AgentQuery = { readonly agent: { readonly id: string, readonly name: string, readonly systemPrompt: string, readonly language: string, readonly voiceName: string | null, readonly isActive: boolean, readonly createdAt: string, readonly updatedAt: string, readonly linkedPhones: ReadonlyArray<{ readonly id: string, readonly number: string, readonly numberFormatted: string, readonly label: string | null }> } | null };

export type AgentCallsQueryVariables = Exact<{
  id: string | number;
}>;


export type AgentCallsQuery = { readonly callLogs: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly callerFormatted: string, readonly calleeFormatted: string | null, readonly direction: Types.CallDirection, readonly status: Types.CallStatus, readonly startedAt: string, readonly phoneNumber: { readonly id: string, readonly number: string, readonly numberFormatted: string } | null }> } };

export type CreateAgentMutationVariables = Exact<{
  input: Types.CreateAgentInput;
}>;


export type CreateAgentMutation = { readonly createAgent: { readonly agent: { readonly id: string, readonly name: string, readonly systemPrompt: string, readonly language: string, readonly voiceName: string | null, readonly isActive: boolean, readonly createdAt: string, readonly updatedAt: string, readonly linkedPhones: ReadonlyArray<{ readonly id: string, readonly number: string, readonly numberFormatted: string, readonly label: string | null }> } | null, readonly userErrors: ReadonlyArray<{ readonly code: Types.UserErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null }> } };

export type UpdateAgentMutationVariables = Exact<{
  id: string | number;
  input: Types.UpdateAgentInput;
}>;


export type UpdateAgentMutation = { readonly updateAgent: { readonly agent: { readonly id: string, readonly name: string, readonly systemPrompt: string, readonly language: string, readonly voiceName: string | null, readonly isActive: boolean, readonly createdAt: string, readonly updatedAt: string, readonly linkedPhones: ReadonlyArray<{ readonly id: string, readonly number: string, readonly numberFormatted: string, readonly label: string | null }> } | null, readonly userErrors: ReadonlyArray<{ readonly code: Types.UserErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null }> } };

export const AgentDetailsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AgentDetails"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Agent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"systemPrompt"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"voiceName"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"linkedPhones"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"numberFormatted"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}}]} as unknown as DocumentNode<AgentDetailsFragment, unknown>;
export const AgentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Agent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AgentDetails"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AgentDetails"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Agent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"systemPrompt"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"voiceName"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"linkedPhones"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"numberFormatted"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}}]} as unknown as DocumentNode<AgentQuery, AgentQueryVariables>;
export const AgentCallsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AgentCalls"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"callLogs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"agentId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"callerFormatted"}},{"kind":"Field","name":{"kind":"Name","value":"calleeFormatted"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"phoneNumber"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"numberFormatted"}}]}}]}}]}}]}}]} as unknown as DocumentNode<AgentCallsQuery, AgentCallsQueryVariables>;
export const CreateAgentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateAgent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateAgentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createAgent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AgentDetails"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AgentDetails"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Agent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"systemPrompt"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"voiceName"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"linkedPhones"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"numberFormatted"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}}]} as unknown as DocumentNode<CreateAgentMutation, CreateAgentMutationVariables>;
export const UpdateAgentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateAgent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateAgentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateAgent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AgentDetails"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AgentDetails"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Agent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"systemPrompt"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"voiceName"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"linkedPhones"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"numberFormatted"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}}]} as unknown as DocumentNode<UpdateAgentMutation, UpdateAgentMutationVariables>;