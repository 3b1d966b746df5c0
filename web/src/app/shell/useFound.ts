import { useNavigate } from '@tanstack/react-router';
import { Bot, Phone, PhoneCall, ShoppingBag } from 'lucide-react';
import { useIntl } from 'react-intl';
import { useQuery } from 'urql';
import { useT } from '@/i18n/useT';
import { FindDocument } from './Palette.generated';
import { wanted } from './paletteSearch';
import type { Group } from './useCommands';

/** What the API finds of a text, each with the way to it. */
export function useFound(text: string) {
  const t = useT();
  const intl = useIntl();
  const navigate = useNavigate();
  const search = wanted(text);
  const [{ data, fetching, error }] = useQuery({
    query: FindDocument,
    variables: { text: search ?? '' },
    pause: search === undefined,
  });
  if (search === undefined) return { groups: [], fetching: false, error: undefined };
  if (!data) return { groups: [], fetching, error };

  const groups: Group[] = [
    {
      value: t('nav.phoneNumbers'),
      items: data.phoneNumbers.nodes.map(({ id, number, numberFormatted, label }) => ({
        value: id,
        label: numberFormatted,
        detail: label ?? undefined,
        Icon: Phone,
        isFound: true,
        run: () => void navigate({ to: '/phone-numbers', search: { search: number } }),
      })),
    },
    {
      value: t('nav.agents'),
      items: data.agents.nodes.map(({ id, name }) => ({
        value: id,
        label: name,
        Icon: Bot,
        isFound: true,
        run: () => void navigate({ to: '/ai-agents/$id', params: { id } }),
      })),
    },
    {
      value: t('nav.calls'),
      items: data.callLogs.nodes.map(({ id, callerFormatted, status, startedAt }) => ({
        value: id,
        label: callerFormatted,
        detail: `${intl.formatDate(startedAt, { dateStyle: 'medium', timeStyle: 'short' })} · ${t(`enum.callStatus.${status}`)}`,
        Icon: PhoneCall,
        isFound: true,
        run: () => void navigate({ to: '/call-logs/$id', params: { id } }),
      })),
    },
    {
      value: t('nav.orders'),
      items: data.orders.nodes.map(({ id, customerName, details }) => ({
        value: id,
        label: customerName,
        detail: details,
        Icon: ShoppingBag,
        isFound: true,
        run: () => void navigate({ to: '/orders', search: { order: id } }),
      })),
    },
  ];
  return { groups: groups.filter(({ items }) => items.length > 0), fetching, error };
}
