const variable = /\{\{\s*([\w.-]+)\s*\}\}/g;

/** Puts in what is known; what is not stays as it is, for the agent to complete. */
export const fillVariables = (text: string, known: Readonly<Record<string, string>>): string =>
  text.replaceAll(variable, (whole, name: string) => {
    const value = Object.hasOwn(known, name) ? known[name] : undefined;
    return value === undefined || value === "" ? whole : value;
  });

/** A place in a text that still waits for its words. */
export interface OpenVariable {
  name: string;
  start: number;
  end: number;
}

export const findOpenVariables = (text: string): OpenVariable[] =>
  [...text.matchAll(variable)].map((match) => ({
    name: match[1] ?? "",
    start: match.index,
    end: match.index + match[0].length,
  }));
