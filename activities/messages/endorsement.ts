/** S2.4: nobody endorses themselves, so that a letter that would go to the applicant's own address goes nowhere. */
import type { Correspondence } from './correspondents.js';
import type { MessageKey } from './message-key.js';

export const asksForEndorsement = ({ template }: Pick<MessageKey, 'template'>): boolean =>
  template === 'endorsement-asked' || template === 'endorsement-reminder';

/** Whether the address given as the headteacher's is one of the applicant's. */
export const isOwnAddress = (key: MessageKey, { to, own }: Correspondence): boolean =>
  asksForEndorsement(key) && to.some(({ address }) => own.has(address.toLowerCase()));
