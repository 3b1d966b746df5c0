/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../../graphql/schema.generated';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What `linkPhones` takes. */
export type LinkPhonesInput = {
  /** The agent's id: `agent_01k…`. */
  readonly agentId: string | number;
  /** The phone numbers' ids: `phone_01k…`, at most 100. */
  readonly phoneNumberIds: ReadonlyArray<string | number>;
  /** Whether the agent's list becomes exactly these, instead of these being added to it. */
  readonly replace?: boolean;
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

/** What `unlinkPhones` takes. */
export type UnlinkPhonesInput = {
  /** The agent's id: `agent_01k…`. */
  readonly agentId: string | number;
  /** The phone numbers' ids: `phone_01k…`, at most 100. */
  readonly phoneNumberIds: ReadonlyArray<string | number>;
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

export type LinkableNumbersQueryVariables = Exact<{
  filter?: Types.PhoneNumberFilter | null | undefined;
}>;


export type LinkableNumbersQuery = { readonly phoneNumbers: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly number: string, readonly numberFormatted: string, readonly label: string | null }> } };

export type LinkableNumberFragment = { readonly id: string, readonly number: string, readonly numberFormatted: string, readonly label: string | null };

export type NumbersByIdQueryVariables = Exact<{
  ids: ReadonlyArray<string | number> | string | number;
}>;


export type NumbersByIdQuery = { readonly nodes: ReadonlyArray<
    | { readonly id: string, readonly number: string, readonly numberFormatted: string, readonly label: string | null }
    | Record<PropertyKey, never>
   | null> };

export type LinkNumbersMutationVariables = Exact<{
  input: Types.LinkPhonesInput;
}>;


export type LinkNumbersMutation = { readonly linkPhones: { readonly agent: { readonly id: string, readonly linkedPhones: ReadonlyArray<{ readonly id: string, readonly number: string, readonly numberFormatted: string, readonly label: string | null, readonly linkedAgents: ReadonlyArray<{ readonly id: string, readonly name: string, readonly isActive: boolean }> }> } | null, readonly userErrors: ReadonlyArray<{ readonly code: Types.UserErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null }> } };

export type UnlinkNumbersMutationVariables = Exact<{
  input: Types.UnlinkPhonesInput;
}>;


export type UnlinkNumbersMutation = { readonly unlinkPhones: { readonly agent: { readonly id: string, readonly linkedPhones: ReadonlyArray<{ readonly id: string, readonly number: string, readonly numberFormatted: string, readonly label: string | null }> } | null, readonly userErrors: ReadonlyArray<{ readonly code: Types.UserErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null }> } };

export const LinkableNumberFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LinkableNumber"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PhoneNumber"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"numberFormatted"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]} as unknown as DocumentNode<LinkableNumberFragment, unknown>;
export const LinkableNumbersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LinkableNumbers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PhoneNumberFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"phoneNumbers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"NUMBER"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"ASC"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LinkableNumber"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LinkableNumber"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PhoneNumber"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"numberFormatted"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]} as unknown as DocumentNode<LinkableNumbersQuery, LinkableNumbersQueryVariables>;
export const NumbersByIdDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NumbersById"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LinkableNumber"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LinkableNumber"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PhoneNumber"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"numberFormatted"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]} as unknown as DocumentNode<NumbersByIdQuery, NumbersByIdQueryVariables>;
export const LinkNumbersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"LinkNumbers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LinkPhonesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"linkPhones"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"linkedPhones"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LinkableNumber"}},{"kind":"Field","name":{"kind":"Name","value":"linkedAgents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LinkableNumber"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PhoneNumber"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"numberFormatted"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]} as unknown as DocumentNode<LinkNumbersMutation, LinkNumbersMutationVariables>;
export const UnlinkNumbersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UnlinkNumbers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UnlinkPhonesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unlinkPhones"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"linkedPhones"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LinkableNumber"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LinkableNumber"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PhoneNumber"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"numberFormatted"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}}]} as unknown as DocumentNode<UnlinkNumbersMutation, UnlinkNumbersMutationVariables>;