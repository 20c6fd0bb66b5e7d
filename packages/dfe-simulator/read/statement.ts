import type { Statement } from '../world/world.js';
import { written } from './instants.js';
import { recordOf } from './record.js';
import type { Views } from './views.js';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A statement as the API sends it: no amounts. */
export function statementRecord(views: Views, statement: Statement) {
  return {
    id: statement.id,
    type: 'statement',
    attributes: {
      month: months[statement.month - 1],
      year: String(statement.year),
      cohort: String(recordOf(views.world.cohorts, statement.cohort).startYear),
      cut_off_date: statement.deadline,
      payment_date: statement.paymentDate,
      paid: statement.state === 'paid',
      created_at: written(statement.createdAt),
      updated_at: written(statement.updatedAt),
    },
  };
}
