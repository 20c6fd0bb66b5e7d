/** What a desk declares, and takes back: in order, once, and read back by whoever comes after a client that ended. */
import type { Id } from 'dfe-simulator/world/world';
import { DfeRefused, DfeUnavailable } from '../../../dfe/errors.js';
import { declarationTypes } from '../../../dfe/names.js';
import type { DfeDeclaration } from '../../../dfe/records/declaration.js';
import type { DfeEnrolment, DfeParticipant } from '../../../dfe/records/participant.js';
import type { DeclareRequest } from '../../../dfe/requests.js';
import { isTwin } from './department.js';
import type { DeskMeans } from './desk-means.js';
import { ClientEnded } from './ledger.js';

const COURSE = 'npq-senco';
const DECLARE = 'POST /participant-declarations';
/** In the programme months lie between two milestones. */
const LEAST_BETWEEN_MS = 45 * 86_400_000;
/** Of how many people another desk's are also taken up, so that two meet. */
const MEDDLING = 0.15;

export class Milestones {
  constructor(private readonly means: DeskMeans) {}

  async declareNext(): Promise<void> {
    const { copy, dice } = this.means;
    const participant = dice.pick([...copy.participants.values()].filter((one) => this.isOurs(one)));
    const [enrolment, second] = participant?.npqEnrolments ?? [];
    // Of somebody who is enrolled twice a person has to say which one is meant.
    if (!participant || !enrolment || second || this.means.doubtful.has(participant.id)) return;
    const asked = await this.next(participant, enrolment);
    if (asked) await this.declare(asked, false);
  }

  /** Asks again for what nobody knows of: reads back first, as whoever takes over must. */
  async settleDoubt(): Promise<void> {
    const [asked] = [...this.means.doubtful.values()].filter((one) => !this.isBusy(one.participantId));
    if (asked) await this.declare(asked, true);
  }

  /** A result, another partner, or a declaration taken back. */
  async correct(): Promise<void> {
    const { copy, dice } = this.means;
    const declaration = dice.pick([...copy.declarations.values()]);
    if (!declaration || this.isBusy(declaration.participantId)) return;
    if (this.means.doubtful.has(declaration.participantId)) return;
    await this.keepBusy(declaration.participantId, () => this.correctOne(declaration));
  }

  private isBusy(id: Id): boolean {
    return this.means.busy.has(id);
  }

  private async keepBusy(id: Id, work: () => Promise<unknown>): Promise<void> {
    this.means.busy.add(id);
    await work().finally(() => this.means.busy.delete(id));
  }

  /** The service does not keep two desks from declaring a twin twice: one alone sees to those. */
  private isOurs({ id, fullName }: DfeParticipant): boolean {
    if (this.isBusy(id)) return false;
    if (this.means.mine({ id, fullName })) return true;
    return !isTwin(fullName) && this.means.dice.chance(MEDDLING);
  }

  private async next(participant: DfeParticipant, enrolment: DfeEnrolment): Promise<DeclareRequest | null> {
    const { copy, dice, time } = this.means;
    const made = [...copy.declarations.values()].filter(
      ({ applicationId, state }) => applicationId === enrolment.npqApplicationId && state !== 'voided',
    );
    const declarationType = declarationTypes.find(
      (type) => !made.some((one) => one.declarationType === type),
    );
    const last = Math.max(0, ...made.map(({ createdAt }) => Date.parse(createdAt)));
    if (!declarationType || time.now() - last < LEAST_BETWEEN_MS) return null;
    const cohort = enrolment.cohort ?? '';
    const partners = await this.means.dfe.listDeliveryPartners({ cohort: [cohort] });
    const asked = {
      participantId: participant.id,
      courseIdentifier: COURSE,
      // Somewhere in the last days, so that no two declarations have the same moment.
      declarationDate: new Date(time.now() - 1_000 * (1 + dice.whole(100_000))).toISOString(),
      deliveryPartnerId: dice.pick(partners)?.id,
    } as const;
    return declarationType === 'completed'
      ? { ...asked, declarationType, hasPassed: dice.chance(0.8) }
      : { ...asked, declarationType };
  }

  private async declare(asked: DeclareRequest, mayHaveBeenSent: boolean): Promise<void> {
    const { dfe, ledger, copy, doubtful } = this.means;
    const { participantId } = asked;
    await this.keepBusy(participantId, async () => {
      // Noted before it is sent: if this client ends, the next one finds it here.
      doubtful.set(participantId, asked);
      try {
        const ask = () => dfe.declare(asked, { mayHaveBeenSent });
        copy.keep('declarations', (await ledger.write(DECLARE, '', ask)).record);
        doubtful.delete(participantId);
      } catch (error) {
        await this.afterFailure(asked, mayHaveBeenSent, error);
        throw error;
      }
    });
  }

  /** A doubt stays one until it was answered, under the new id if the old one was retired. */
  private async afterFailure(asked: DeclareRequest, mayHaveBeenSent: boolean, error: unknown): Promise<void> {
    const { doubtful, copy } = this.means;
    if (error instanceof ClientEnded) return;
    if (error instanceof DfeUnavailable && (error.mayHaveBeenSent || mayHaveBeenSent)) return;
    doubtful.delete(asked.participantId);
    if (!(error instanceof DfeRefused)) return;
    if (error.existing) copy.keep('declarations', error.existing);
    const { newParticipantId } = error;
    if (newParticipantId === null) return;
    copy.participants.delete(asked.participantId);
    const participant = await this.means.dfe.readParticipant(newParticipantId);
    copy.keep('participants', participant);
    // Of two enrolments the service would take its own choice: then it is for a person, as above.
    if (mayHaveBeenSent && participant.npqEnrolments.length === 1)
      doubtful.set(newParticipantId, { ...asked, participantId: newParticipantId });
  }

  private async correctOne(declaration: DfeDeclaration): Promise<void> {
    const { dfe, ledger, copy, dice, time } = this.means;
    const { id, participantId, deliveryPartnerId } = declaration;
    const n = dice.next();
    if (declaration.declarationType === 'completed' && n < 0.5) {
      const completionDate = new Date(time.now() - 86_400_000 * dice.whole(3)).toISOString().slice(0, 10);
      const state = dice.chance(0.6) ? 'passed' : 'failed';
      const asked = { courseIdentifier: COURSE, state, completionDate } as const;
      const operation = 'POST /participants/npq/{id}/outcomes';
      const ask = () => dfe.recordOutcome(participantId, asked);
      return copy.keep('outcomes', (await ledger.write(operation, participantId, ask)).record);
    }
    if (n < 0.75) {
      const partner = dice.pick(await dfe.listDeliveryPartners());
      if (!partner || partner.id === deliveryPartnerId) return;
      const operation = 'PUT /participant-declarations/{id}/change-delivery-partner';
      const ask = () => dfe.changeDeliveryPartner(id, { deliveryPartnerId: partner.id });
      return copy.keep('declarations', (await ledger.write(operation, id, ask)).record);
    }
    const operation = 'PUT /participant-declarations/{id}/void';
    const ask = () => dfe.voidDeclaration(id);
    copy.keep('declarations', (await ledger.write(operation, id, ask)).record);
  }
}
