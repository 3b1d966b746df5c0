/** The tag in its canonical spelling; undefined if it is none, or says more than the API keeps (`hi-u-nu-deva`). */
export function canonicalTag(typed: string): string | undefined {
  try {
    const { baseName } = new Intl.Locale(typed.trim());
    return baseName.toLowerCase() === typed.trim().toLowerCase() ? baseName : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
