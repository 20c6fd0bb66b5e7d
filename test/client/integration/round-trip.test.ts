import { expect, it } from 'vitest';
import { readCohortFile } from '../../../client/enrolment/file.js';
import { intake as live, readRows, soundRow } from '../support/cohort.js';
import { office } from '../support/office.js';

const { journeys } = await office();
const intake = { ...live, mode: 'rehearsal', startsAt: '2026-09-01T09:00:00Z' } as const;

it('S6.3 an export can be enrolled again: every row is there already, and none has anything to correct', async () => {
  const rows = readRows(
    { ...soundRow, phone: '+44 7700 900123', headteacher_name: 'Bo Head', dfe_application: 'dfe-7' },
    { ...soundRow, reference: 'AUT26-002', email: 'b@example.org', trn: '', role: 'Inclusion manager' },
  ).map((row) => ({
    ...row,
    request: row.request && { ...row.request, mode: intake.mode, startsAt: intake.startsAt },
  }));
  const began = await journeys.enrolCohort(rows, {});
  expect(began.map(({ result }) => result)).toEqual(['created', 'created']);
  for (const { journey } of began) await journeys.timeline(journey ?? '');
  let file = '';
  for await (const line of journeys.export({}, 'enrolment')) file += line;
  const again = readCohortFile(Buffer.from(file), intake).rows;
  expect(again.map(({ faults }) => faults)).toEqual([[], []]);
  expect(again.map(({ request }) => request)).toEqual(
    rows.map(
      ({ request }) => request && { ...request, person: expect.objectContaining(request.person) as object },
    ),
  );
  const results = await journeys.enrolCohort(again, {});
  expect(results.map(({ journey, result }) => [journey, result])).toEqual(
    began.map(({ journey }) => [journey, 'already-there']),
  );
});
