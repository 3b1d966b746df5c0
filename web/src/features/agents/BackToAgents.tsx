import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useT } from '@/i18n/useT';

export function BackToAgents() {
  const t = useT();
  return (
    <Link
      to="/ai-agents"
      className="-ml-1 mb-3 inline-flex min-h-7 items-center gap-1.5 rounded px-1 text-xs font-medium text-muted hover:text-ink"
    >
      <ArrowLeft aria-hidden className="size-3.5" />
      {t('agents.title')}
    </Link>
  );
}
