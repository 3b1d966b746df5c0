import { useT } from '@/i18n/useT';
import { Switch } from '@/ui/Switch';
import { chooseSingleKeys, useSingleKeys } from './singleKeys';

export function SingleKeysSwitch() {
  const t = useT();
  return (
    <Switch
      label={t('shortcuts.singleKeys')}
      hint={t('shortcuts.singleKeysHint')}
      checked={useSingleKeys()}
      onChange={chooseSingleKeys}
    />
  );
}
