/** The end of an exhaustive switch: a new case that was forgotten is a compile error here. */
export function assertNever(value: never): never {
  throw new Error(`a case was forgotten: ${JSON.stringify(value)}`);
}
