import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { as, id, stateFile } from 'dfe-simulator/testing/asking';
import { startDepartment } from '../../../dev/stack/department.js';

it('S7.1 the Department of the embedded stack keeps its state in the data folder, seed included', async () => {
  const folder = dirname(stateFile());
  const first = await startDepartment(folder, 0);
  const pending = id(first, 'ewa-nowak/senco');
  expect((await as(first)('POST', `/npq-applications/${pending}/reject`)).status).toBe(200);
  await first.stop();
  const second = await startDepartment(folder, 0);
  expect((await as(second)('GET', `/npq-applications/${pending}`)).data[0]?.attributes['status']).toBe(
    'rejected',
  );
  expect((await as(second, first.controlToken)('GET', '/control/clock')).status).toBe(401);
  expect((await as(second, second.controlToken)('GET', '/control/clock')).status).toBe(200);
  await second.stop();
});
