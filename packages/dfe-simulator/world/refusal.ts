/** What the service answers when it does not do what it is asked (status and shape as the service has them). */
export interface ApiError {
  /** The attribute it is about, or `base`. */
  title: string;
  detail: string;
}

export class ApiRefusal extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 410 | 422,
    readonly errors: readonly [ApiError & Record<string, unknown>, ...(ApiError & Record<string, unknown>)[]],
  ) {
    super(`${status}: ${errors.map(({ title, detail }) => `${title}: ${detail}`).join('; ')}`);
    this.name = 'ApiRefusal';
  }
}

/** 422 about one attribute, or `base`. */
export const unprocessable = (title: string, detail: string): ApiRefusal =>
  new ApiRefusal(422, [{ title, detail }]);

export const badRequest = (detail: string): ApiRefusal =>
  new ApiRefusal(400, [{ title: 'Bad request', detail }]);

/** Answered as `{"error": "Resource not found"}`, whatever was looked for. */
export const notFound = (): ApiRefusal =>
  new ApiRefusal(404, [{ title: 'Resource not found', detail: 'Nothing was found for the provided ID.' }]);
