import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useErrorText } from '@/graphql/useErrorText';
import { useT } from '@/i18n/useT';
import { backdrop } from '@/ui/Dialog';
import { useDebouncedCall } from '@/ui/useDebouncedCall';
import { type Command, type Group, useCommands } from './useCommands';
import { useFound } from './useFound';

interface Props {
  open: boolean;
  onClose: () => void;
  onShortcuts: () => void;
}

export function Palette({ open, onClose, onShortcuts }: Props) {
  const t = useT();
  return (
    <Dialog.Root open={open} onOpenChange={isOpen => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdrop} />
        <Dialog.Popup
          aria-label={t('palette.title')}
          className="fixed top-[12dvh] left-1/2 z-50 w-[min(36rem,calc(100vw-2rem))] -translate-x-1/2 overflow-hidden rounded-xl border border-line bg-surface text-ink shadow-floating outline-none"
        >
          <Commands onClose={onClose} onShortcuts={onShortcuts} />
          {/* Last, so that the text box has the focus at first. */}
          <Dialog.Close className="sr-only">{t('ui.close')}</Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Begins empty each time that the palette is opened. */
function Commands({ onClose, onShortcuts }: Omit<Props, 'open'>) {
  const t = useT();
  const errorText = useErrorText();
  const { contains } = Autocomplete.useFilter({ sensitivity: 'base' });
  const [text, setText] = useState('');
  const search = useDebouncedCall(setText, 250);
  const { groups, fetching, error } = useFound(text);
  const commands = useCommands(onShortcuts);

  function none() {
    if (fetching) return t('ui.loading');
    return error ? errorText(error) : t('palette.empty');
  }

  return (
    <Autocomplete.Root
      open
      inline
      // What was found comes after what is called so, which is there at once and must not move away.
      items={[...commands, ...groups]}
      filter={(command: Command, typed) => command.isFound || contains(command.label, typed)}
      onValueChange={search}
      autoHighlight="always"
      keepHighlight
    >
      <div className="flex items-center gap-3 border-b border-line px-4">
        <Search aria-hidden className="size-4 text-muted" />
        <Autocomplete.Input
          aria-label={t('palette.title')}
          placeholder={t('palette.placeholder')}
          className="h-12 w-full bg-transparent outline-none placeholder:text-muted"
        />
      </div>
      <div className="max-h-[60dvh] overflow-y-auto p-2">
        <Autocomplete.Empty className="px-3 py-6 text-center text-muted empty:hidden">{none()}</Autocomplete.Empty>
        <Autocomplete.List>
          {(group: Group) => (
            <Autocomplete.Group key={group.value} items={group.items} className="mb-1">
              <Autocomplete.GroupLabel className="px-3 py-1.5 text-xs font-medium text-muted">
                {group.value}
              </Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(command: Command) => (
                  <Autocomplete.Item
                    key={command.value}
                    value={command}
                    onClick={() => {
                      onClose();
                      command.run();
                    }}
                    className="flex min-h-9 cursor-default items-center gap-3 rounded-md px-3 outline-none data-highlighted:bg-hover"
                  >
                    <command.Icon aria-hidden className="size-4 shrink-0 text-muted" />
                    <span className="max-w-4/5 shrink-0 truncate">{command.label}</span>
                    {command.detail && <span className="truncate text-xs text-muted">{command.detail}</span>}
                  </Autocomplete.Item>
                )}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
      </div>
    </Autocomplete.Root>
  );
}
