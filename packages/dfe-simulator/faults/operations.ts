/** The 23 operations of the lead-provider API v3, named as the Department's OpenAPI file names them. */
export const basePath = '/api/v3';

export const operations = [
  'GET /npq-applications',
  'GET /npq-applications/{id}',
  'POST /npq-applications/{id}/accept',
  'POST /npq-applications/{id}/reject',
  'PUT /npq-applications/{id}/change-funded-place',
  'GET /participants/npq',
  'GET /participants/npq/{id}',
  'PUT /participants/npq/{id}/defer',
  'PUT /participants/npq/{id}/resume',
  'PUT /participants/npq/{id}/withdraw',
  'PUT /participants/npq/{id}/change-schedule',
  'GET /participants/npq/outcomes',
  'GET /participants/npq/{id}/outcomes',
  'POST /participants/npq/{id}/outcomes',
  'GET /participant-declarations',
  'GET /participant-declarations/{id}',
  'POST /participant-declarations',
  'PUT /participant-declarations/{id}/void',
  'PUT /participant-declarations/{id}/change-delivery-partner',
  'GET /statements',
  'GET /statements/{id}',
  'GET /delivery-partners',
  'GET /delivery-partners/{id}',
] as const;
export type Operation = (typeof operations)[number];

const templates = operations.map((operation) => {
  const [method = '', path = ''] = operation.split(' ');
  return {
    operation,
    method,
    path: new RegExp(`^${basePath}${path.replace('{id}', '[^/]+')}/?$`),
    fixed: !path.includes('{'),
  };
});

/** Which operation a request asks for; null when it is none of them. `url` may carry a query. */
export function operationOf(method: string, url: string): Operation | null {
  const path = url.split('?')[0] ?? '';
  const fitting = templates.filter((template) => template.method === method && template.path.test(path));
  return (fitting.find(({ fixed }) => fixed) ?? fitting[0])?.operation ?? null;
}
