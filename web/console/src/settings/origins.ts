/** The origins found in a text of one address a line, and what in it is none. */
export interface ReadOrigins {
  readonly origins: readonly string[];
  readonly wrong: readonly string[];
}

export function readOrigins(text: string): ReadOrigins {
  const origins: string[] = [];
  const wrong: string[] = [];
  for (const line of text.split(/[\s,]+/u).filter((part) => part !== "")) {
    const origin = originOf(line);
    if (origin === undefined) wrong.push(line);
    else if (!origins.includes(origin)) origins.push(origin);
  }
  return { origins, wrong };
}

/** The origin of an address, so that pasting a whole page address does what was meant. */
function originOf(address: string): string | undefined {
  try {
    const url = new URL(/^[a-z]+:\/\//iu.test(address) ? address : `https://${address}`);
    return url.protocol === "https:" || url.protocol === "http:" ? url.origin : undefined;
  } catch {
    return undefined;
  }
}
