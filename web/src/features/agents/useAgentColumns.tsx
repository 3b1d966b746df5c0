import { Link } from '@tanstack/react-router';
import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { useT } from '@/i18n/useT';
import { IconButton } from '@/ui/Button';
import { DateTime } from '@/ui/DateTime';
import { Menu, MenuItem, MenuLine } from '@/ui/Menu';
import { columnsOf } from '@/ui/Table';
import { ActiveSwitch } from './ActiveSwitch';
import type { AgentRowFragment } from './Agents.generated';
import { languageName } from './languages';

interface Actions {
  onEdit: (id: string) => void;
  onDelete: (id: string) => void;
}

const column = columnsOf<AgentRowFragment>();

/** The same columns until the language changes: cells that hold something of their own, as the switch does, are not made anew. */
export function useAgentColumns({ onEdit, onDelete }: Actions) {
  const t = useT();
  const { locale } = useIntl();
  return useMemo(
    () => [
      column(
        'name',
        t('agents.name'),
        row => (
          <div className="min-w-36">
            <Link
              to="/ai-agents/$id"
              params={{ id: row.id }}
              className="rounded font-medium line-clamp-3 wrap-anywhere hover:underline"
            >
              {row.name}
            </Link>
            <div className="text-xs text-muted md:hidden">
              {languageName(row.language, locale)}
              {row.linkedPhones.length > 0 && ` · ${t('agents.numberCount', { count: row.linkedPhones.length })}`}
            </div>
          </div>
        ),
        { sortField: 'NAME' },
      ),
      column('isActive', t('agents.active'), row => <ActiveSwitch agent={row} />),
      column(
        'language',
        t('agents.languageAndVoice'),
        row => (
          <>
            <span className="whitespace-nowrap">{languageName(row.language, locale)}</span>
            <div className="max-w-40 truncate text-xs text-muted">{row.voiceName ?? t('agents.defaultVoice')}</div>
          </>
        ),
        { wideOnly: true },
      ),
      column('linkedPhones', t('agents.linkedPhones'), row => <NumberChips agent={row} />, { wideOnly: true }),
      column(
        'createdAt',
        t('agents.createdAt'),
        row => (
          <>
            <DateTime value={row.createdAt} />
            {row.updatedAt !== row.createdAt && (
              <div className="text-xs whitespace-nowrap text-muted">
                {t('agents.updatedAt')} <DateTime value={row.updatedAt} />
              </div>
            )}
          </>
        ),
        { sortField: 'CREATED_AT', wideOnly: true },
      ),
      column(
        'actions',
        '',
        row => (
          <Menu
            trigger={
              <IconButton label={t('agents.actionsOf', { name: row.name })}>
                <Ellipsis aria-hidden className="size-4" />
              </IconButton>
            }
          >
            <MenuItem onClick={() => onEdit(row.id)}>
              <Pencil aria-hidden className="size-4" />
              {t('ui.edit')}
            </MenuItem>
            <MenuLine />
            <MenuItem danger onClick={() => onDelete(row.id)}>
              <Trash2 aria-hidden className="size-4" />
              {t('ui.delete')}
            </MenuItem>
          </Menu>
        ),
        { align: 'right' },
      ),
    ],
    [t, locale, onEdit, onDelete],
  );
}

/** The first of the agent's numbers, and how many more there are. */
function NumberChips({ agent: { id, linkedPhones } }: { agent: AgentRowFragment }) {
  const t = useT();
  if (linkedPhones.length === 0) {
    return (
      <Link to="/ai-agents/$id" params={{ id }} className="rounded text-accent-ink hover:underline">
        {t('agents.linkFirst')}
      </Link>
    );
  }
  const more = linkedPhones.slice(2);
  return (
    <span className="flex flex-wrap items-center gap-1.5 xl:flex-nowrap">
      {linkedPhones.slice(0, 2).map(number => (
        <span
          key={number.id}
          translate="no"
          className="rounded bg-sunken px-1.5 py-0.5 text-xs whitespace-nowrap tabular-nums"
        >
          {number.numberFormatted}
        </span>
      ))}
      {more.length > 0 && (
        <span className="text-xs text-muted" title={more.map(({ numberFormatted }) => numberFormatted).join(', ')}>
          +{more.length}
        </span>
      )}
    </span>
  );
}
