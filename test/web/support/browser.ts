/** A browser without a screen or JavaScript: it keeps cookies, and follows where it is sent. */
const MOST_HOPS = 10;

export interface Visit {
  status: number;
  address: string;
  body: string;
  headers: Headers;
}

export class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly base: string) {}

  get(path: string): Promise<Visit> {
    return this.visit(new URL(path, this.base), { method: 'GET' });
  }

  post(path: string, fields: Record<string, string> = {}): Promise<Visit> {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return this.visit(new URL(path, this.base), {
      method: 'POST',
      headers,
      body: new URLSearchParams(fields).toString(),
    });
  }

  /** What the cookie of a name says. */
  cookie(name: string): string | undefined {
    return this.cookies.get(name);
  }

  setCookie(name: string, value: string): void {
    this.cookies.set(name, value);
  }

  private async visit(address: URL, init: RequestInit): Promise<Visit> {
    let next = address;
    let asked = init;
    for (let hop = 0; hop < MOST_HOPS; hop++) {
      const headers = { ...(asked.headers as Record<string, string>), cookie: this.cookieLine() };
      const answer = await fetch(next, { ...asked, headers, redirect: 'manual' });
      for (const line of answer.headers.getSetCookie()) this.keep(line);
      const to = answer.headers.get('location');
      if (to === null) {
        const body = await answer.text();
        return { status: answer.status, address: next.pathname + next.search, body, headers: answer.headers };
      }
      await answer.body?.cancel();
      next = new URL(to, next);
      asked = { method: 'GET' };
    }
    throw new Error(`sent in a circle from ${address.pathname}`);
  }

  private cookieLine(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';');
    const at = pair.indexOf('=');
    const isEnded = attributes.some((one) => /^ *expires=Thu, 01 Jan 1970/i.test(one));
    if (isEnded) this.cookies.delete(pair.slice(0, at));
    else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}
