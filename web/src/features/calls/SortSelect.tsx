import { CallLogOrderField, type OrderDirection } from '@/graphql/enums.generated';
import { useT } from '@/i18n/useT';
import { Select } from '@/ui/Input';
import type { CallLogList } from './CallLogFilters';

/** All filters of the calls stand in one line. */
export const selectWidth = 'min-w-32 flex-1 sm:w-35 sm:flex-none';

const orders = Object.values(CallLogOrderField).flatMap(field => [`${field}.DESC`, `${field}.ASC`] as const);

/** The orders of which some have no column, and on a phone none. */
export function SortSelect({ list }: { list: CallLogList }) {
  const t = useT();
  return (
    <Select
      aria-label={t('calls.order')}
      className={selectWidth}
      value={`${list.sort.field}.${list.sort.direction}`}
      onChange={event => {
        const [sort, direction] = event.target.value.split('.');
        list.setFilter({ sort: sort as CallLogOrderField, direction: direction as OrderDirection });
      }}
      choices={orders.map(value => ({ value, label: t(`calls.order.${value}`) }))}
    />
  );
}
