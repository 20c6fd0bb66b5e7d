/** `journeys staff hours` and `journeys staff away`: when a coach can be booked (S3.5), and an assessor given scripts (S5.4). */
import type { Command } from 'commander';
import type { WeeklyHours } from '../../actions/availability.js';
import { BadInput } from '../../errors.js';
import { warningLines } from '../output/plain.js';
import { withExamples, type Cli, type SharedOptions } from '../cli.js';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

export function addAvailability(group: Command, cli: Cli): void {
  const hours = group
    .command('hours')
    .summary('weekly hours of a coach')
    .description(
      'Give a coach weekly hours, London time, instead of those before. Without any, the usual ones: Monday to Friday, 09:00 to 12:30 and 13:30 to 17:00.',
    )
    .argument('<coach>', 'id of the coach')
    .argument('[hours...]', 'such as mon=16:00-18:00')
    .action(async (coach: string, spans: string[], _: object, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions>();
      const weekly = spans.map(hoursOf);
      await cli.withJourneys(options, (journeys) => journeys.saveHours(coach, weekly));
      await cli.answer(options, { coach, hours: weekly }, () => `Saved: ${coach}\n`);
    });
  withExamples(hours, 'staff hours coach-07 mon=16:00-18:00 wed=09:00-12:00', 'staff hours coach-07');
  const away = group
    .command('away')
    .summary('days on which a coach or an assessor is away')
    .description(
      'Note that a coach or an assessor is away, both days included. What is booked already stays until it is moved; an assessor keeps the scripts that they have, and is given no new ones.',
    )
    .argument('<id>', 'id of the coach or assessor')
    .requiredOption('--from <day>', 'the first day, YYYY-MM-DD')
    .requiredOption('--until <day>', 'the last day, YYYY-MM-DD')
    .action(async (id: string, given: { from: string; until: string }, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions>();
      const absence = { firstDay: given.from, lastDay: given.until };
      const warnings = await cli.withJourneys(options, (journeys) => journeys.saveAbsence(id, absence));
      const more = warnings.length > 0 ? { warnings } : {};
      await cli.answer(options, { id, ...absence, ...more }, () => `${warningLines(warnings)}Saved: ${id}\n`);
    });
  withExamples(away, 'staff away coach-07 --from 2027-02-01 --until 2027-02-12');
}

function hoursOf(text: string): WeeklyHours {
  const [, day = '', begins = '', ends = ''] = /^([a-z]{3})=(\d\d:\d\d)-(\d\d:\d\d)$/.exec(text) ?? [];
  const weekday = weekdays.indexOf(day) + 1;
  if (weekday > 0) return { weekday, begins, ends };
  throw new BadInput([`"${text}" must be a day and hours, such as mon=16:00-18:00`]);
}
