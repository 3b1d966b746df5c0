// Waiting for what has to happen, but not for ever: a test that waits in vain says for what.

/** How long anything may take on a slow machine. What is due "at once" is due within this time too. */
export const DEADLINE = 10_000;

/**
 * @template T
 * @param {Promise<T>} promise
 * @param {string} what what is waited for, as the subject of a sentence: "the close of the socket"
 * @param {number} [milliseconds]
 * @returns {Promise<T>}
 */
export function within(promise, what, milliseconds = DEADLINE) {
  let timer;
  const late = new Promise((_, reject) => {
    // The error is made here, so that its stack leads to the test that waits.
    const error = new Error(`${what} did not come within ${milliseconds} ms`);
    timer = setTimeout(() => reject(error), milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
