import * as v from 'valibot';
import { AgentOrderField } from '@/graphql/enums.generated';
import { listSearch, oneOf } from '@/list/listSearch';
import { canonicalTag } from './languageTag';

const language = v.pipe(
  v.string(),
  v.check(text => canonicalTag(text) !== undefined),
);

export const agentsSearch = listSearch(AgentOrderField, {
  isActive: oneOf({ Yes: 'true', No: 'false' }),
  language: v.optional(v.fallback(v.optional(language), undefined)),
});
