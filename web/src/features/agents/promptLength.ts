/** How long the API lets a prompt be. */
export const LONGEST_PROMPT = 32_000;
const NEARLY = 0.9;

/** The length as the API counts it: characters, not halves of them, in their one spelling, without spaces around the text. */
export const promptLength = (text: string) => Array.from(text.trim().normalize('NFC')).length;

export const promptRoom = (length: number): 'enough' | 'scarce' | 'none' =>
  length > LONGEST_PROMPT ? 'none' : length > LONGEST_PROMPT * NEARLY ? 'scarce' : 'enough';
