import type { UserErrorCode } from '@/graphql/enums.generated';

/** A mistake in the input, as every mutation tells it. */
export interface UserError {
  readonly code: UserErrorCode;
  readonly message: string;
  readonly field: readonly string[] | null;
}

/** The name of the form's field that a mistake is about: `["input", "number"]` is `number`; undefined for the input as a whole. */
export function fieldOf({ field }: UserError): string | undefined {
  if (!field) return undefined;
  const path = field[0] === 'input' ? field.slice(1) : field;
  // An entry of a list is a mistake of the list.
  const name = path.filter(part => !/^\d+$/.test(part)).join('.');
  return name || undefined;
}

/** Parts mistakes into those of the form's fields and those of the form as a whole. */
export function sortUserErrors(errors: readonly UserError[], names: readonly string[]) {
  const byField = new Map<string, UserError>();
  const others: UserError[] = [];
  for (const error of errors) {
    const name = fieldOf(error);
    if (name !== undefined && names.includes(name)) {
      // One sentence below a field is enough: the first.
      if (!byField.has(name)) byField.set(name, error);
    } else others.push(error);
  }
  // In the order of the form, so that the focus goes to the uppermost.
  return {
    fields: names.flatMap(name => (byField.get(name)?.code ? [[name, byField.get(name) as UserError] as const] : [])),
    others,
  };
}
