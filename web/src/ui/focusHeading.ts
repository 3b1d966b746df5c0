/** To where the page begins: for a page that was gone to, and when what had the focus is no more. */
export const focusHeading = () => heading()?.focus({ preventScroll: true });

export const heading = () => document.querySelector('h1');

/** Does what a button asks for that is gone afterwards. */
export const fromHeading = (act: () => void) => () => {
  focusHeading();
  act();
};
