import { Toast } from '@base-ui/react/toast';

export const toastManager = Toast.createToastManager();

interface Action {
  label: string;
  onClick: () => void;
}

/** Tells the result of something done elsewhere on the screen. Never the only place for an error. */
export function toast(title: string, action?: Action) {
  const id = toastManager.add({
    title,
    // Long enough to reach for "Undo".
    timeout: action ? 10_000 : 5_000,
    ...(action && {
      actionProps: {
        children: action.label,
        onClick: () => {
          toastManager.close(id);
          action.onClick();
        },
      },
    }),
  });
}
