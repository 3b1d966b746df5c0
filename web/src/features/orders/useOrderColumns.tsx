import { Link } from '@tanstack/react-router';
import { Ellipsis, PanelRightOpen, Pencil, Trash2 } from 'lucide-react';
import { useT } from '@/i18n/useT';
import { IconButton } from '@/ui/Button';
import { CopyButton } from '@/ui/CopyButton';
import { DateTime } from '@/ui/DateTime';
import { Menu, MenuItem, MenuLine } from '@/ui/Menu';
import { PhoneNumberText } from '@/ui/PhoneNumberText';
import { StatusBadge } from '@/ui/StatusBadge';
import { columnsOf } from '@/ui/Table';
import { CallLink } from './CallLink';
import type { OrderRowFragment } from './Orders.generated';

type Act = (order: OrderRowFragment) => void;

interface Actions {
  onOpen: Act;
  onEdit: Act;
  onDelete: Act;
}

const column = columnsOf<OrderRowFragment>();

export function useOrderColumns({ onOpen, onEdit, onDelete }: Actions) {
  const t = useT();
  return [
    column(
      'customerName',
      t('orders.customerName'),
      row => (
        <div className="max-w-36 2xl:max-w-48">
          {/* In one line, so that no row grows when an order is deleted elsewhere. */}
          <div className="flex items-center gap-2">
            <Link
              from="/orders"
              to="."
              search={before => ({ ...before, order: row.id })}
              className="block min-h-6 min-w-0 truncate rounded leading-6 font-medium hover:underline"
            >
              {row.customerName}
            </Link>
            {row.deletedAt && <StatusBadge tone="neutral">{t('orders.isDeleted')}</StatusBadge>}
          </div>
          <div className="text-xs text-muted md:hidden">
            <PhoneNumberText formatted={row.phoneFormatted} e164={row.phone} />
          </div>
        </div>
      ),
      { sortField: 'CUSTOMER_NAME' },
    ),
    column(
      'phone',
      t('orders.phone'),
      row => (
        <div className="flex items-center gap-1">
          <PhoneNumberText formatted={row.phoneFormatted} e164={row.phone} />
          <CopyButton text={row.phone} label={t('orders.copyPhone', { number: row.phoneFormatted })} />
        </div>
      ),
      { wideOnly: true },
    ),
    column(
      'details',
      t('orders.details'),
      row => <div className="line-clamp-2 min-w-32 max-w-md wrap-anywhere">{row.details}</div>,
      { wideOnly: true },
    ),
    column(
      'call',
      t('orders.call'),
      row =>
        row.callLog ? (
          <div>
            <CallLink call={row.callLog} />
            {row.callLog.agent && <div className="max-w-40 truncate text-xs text-muted">{row.callLog.agent.name}</div>}
          </div>
        ) : (
          <span className="text-muted">{t('ui.none')}</span>
        ),
      { wideOnly: true },
    ),
    column('createdAt', t('orders.createdAt'), row => <DateTime value={row.createdAt} short />, {
      sortField: 'CREATED_AT',
    }),
    column(
      'actions',
      '',
      row =>
        !row.deletedAt && (
          <Menu
            trigger={
              <IconButton label={t('orders.actionsOf', { customer: row.customerName })}>
                <Ellipsis aria-hidden className="size-4" />
              </IconButton>
            }
          >
            <MenuItem onClick={() => onOpen(row)}>
              <PanelRightOpen aria-hidden className="size-4" />
              {t('orders.open')}
            </MenuItem>
            <MenuItem onClick={() => onEdit(row)}>
              <Pencil aria-hidden className="size-4" />
              {t('ui.edit')}
            </MenuItem>
            <MenuLine />
            <MenuItem danger onClick={() => onDelete(row)}>
              <Trash2 aria-hidden className="size-4" />
              {t('ui.delete')}
            </MenuItem>
          </Menu>
        ),
      // Where it does not fit, the order's details have the same.
      { align: 'right', wideOnly: true },
    ),
  ];
}
