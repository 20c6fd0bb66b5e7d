import { describe, expect, it } from 'vitest';
import { letterOf } from './support/letters.js';
import { everyOccasion, occasionOf, type Occasion } from './support/occasions.js';
import type { Template } from '../../../workflows/effects/templates.js';
import { itemsOf } from '../../../activities/messages/nudge.js';

const textOf = (template: Template, where?: (one: Occasion) => boolean) =>
  letterOf(occasionOf(template, where)).text;
const inLife = (name: string) => (one: Occasion) => one.life === name;

describe('S6.5 what each occasion has to say', () => {
  it('S2.3 an application says what is missing and until when; what came with it is not missing', () => {
    const text = textOf('application-received', inLife('onTime'));
    expect(text).toContain('the declaration signed by your headteacher');
    expect(text).toContain('certificate of qualified teacher status');
    expect(text).not.toContain('application form');
    expect(text).toContain('midnight (UK time) at the end of Friday 9 October 2026');
  });

  it('S2.6 an offer says until when it is held, and where', () => {
    const text = textOf('place-offered', inLife('waitingPlay'));
    expect(text).toContain('Leeds Town Hall, LS1 3AD');
    expect(text).toMatch(
      /before midnight \(UK time\) at the end of \w+ \d+ \w+ 2026 whether you take the place/,
    );
  });

  it('S2.7 an acceptance says who pays', () => {
    expect(textOf('accepted', inLife('onTime'))).toContain('A scholarship of the Department for Education');
    expect(textOf('accepted', inLife('slowPlay'))).toContain('Your school pays the fee of £1,298 plus VAT');
  });

  it('S5.2 the opening of a window says when it closes, how many words, and which attempt', () => {
    const text = textOf('window-open', inLife('onTime'));
    expect(text).toContain('Closes: Midnight (UK time) at the end of Monday 20 March 2028');
    expect(text).toContain('1,500 to 2,500 words');
    expect(text).toContain('Attempt: 1 of 2');
  });

  it('S5.3 a receipt gives the words, the fingerprint of the file, and the second with its zone', () => {
    const text = textOf('submission-received', inLife('slowPlay'));
    expect(text).toContain('Words: 2,500 words');
    expect(text).toContain('Count ended: at the heading of the references, with 480 words after it');
    expect(text).toContain(`${'2500'.padStart(64, 'a')}`);
    expect(text).toContain('Thursday 16 March 2028 at 12:00:00 (UK time)');
  });

  it('S5.3 where much follows the end of the count, it is asked whether the response ends there', () => {
    const outside = everyOccasion().filter(({ key }) => key.template === 'submission-outside-limits');
    const text = outside.map((one) => letterOf(one).text).find((one) => one.includes('1 word under'));
    expect(text).toContain('1,200 words after it were not counted. Does your response really end there?');
  });

  it('S5.4 before the close, a receipt warns of a text that names its author', () => {
    const text = textOf('submission-received', inLife('slowPlay'));
    expect(text).toContain('The text itself contains your name and the name of your school.');
    expect(text).not.toContain('you do not need to do anything');
  });

  it('S5.3 outside the limits: by how much, and until when it can be replaced', () => {
    const outside = everyOccasion().filter(({ key }) => key.template === 'submission-outside-limits');
    const texts = outside.map((one) => letterOf(one).text);
    expect(texts.some((text) => text.includes('1 word under the limit'))).toBe(true);
    expect(texts.some((text) => text.includes('1 word over the limit'))).toBe(true);
  });

  it('S5.1 engagement at risk says what is missing and which window is next', () => {
    const text = textOf('engagement-at-risk', inLife('silence'));
    expect(text).toContain('Needed for the assessment: 25 of 27');
    expect(text).toContain('3 practice activities of Online course 3: Leading SEN');
    expect(text).toContain('Monday 19 June 2028 at 09:00 (UK time)');
  });

  it('S5.1 a window that was missed: how many parts are needed, what can still be done, and by when', () => {
    const text = textOf(
      'engagement-at-risk',
      (one) => one.life === 'silence' && one.context.event.type === 'WindowMissed',
    );
    expect(text).toContain('For that you need 12 more of the parts below.');
    expect(text).toContain('3 practice activities of Online course 3: Leading SEN, by Sunday 18 June 2028');
    expect(text).not.toMatch(/everything below|was due by/);
  });

  it('S3.2 a day in the calendar is a day of the programme by its name', () => {
    const invitation = letterOf(occasionOf('event-invitation', inLife('onTime')));
    expect(JSON.stringify(invitation.files).replaceAll('\\\\r\\\\n ', '')).toContain('A day of the National');
  });

  it('S5.7 a pass tells of the award, the credits, the next steps and the duty that is met', () => {
    const text = textOf('result-pass', inLife('onTime'));
    expect(text).toContain('60 credits at Master’s level');
    expect(text).toContain('certificate');
    expect(text).toContain('NPQ for Headship');
    expect(text).toContain('Statutory duty: Met on this day; your deadline was Friday 1 September 2028');
    expect(textOf('result-pass', inLife('earlyYears'))).not.toMatch(/credits|Statutory/);
  });

  it('S5.5 a fail gives the feedback by criterion, the next window and the time to appeal', () => {
    const text = textOf('result-fail', inLife('failThenPass'));
    expect(text).toContain('Applies the statutory framework correctly: 2 of 4');
    expect(text).toMatch(/Your next window opens on Monday 19 June 2028 at 09:00 \(UK time\)/);
    expect(text).toMatch(/you can appeal until midnight \(UK time\)/);
    expect(
      textOf(
        'result-fail',
        ({ life, context: moment }) => life === 'failTwice' && moment.journey.attempts.length === 2,
      ),
    ).toContain('You have used all your attempts.');
  });

  it('S5.5 S6.5 a headteacher who was told of a fail is told that an appeal turned it into a pass', () => {
    const told = (one: Occasion) => one.life === 'appealUpheld';
    const first = textOf(
      'headteacher-outcome',
      (one) => told(one) && one.context.event.type === 'ResultReleased',
    );
    expect(first).toContain('The pass mark was not reached this time.');
    const second = textOf(
      'headteacher-outcome',
      (one) => told(one) && one.context.event.type === 'AppealDecided',
    );
    expect(second).toContain('this takes the place of the result you were told');
    expect(second).toContain('has passed the assessment');
  });

  it('S3.8 one nudge lists everything that the morning brings', () => {
    const several = everyOccasion().filter(
      ({ key, context: moment }) =>
        key.addressee === 'participant' && itemsOf({ event: moment.event }).length > 1,
    );
    expect(several.length).toBeGreaterThan(3);
    for (const one of several) {
      const lines = letterOf(one)
        .text.split('\n')
        .filter((line) => line.startsWith('- '));
      if (one.key.template === 'engagement-at-risk' || one.key.template === 'evidence-missing') continue;
      const fixed = one.key.template === 'deferral-suggested' ? 2 : 0;
      const own = ['window-in-two-weeks', 'window-ending', 'statutory-deadline'].includes(one.key.template)
        ? 1
        : 0;
      expect(lines.length - fixed + own, one.key.key).toBe(itemsOf({ event: one.context.event }).length);
    }
  });

  it('S4.1 a session cancelled by a break does not promise another', () => {
    const text = textOf(
      'coaching-cancelled',
      ({ life, context: moment }) => life === 'deferral' && moment.journey.status === 'deferred',
    );
    expect(text).toContain('You do not need to do anything.');
    expect(text).not.toContain('another time will be found');
  });

  it('S6.5 a message that could not be delivered is named to the provider in words', () => {
    expect(textOf('effect-failed', inLife('interruptedPlay'))).toContain(
      'The message "endorsement asked" to the headteacher could not be delivered',
    );
  });
});
