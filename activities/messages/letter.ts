/** Everything around the blocks of a message: whom it greets, whose it is, whom to ask. */
import type { Block, ProviderContact } from './message.js';
import type { PageLink } from './pages.js';

export interface Letter {
  /** Without the label of a rehearsal. */
  title: string;
  /** `Dear Siân`, or how one greets somebody whose name is not known. */
  greeting: string;
  blocks: Block[];
  provider: ProviderContact;
  programme: string;
  /** The opaque id that helps whoever answers, a candidate number for an assessor; it says nothing about the person. */
  reference: string;
  rehearsal: boolean;
  /** For the provider's own staff: signed by the engine, and nobody is told to ask themselves. */
  internal: boolean;
  /** Where it is answered; none while there is no site. */
  page?: PageLink | null;
}

export const rehearsalBanner =
  'REHEARSAL. This message belongs to a rehearsal of the programme. Nobody has to act on it, and no date in it is real.';

export const signature = ({ internal, provider }: Letter): string =>
  internal ? 'Journeys, for the staff of this provider' : provider.name;

/** Null where the reader is the one whom others ask. */
export const askSentence = ({ provider, internal }: Letter): string | null =>
  internal ? null : `Questions? Reply to this message, write to ${provider.email} or ring ${provider.phone}.`;

export const whySentence = ({ programme, provider, internal }: Letter): string =>
  internal
    ? `This message was written for ${provider.name}, because somebody has to look at it.`
    : `You get this message because of your part in the ${programme}, run by ${provider.name}.`;

/** A rehearsal says so wherever it is seen, and first of all in the inbox (S8.1). */
export const mailSubject = (subject: string, rehearsal: boolean): string =>
  rehearsal ? `REHEARSAL: ${subject}` : subject;
