import { Toast } from '@base-ui/react/toast';
import { focusHeading } from './focusHeading';

export const toastManager = Toast.createToastManager();

// The place where they appear comes after the page: what is told before waits for it.
let tellPlace: () => void;
const place = new Promise<void>(resolve => {
  tellPlace = resolve;
});
export const placeIsThere = () => tellPlace();

interface Action {
  label: string;
  onClick: () => void;
}

function show(title: string, action?: Action) {
  const id = toastManager.add({
    title,
    // Long enough to reach for "Undo".
    timeout: action ? 10_000 : 5_000,
    ...(action && {
      actionProps: {
        children: action.label,
        onClick: () => {
          toastManager.close(id);
          // It had the focus, and goes.
          focusHeading();
          action.onClick();
        },
      },
    }),
  });
}

/** Tells the result of something done elsewhere on the screen. Never the only place for an error. */
export const toast = (title: string, action?: Action) => void place.then(() => show(title, action));
