import { useIntl } from 'react-intl';
import { useT } from '@/i18n/useT';
import { DateTime } from '@/ui/DateTime';
import { StatusBadge } from '@/ui/StatusBadge';
import { columnsOf } from '@/ui/Table';
import type { AgentRowFragment } from './Agents.generated';

const column = columnsOf<AgentRowFragment>();

export function useAgentColumns() {
  const t = useT();
  const intl = useIntl();
  return [
    column('name', t('agents.name'), row => <span className="font-medium">{row.name}</span>, { sortField: 'NAME' }),
    column('isActive', t('agents.status'), row => (
      <StatusBadge tone={row.isActive ? 'success' : 'neutral'}>
        {t(row.isActive ? 'agents.active' : 'agents.inactive')}
      </StatusBadge>
    )),
    column('language', t('agents.language'), row => intl.formatDisplayName(row.language, { type: 'language' }), {
      wideOnly: true,
    }),
    column('linkedPhones', t('agents.linkedPhones'), row =>
      row.linkedPhones.length === 0 ? (
        <span className="text-muted">{t('ui.none')}</span>
      ) : (
        row.linkedPhones.map(({ numberFormatted }) => numberFormatted).join(', ')
      ),
    ),
    column('createdAt', t('agents.createdAt'), row => <DateTime value={row.createdAt} />, {
      sortField: 'CREATED_AT',
      wideOnly: true,
    }),
  ];
}
