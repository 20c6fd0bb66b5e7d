/** A mail without anything remarkable. */
import type { OutgoingMail } from '../../../../activities/email/mail.js';

export const plainMail: OutgoingMail = {
  messageId: 'one@journeys.invalid',
  from: { name: 'Northstar Learning', address: 'journeys@mail.journeys.invalid' },
  replyTo: { name: 'Northstar Learning', address: 'npq@northstar-learning.example' },
  to: { name: 'Siân O’Brien', address: 'sian@home.test' },
  subject: 'Hello',
  text: 'Hello',
  html: '<p>Hello</p>',
  list: { name: 'NPQ', id: 'npq.journeys.invalid' },
  date: null,
  calendar: [],
};
