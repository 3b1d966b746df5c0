import { PhoneNumberOrderField, PhoneNumberProvider, PhoneNumberStatus } from '@/graphql/enums.generated';
import { listSearch, oneOf } from '@/list/listSearch';

export const phoneNumbersSearch = listSearch(PhoneNumberOrderField, {
  status: oneOf(PhoneNumberStatus),
  provider: oneOf(PhoneNumberProvider),
});
