import { Ellipsis, Link2, Pencil, Trash2 } from 'lucide-react';
import { useT } from '@/i18n/useT';
import { IconButton } from '@/ui/Button';
import { CopyButton } from '@/ui/CopyButton';
import { DateTime } from '@/ui/DateTime';
import { Menu, MenuItem, MenuLine } from '@/ui/Menu';
import { PhoneNumberText } from '@/ui/PhoneNumberText';
import { columnsOf } from '@/ui/Table';
import { PhoneNumberStatusBadge } from './PhoneNumberStatusBadge';
import type { PhoneNumberRowFragment } from './PhoneNumbers.generated';

type Act = (row: PhoneNumberRowFragment) => void;

interface Actions {
  onEdit: Act;
  onLink: Act;
  onDelete: Act;
}

const column = columnsOf<PhoneNumberRowFragment>();

export function usePhoneNumberColumns({ onEdit, onLink, onDelete }: Actions) {
  const t = useT();
  return [
    column(
      'number',
      t('phoneNumbers.number'),
      row => (
        <div className="flex items-center gap-1">
          <div>
            <button type="button" onClick={() => onEdit(row)} className="rounded font-medium hover:underline">
              <PhoneNumberText formatted={row.numberFormatted} e164={row.number} />
            </button>
            {row.label && <div className="max-w-56 truncate text-xs text-muted">{row.label}</div>}
          </div>
          <span className="max-sm:hidden">
            <CopyButton text={row.number} label={t('phoneNumbers.copy', { number: row.numberFormatted })} />
          </span>
        </div>
      ),
      { sortField: 'NUMBER' },
    ),
    column('status', t('phoneNumbers.status'), row => <PhoneNumberStatusBadge status={row.status} />),
    column('provider', t('phoneNumbers.provider'), row => t(`enum.provider.${row.provider}`), { wideOnly: true }),
    column(
      'agents',
      t('phoneNumbers.linkedAgents'),
      row => (
        <button
          type="button"
          onClick={() => onLink(row)}
          className="flex min-h-7 flex-wrap items-center gap-1.5 rounded text-left hover:underline"
        >
          {row.linkedAgents.length === 0 && <span className="text-accent-ink">{t('phoneNumbers.linkFirst')}</span>}
          {row.linkedAgents.slice(0, 2).map(agent => (
            <span key={agent.id} className="max-w-40 truncate rounded bg-sunken px-1.5 py-0.5 text-xs">
              {agent.name}
            </span>
          ))}
          {row.linkedAgents.length > 2 && <span className="text-xs text-muted">+{row.linkedAgents.length - 2}</span>}
          <span className="sr-only">{t('phoneNumbers.linksOf', { number: row.numberFormatted })}</span>
        </button>
      ),
      { wideOnly: true },
    ),
    column('createdAt', t('phoneNumbers.createdAt'), row => <DateTime value={row.createdAt} />, {
      sortField: 'CREATED_AT',
      wideOnly: true,
    }),
    column(
      'actions',
      '',
      row => (
        <Menu
          trigger={
            <IconButton label={t('phoneNumbers.actionsOf', { number: row.numberFormatted })}>
              <Ellipsis aria-hidden className="size-4" />
            </IconButton>
          }
        >
          <MenuItem onClick={() => onEdit(row)}>
            <Pencil aria-hidden className="size-4" />
            {t('ui.edit')}
          </MenuItem>
          <MenuItem onClick={() => onLink(row)}>
            <Link2 aria-hidden className="size-4" />
            {t('phoneNumbers.links')}
          </MenuItem>
          <MenuLine />
          <MenuItem danger onClick={() => onDelete(row)}>
            <Trash2 aria-hidden className="size-4" />
            {t('ui.delete')}
          </MenuItem>
        </Menu>
      ),
      { align: 'right' },
    ),
  ];
}
