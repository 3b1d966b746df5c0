import {
  type Cell,
  type ColumnDef,
  createColumnHelper,
  type RowData,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import type { OrderDirection } from '@/graphql/enums.generated';
import { useT } from '@/i18n/useT';
import { classes } from './classes';

// The server filters, sorts and pages; the table only shows.
const features = tableFeatures({});

export interface Sort {
  field: string;
  direction: OrderDirection;
}

interface ColumnMeta {
  /** The field of the API's order, where the list can be sorted by this column. */
  sortField?: string;
  align?: 'right';
  /** Left out on narrow screens. */
  wideOnly?: boolean;
}

export type Column<Row extends RowData> = ColumnDef<typeof features, Row, unknown>;

/** Makes the columns of a table; `meta` takes what `ColumnMeta` says. */
export function columnsOf<Row extends RowData>() {
  const helper = createColumnHelper<typeof features, Row>();
  return (id: string, header: string, cell: (row: Row) => ReactNode, meta: ColumnMeta = {}): Column<Row> =>
    helper.display({ id, header, cell: ({ row }) => cell(row.original), meta });
}

/**
 * What a cell holds. Called, not drawn as a component: columns are made anew with the page, each would be another component, and what
 * stands in its cells would lose the focus.
 */
const contentOf = <Row extends RowData>(cell: Cell<typeof features, Row, unknown>): ReactNode => {
  const { cell: content } = cell.column.columnDef;
  return typeof content === 'function' ? (content(cell.getContext()) as ReactNode) : content;
};

interface Props<Row extends RowData> {
  label: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  idOf: (row: Row) => string;
  sort?: Sort;
  onSort?: (field: string) => void;
  /** While newer rows are on their way. */
  busy?: boolean;
}

const ariaSort = { ASC: 'ascending', DESC: 'descending' } as const;

export function Table<Row extends RowData>({ label, columns, rows, idOf, sort, onSort, busy }: Props<Row>) {
  const t = useT();
  const table = useTable({ features, columns, data: rows as Row[], getRowId: idOf });
  const metaOf = (column: { columnDef: { meta?: unknown } }) => (column.columnDef.meta ?? {}) as ColumnMeta;
  const cellClasses = ({ align, wideOnly }: ColumnMeta) =>
    classes(
      'px-3 first:pl-4 last:pr-4 sm:first:pl-5 sm:last:pr-5 xl:px-5',
      align === 'right' ? 'text-right' : 'text-left',
      wideOnly && 'max-md:hidden',
    );

  return (
    // Wide tables scroll within themselves, by keyboard too. `relative` keeps what is placed within, such as a title for screen readers
    // only, from widening the page instead.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse.
    <section aria-label={label} tabIndex={0} className="relative overflow-x-auto focus-visible:-outline-offset-2">
      <table
        aria-label={label}
        aria-busy={busy || undefined}
        className={classes('w-full text-sm', busy && 'opacity-70')}
      >
        <thead>
          {table.getHeaderGroups().map(group => (
            <tr key={group.id} className="border-b border-line bg-sunken/60">
              {group.headers.map(header => {
                const meta = metaOf(header.column);
                const { sortField } = meta;
                const direction = sort && sortField === sort.field ? sort.direction : undefined;
                const Arrow = direction === 'ASC' ? ArrowUp : direction === 'DESC' ? ArrowDown : ChevronsUpDown;
                const title = <table.FlexRender header={header} />;
                return (
                  <th
                    key={header.id}
                    scope="col"
                    aria-sort={direction && ariaSort[direction]}
                    className={classes(cellClasses(meta), 'h-10 text-xs font-medium whitespace-nowrap text-muted')}
                  >
                    {sortField && onSort ? (
                      <button
                        type="button"
                        onClick={() => onSort(sortField)}
                        className="-mx-1.5 inline-flex min-h-7 items-center gap-1 rounded px-1.5 hover:bg-hover hover:text-ink"
                      >
                        {title}
                        <Arrow aria-hidden className={classes('size-3.5', !direction && 'opacity-50')} />
                      </button>
                    ) : header.column.columnDef.header ? (
                      title
                    ) : (
                      <span className="sr-only">{t('ui.actions')}</span>
                    )}
                  </th>
                );
              })}
            </tr>
          ))}
        </thead>
        <tbody className="divide-y divide-line">
          {table.getRowModel().rows.map(row => (
            <tr key={row.id} className="relative hover:bg-sunken/50">
              {row.getAllCells().map(cell => (
                <td key={cell.id} className={classes(cellClasses(metaOf(cell.column)), 'h-13 py-2')}>
                  {contentOf(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
