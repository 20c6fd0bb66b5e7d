/** `/provider/participants/:id`: where is she, why, what next? */
import type { FastifyInstance } from 'fastify';
import type { EngagementMark } from '../../../workflows/journey/view/engagement-marks.js';
import { londonDate } from '../../../workflows/journey/calendar.js';
import { isOverdue } from '../../../workflows/journey/view/owed.js';
import type { Parts } from '../../parts.js';
import { drawLine } from '../../pictures/line-of-time.js';
import { hasForm } from '../../forms/command-form.js';
import { titleOfCommand } from '../../forms/command-words.js';
import { factsOf } from './facts.js';
import { namesOf, titledWithin } from './names.js';
import { shellOf } from './shell.js';

const markSigns: Readonly<Record<EngagementMark['state'], { sign: string; words: string }>> = {
  done: { sign: '✓', words: 'Done' },
  missed: { sign: '×', words: 'Missed' },
  overdue: { sign: '!', words: 'Overdue' },
  'to-come': { sign: '', words: 'To come' },
};

export function nowPage(area: FastifyInstance, parts: Parts): void {
  area.get('/participants/:id', async (request, reply) => {
    const { journeys, asked, reading, around } = await shellOf(request, parts, '');
    const { id, at } = asked;
    const { view } = reading;
    const [picture, offers, names] = await Promise.all([
      journeys.picture(id, at === null ? {} : { at }),
      at === null ? journeys.offers(id) : [],
      namesOf(journeys, view.provider, String(around['name'])),
    ]);
    const today = londonDate(view.at);
    return reply.page('provider/participant/now', {
      ...around,
      facts: factsOf(reading, {
        coach: view.coach === null ? null : names.of(`coach:${view.coach}`),
        titled: titledWithin(picture.line.parts),
      }),
      picture: drawLine(picture.line),
      marks: picture.marks.map((mark) => ({ ...mark, ...markSigns[mark.state] })),
      owed: picture.owed.map((one) => ({ ...one, overdue: isOverdue(one, today) })),
      attention: view.attention.map((one) => ({ ...one, sentence: names.within(one.sentence) })),
      actions: offers
        .filter(hasForm)
        .map(({ type }) => ({ href: `${String(around['path'])}/do/${type}`, text: titleOfCommand(type) })),
    });
  });
}
