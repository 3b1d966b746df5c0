/** Joins class names; what is false or absent is left out. */
export const classes = (...names: (string | false | null | undefined)[]) => names.filter(Boolean).join(' ');

/** The look of everything that is typed into or chosen from. */
export const control =
  'block w-full min-h-9 rounded-md border border-line-strong bg-surface px-3 py-1.5 text-sm text-ink shadow-raised ' +
  'placeholder:text-muted hover:border-muted focus-visible:outline-2 focus-visible:-outline-offset-1 ' +
  'aria-invalid:border-danger disabled:bg-sunken disabled:text-muted';

/** The look of what floats above the page: menus, pickers. */
export const floating = 'rounded-lg border border-line bg-surface text-ink shadow-floating outline-none';
