/** An answer of the API, read as its envelope says. */
import { z } from 'zod';

const record = z.strictObject({
  id: z.string(),
  type: z.string(),
  attributes: z.record(z.string(), z.unknown()),
});
export type ApiRecord = z.infer<typeof record>;
const one = z.strictObject({ data: record });
const many = z.strictObject({ data: z.array(record) });
const refusal = z.strictObject({
  errors: z.array(z.looseObject({ title: z.string().min(1), detail: z.string().min(1) })).min(1),
});

export class Answer {
  constructor(
    readonly status: number,
    readonly headers: Readonly<Record<string, unknown>>,
    readonly text: string,
  ) {}

  get json(): unknown {
    return JSON.parse(this.text) as unknown;
  }

  /** The record of a 200. */
  get data(): ApiRecord {
    this.#expect(200);
    return one.parse(this.json).data;
  }

  get attributes(): ApiRecord['attributes'] {
    return this.data.attributes;
  }

  /** The records of a 200. */
  get list(): ApiRecord[] {
    this.#expect(200);
    return many.parse(this.json).data;
  }

  get ids(): string[] {
    return this.list.map(({ id }) => id);
  }

  get errors(): z.infer<typeof refusal>['errors'] {
    return refusal.parse(this.json).errors;
  }

  /** Status and the titles of the refusal: what the reference lets a client rely on. */
  get refused(): [number, ...string[]] {
    return [this.status, ...this.errors.map(({ title }) => title)];
  }

  #expect(status: number): void {
    if (this.status !== status)
      throw new Error(`Expected ${status}, but it answered ${this.status}: ${this.text}`);
  }
}
