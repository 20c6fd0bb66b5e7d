/** A desk at a provider: decides one thing after another, as its copy of the Department's records suggests. */
import type { Id } from 'dfe-simulator/world/world';
import { DfeRefused, DfeUnavailable } from '../../../dfe/errors.js';
import type { DfeParticipant } from '../../../dfe/records/participant.js';
import { Milestones } from './milestones.js';
import { ClientEnded } from './ledger.js';
import type { DeskMeans } from './desk-means.js';

const SENCO = { courseIdentifier: 'npq-senco' } as const;
const PER_PAGE = 150;

export class Desk {
  readonly #milestones: Milestones;

  constructor(private readonly means: DeskMeans) {
    this.#milestones = new Milestones(means);
  }

  /** One piece of work; what passes or is refused is written in the ledger, and that is that. */
  async work(): Promise<void> {
    await this.noted(() => this.pickWork());
  }

  /** Asks again for one declaration of which nobody knows. */
  async settle(): Promise<void> {
    await this.noted(() => this.#milestones.settleDoubt());
  }

  private async noted(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof DfeRefused || error instanceof DfeUnavailable) return;
      if (error instanceof ClientEnded) throw error;
      const { ledger } = this.means;
      const said = error instanceof Error ? error.message : String(error);
      if (!ledger.failures.some((failure) => failure.includes(said))) ledger.failures.push(said);
    }
  }

  private async pickWork(): Promise<void> {
    const n = this.means.dice.next();
    if (n < 0.1) return this.means.copy.poll(this.means.dfe, PER_PAGE);
    if (n < 0.3) return this.decide();
    if (n < 0.4) return this.#milestones.settleDoubt();
    if (n < 0.75) return this.#milestones.declareNext();
    if (n < 0.85) return this.train();
    if (n < 0.95) return this.#milestones.correct();
    return this.look();
  }

  /** Nobody else at this client sees to the same person meanwhile. */
  private async alone(id: Id, work: () => Promise<unknown>): Promise<void> {
    if (this.means.busy.has(id)) return;
    this.means.busy.add(id);
    await work().finally(() => this.means.busy.delete(id));
  }

  private async decide(): Promise<void> {
    const { copy, dice, dfe, ledger } = this.means;
    const open = [...copy.applications.values()].filter(({ status }) => status === 'pending');
    const application = dice.pick(open);
    if (!application) return;
    const { id } = application;
    await this.alone(application.participantId, async () => {
      if (dice.chance(0.1)) {
        const operation = 'POST /npq-applications/{id}/reject';
        const { record } = await ledger.write(operation, id, () => dfe.rejectApplication(id));
        return copy.keep('applications', record);
      }
      const fundedPlace = application.eligibleForFunding && dice.chance(0.9);
      const operation = 'POST /npq-applications/{id}/accept';
      const written = ledger.write(operation, id, () => dfe.acceptApplication(id, { fundedPlace }));
      // Refused or not: what has become of it is read, as an officer would.
      await written.catch(() => undefined);
      copy.keep('applications', await dfe.readApplication(id));
    });
  }

  private async train(): Promise<void> {
    const participant = this.means.dice.pick([...this.means.copy.participants.values()]);
    if (participant) await this.alone(participant.id, () => this.changeTraining(participant));
  }

  private async changeTraining({ id, npqEnrolments }: DfeParticipant): Promise<void> {
    const { dfe, dice, ledger, copy } = this.means;
    const [enrolment] = npqEnrolments;
    const status = enrolment?.trainingStatus;
    const put = (what: 'defer' | 'resume' | 'withdraw' | 'change-schedule') =>
      `PUT /participants/npq/{id}/${what}` as const;
    if (status !== 'active') {
      if (status === 'withdrawn' && dice.chance(0.7)) return;
      const { record } = await ledger.write(put('resume'), id, () => dfe.resume(id, SENCO));
      return copy.keep('participants', record);
    }
    const n = dice.next();
    const write = () => {
      if (n < 0.5)
        return ledger.write(put('defer'), id, () => dfe.defer(id, { ...SENCO, reason: 'career-break' }));
      if (n < 0.65)
        return ledger.write(put('withdraw'), id, () => dfe.withdraw(id, { ...SENCO, reason: 'other' }));
      const autumn = enrolment?.scheduleIdentifier === 'npq-leadership-autumn';
      const scheduleIdentifier = autumn ? 'npq-leadership-spring' : 'npq-leadership-autumn';
      const asked = { ...SENCO, scheduleIdentifier } as const;
      return ledger.write(put('change-schedule'), id, () => dfe.changeSchedule(id, asked));
    };
    copy.keep('participants', (await write()).record);
  }

  private async look(): Promise<void> {
    const { dfe, dice, copy, ledger } = this.means;
    const application = dice.pick([...copy.applications.values()]);
    if (!application) return void (await dfe.listDeliveryPartners());
    if (dice.chance(0.5)) return copy.keep('applications', await dfe.readApplication(application.id));
    await this.alone(application.participantId, async () => {
      const operation = 'PUT /npq-applications/{id}/change-funded-place';
      const asked = { fundedPlace: application.fundedPlace !== true };
      await ledger.write(operation, application.id, () => dfe.changeFundedPlace(application.id, asked));
    });
  }
}
