/** Throws, naming the rule and what broke it. */
export function insist(isTrue: boolean, rule: string, ...about: unknown[]): void {
  if (!isTrue) throw new Error(`${rule}: ${JSON.stringify(about)}`);
}
