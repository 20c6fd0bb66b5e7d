/** The page of places where the Department's service differs from its own OpenAPI file, made from the lists. */
import { requestDifferences } from 'dfe-simulator/differences/requests';
import { responseDifferences, type ResponseDifference } from 'dfe-simulator/differences/responses';
import { table } from './specification/table.js';

const preface = `# Where the Department's service differs from its own file

The lead-provider API v3 of "Register for a national professional qualification" is described by an OpenAPI file that is
kept by hand, and in places the running service does otherwise. The simulator does as the service does. Its answers are
compared with the file in every test (when the file lies in a folder beside the project, or \`DFE_OPENAPI_FILE\` names it):
what stands under "Answers" is excused, and nothing else.

This page is made by \`npm run docs\` from \`packages/dfe-simulator/differences/\`; tests hold the page to the lists, and each line to the
simulator: an answer or a request that shows it (\`packages/dfe-simulator/test/openapi/\`).`;

/** Operations with a common beginning are named by it. */
function places({ operations }: ResponseDifference): string {
  if (operations.length === 23) return 'every operation';
  if (operations.length <= 3) return operations.map((operation) => `\`${operation}\``).join(', ');
  const paths = operations.map((operation) => operation.split(' ')[1] ?? '');
  const first = `/${paths[0]?.split('/')[1]}`;
  if (paths.every((path) => path.startsWith(first))) return `every operation under \`${first}\``;
  return 'every GET, and the operations that take no body';
}

function what(one: ResponseDifference): string {
  if (one.status !== undefined) return `status ${one.status}`;
  return one.path === undefined ? 'the operation' : `\`${one.path.replace('/data/attributes/', '')}\``;
}

/** The page as it has to stand in `docs/dfe-differences.md`. */
export function differencesPage(): string {
  const responses = Object.entries(responseDifferences).map(([name, one]) => [
    `\`${name}\``,
    places(one),
    what(one),
    one.file,
    one.service,
  ]);
  const requests = Object.entries(requestDifferences).map(([name, { where, file, service }]) => [
    `\`${name}\``,
    where,
    file,
    service,
  ]);
  const chapters = [
    preface,
    `## Answers\n\n${table(['Name', 'Where', 'What', 'The file', 'The service'], responses, 0)}`,
    `## Requests\n\n${table(['Name', 'Where', 'The file', 'The service'], requests, 0)}`,
  ];
  return `${chapters.join('\n\n')}\n`;
}
