// Texts that were typed and not saved yet, kept in this tab over a reload. They are no secrets, but they are somebody's: nobody
// else finds them, and they go when their writer logs out.

const PREFIX = 'draft:';

interface State {
  readonly status: string;
  readonly user: { readonly id: string } | undefined;
}

const keyOf = (userId: string, name: string) => `${PREFIX}${userId}:${name}`;

export function readDraft<Draft extends object>(userId: string, name: string): Draft | undefined {
  const text = sessionStorage.getItem(keyOf(userId, name));
  return text === null ? undefined : (JSON.parse(text) as Draft);
}

export function writeDraft(userId: string, name: string, draft: object) {
  try {
    sessionStorage.setItem(keyOf(userId, name), JSON.stringify(draft));
  } catch (error) {
    // More than the browser keeps. An old draft of it would be worse than none; leaving is asked about in any case.
    if (!(error instanceof DOMException) || error.name !== 'QuotaExceededError') throw error;
    forgetDraft(userId, name);
  }
}

export const forgetDraft = (userId: string, name: string) => sessionStorage.removeItem(keyOf(userId, name));

function forgetAllBut(prefix: string | undefined) {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(PREFIX) && (prefix === undefined || !key.startsWith(prefix))) sessionStorage.removeItem(key);
  }
}

/** Told of every change of the session: drafts go with whoever logs out, and none of somebody else's stays. */
export function draftKeeper() {
  let before: string | undefined;
  return ({ status, user }: State) => {
    if (user) forgetAllBut(keyOf(user.id, ''));
    // A session that was over when the page came was not logged out of: its drafts wait for their writer.
    else if (status === 'loggedOut' && before !== undefined) forgetAllBut(undefined);
    before = user?.id;
  };
}
