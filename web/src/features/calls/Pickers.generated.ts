/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../../graphql/schema.generated';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Which agents are listed: those that match every field that is given. */
export type AgentFilter = {
  /** Only those that answer calls, or only those that don't. */
  readonly isActive?: boolean | null | undefined;
  /** Only those that speak this language, a BCP 47 tag; `en` does not find `en-IN`. */
  readonly language?: string | null | undefined;
  /** Only those whose name contains this text, at least 3 characters, in any case. */
  readonly search?: string | null | undefined;
};

/** Which phone numbers are listed: those that match every field that is given. */
export type PhoneNumberFilter = {
  /** Only those of this carrier. */
  readonly provider?: PhoneNumberProvider | null | undefined;
  /** Only those whose number in E.164 or whose label contains this text, at least 3 characters, in any case. */
  readonly search?: string | null | undefined;
  /** Only those with this status. */
  readonly status?: PhoneNumberStatus | null | undefined;
};

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

export type CallLogAgentsQueryVariables = Exact<{
  filter?: Types.AgentFilter | null | undefined;
}>;


export type CallLogAgentsQuery = { readonly agents: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string }> } };

export type CallLogPhoneNumbersQueryVariables = Exact<{
  filter?: Types.PhoneNumberFilter | null | undefined;
}>;


export type CallLogPhoneNumbersQuery = { readonly phoneNumbers: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly numberFormatted: string, readonly label: string | null }> } };


export const CallLogAgentsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CallLogAgents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AgentFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"NAME"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"ASC"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<CallLogAgentsQuery, CallLogAgentsQueryVariables>;
export const CallLogPhoneNumbersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CallLogPhoneNumbers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PhoneNumberFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"phoneNumbers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"NUMBER"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"ASC"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"numberFormatted"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]}}]}}]} as unknown as DocumentNode<CallLogPhoneNumbersQuery, CallLogPhoneNumbersQueryVariables>;