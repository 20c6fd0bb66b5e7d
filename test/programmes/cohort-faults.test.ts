import { describe, expect, it } from 'vitest';
import { listProviders, programmeOf } from '../../programmes/catalogue.js';
import type { Cohort } from '../../programmes/cohort-schema.js';
import { cohortFaults } from '../../programmes/checks/cohort-faults.js';
import { parseCohort } from '../../programmes/parse-programme.js';
import { faultLine } from '../../programmes/checks/fault.js';
import { cohortBroken, cohortCopy } from './broken.js';

const group = (cohort: Cohort, index: number) => {
  const found = cohort.groups[index];
  if (!found) throw new Error(`There is no group ${index}.`);
  return found;
};
const contract = (cohort: Cohort) => {
  const found = cohort.contracts[0];
  if (!found) throw new Error('There is no contract.');
  return found;
};

describe('a broken cohort', () => {
  it('S1.7 is refused when an event is not before the course it introduces', () => {
    const faults = cohortBroken((one) => {
      group(one, 1).events['event-1'] = '2026-11-23';
      group(one, 2).events['event-2'] = '2027-03-16';
    });
    expect(faults).toEqual([
      'groups.1.events.event-1: is on 2026-11-23, but must come before course-1 opens on 2026-11-23',
      'groups.2.events.event-2: is on 2027-03-16, but must come before course-2 opens on 2027-03-15',
    ]);
  });

  it('S1.7 is refused when the events of a group are out of order or before induction', () => {
    const faults = cohortBroken((one) => {
      group(one, 0).events['event-1'] = '2026-10-19';
      group(one, 1).events['event-2'] = '2026-11-18';
    });
    expect(faults).toEqual([
      'groups.0.events.event-1: is on 2026-10-19, not after induction on 2026-10-19',
      'groups.1.events.event-2: is on 2026-11-18, not after event-1 on 2026-11-18',
    ]);
  });

  it('S1.7 is refused when a group, a course, a session or a stage has no date, or one too many', () => {
    const faults = cohortBroken((one) => {
      delete group(one, 3).events['event-4'];
      delete group(one, 3).groupCoaching['coaching-2'];
      group(one, 3).events['event-5'] = '2027-11-15';
      delete one.courses['course-3'];
      one.stages['review'] = '2028-01-31';
      delete one.stages['consolidation'];
    });
    expect(faults).toEqual([
      'courses.course-3: the course "course-3" has no date',
      'stages.consolidation: the stage without an event of its own "consolidation" has no date',
      'stages.review: does not belong: the programme has no stage without an event of its own "review"',
      'groups.3.events.event-4: the event "event-4" has no date',
      'groups.3.events.event-5: does not belong: the programme has no event "event-5"',
      'groups.3.groupCoaching.coaching-2: the group coaching session "coaching-2" has no date',
    ]);
  });

  it('S1.7 is refused when courses or stages are out of order', () => {
    const faults = cohortBroken((one) => {
      one.courses['course-3'] = '2027-10-18';
      one.stages['consolidation'] = '2027-10-18';
      one.stages['induction'] = '2026-10-20';
    });
    expect(faults).toEqual([
      'courses.course-4: opens on 2027-10-18, but must open after course-3 on 2027-10-18',
      'stages.induction: must be the day induction opens, 2026-10-19',
      'stages.consolidation: begins on 2027-10-18, but the course before it opens on 2027-10-18',
    ]);
  });

  it('S1.7 is refused when anybody is invited on a weekend or a bank holiday', () => {
    const faults = cohortBroken((one) => {
      group(one, 0).events['event-1'] = '2026-11-21';
      group(one, 1).groupCoaching['coaching-2'] = { date: '2027-05-03', time: '16:00' };
    });
    expect(faults).toEqual([
      'groups.0.events.event-1: 2026-11-21 is a weekend day',
      'groups.1.groupCoaching.coaching-2.date: 2027-05-03 is a bank holiday',
    ]);
  });

  it('S1.7 is refused when a group session comes before its stage', () => {
    expect(
      cohortBroken(
        (one) => (group(one, 0).groupCoaching['coaching-2'] = { date: '2027-03-08', time: '16:00' }),
      ),
    ).toEqual([
      'groups.0.groupCoaching.coaching-2.date: is on 2027-03-08, before its stage begins with event-2 on 2027-03-09',
    ]);
  });

  it('S1.7 is refused when applications end after induction has opened, or before they open', () => {
    expect(cohortBroken((one) => (one.applications.deadline = '2026-10-19'))).toEqual([
      'applications.deadline: must come before induction opens on 2026-10-19',
    ]);
    expect(cohortBroken((one) => (one.applications.open = '2026-10-09'))).toEqual([
      'applications.deadline: must come after the day applications open',
    ]);
  });

  it('S1.7 is refused when windows overlap, repeat or come before the end of teaching', () => {
    expect(
      cohortBroken((one) => {
        one.windows = [
          { id: 'a', opens: '2028-01-31' },
          { id: 'a', opens: '2028-02-07' },
          { id: 'c', opens: '2028-02-15' },
        ];
      }),
    ).toEqual([
      'windows.1.opens: opens on 2028-02-07, before the window before it closes at the beginning of 2028-02-08',
      'windows.1.id: the id "a" is used twice',
      'windows.0.opens: opens on 2028-01-31, but teaching still has a date on 2028-01-31',
    ]);
  });

  it('S1.7 is refused when the milestones are not those of the programme, or out of order', () => {
    const faults = cohortBroken((one) => {
      one.milestones.splice(1, 1, { declaration: 'retained-9', from: '2026-11-25', to: '2026-11-24' });
    });
    expect(faults).toEqual([
      'milestones: has no dates for "retained-1"',
      'milestones.1.declaration: "retained-9" is not declared by the programme',
      'milestones.1.to: must not come before 2026-11-25',
      'milestones.1.from: must come after 2026-11-25, the end of the one before it',
    ]);
  });

  it('S1.9 is refused when places do not add up', () => {
    const faults = cohortBroken((one) => {
      const { places, byDeliveryPartner } = contract(one);
      places.total = 61;
      places.funded = 62;
      byDeliveryPartner['aire-valley-teaching-hub'] = { total: 70, funded: 71 };
    });
    expect(faults).toEqual([
      'contracts.0.places.funded: is 62, more than the 61 places in all',
      'contracts.0.byDeliveryPartner.aire-valley-teaching-hub.funded: is 71, more than the 70 places in all',
      'contracts.0.byDeliveryPartner: total places of partners add up to 70, but the contract has 61',
      'contracts.0.byDeliveryPartner: funded places of partners add up to 71, but the contract has 62',
      'contracts.0.places.total: is 61, but the groups of "northstar-learning" have 60 places between them',
    ]);
  });

  it('S1.9 is refused when a provider or partner is unknown, without a contract, or with two', () => {
    const faults = cohortBroken((one) => {
      contract(one).provider = 'harbour-education';
      group(one, 3).deliveryPartner = 'nobody';
    });
    expect(faults).toEqual([
      'contracts.1.provider: "harbour-education" has a contract already',
      'groups.0.provider: "northstar-learning" has no contract in this cohort',
      'groups.1.provider: "northstar-learning" has no contract in this cohort',
      'contracts.0.byDeliveryPartner.aire-valley-teaching-hub: "aire-valley-teaching-hub" is not a delivery partner of "harbour-education"; there are: severnside-teaching-hub, fleet-river-trust, estuary-early-years, avonmere-council',
      'groups.3.deliveryPartner: "nobody" is not a delivery partner of "harbour-education"; there are: severnside-teaching-hub, fleet-river-trust, estuary-early-years, avonmere-council',
    ]);
    expect(cohortBroken((one) => (contract(one).provider = 'nobody'))).toContain(
      'contracts.0.provider: "nobody" is not a provider; there are: northstar-learning, harbour-education',
    );
  });

  it('S2.8 is refused when a group could never be viable, or its id is taken', () => {
    expect(
      cohortBroken((one) => {
        group(one, 0).viability = 31;
        group(one, 1).id = 'leeds';
      }),
    ).toEqual([
      'groups.0.viability: must not be above the 30 places',
      'groups.1.id: the id "leeds" is used twice',
    ]);
  });

  it('S1.6 names faults of single fields and of the whole together', () => {
    const faults = cohortBroken((one) => {
      Reflect.set(one, 'wndows', []);
      Reflect.set(one, 'intake', 'summer');
      one.courses['course-1'] = '2026-02-30';
      group(one, 0).viability = 31;
      one.programmeVersion = '1999.1';
    });
    expect(faults).toEqual([
      'intake: must be one of "autumn", "spring"',
      'courses.course-1: must be a real day such as 2026-10-20, not "2026-02-30"',
      'wndows: is not a key that belongs here; check its spelling or take it out',
      'programmeVersion: is "1999.1", but the programme\'s version is "2026.1"',
      'groups.0.viability: must not be above the 30 places',
    ]);
  });

  it('S1.8 is held only against its own programme', () => {
    const training = programmeOf('early-years-senco-l3');
    const line = 'programme: is "npq-senco", but it is held against the programme "early-years-senco-l3"';
    expect(parseCohort(cohortCopy(), training, listProviders()).faults.map(faultLine)).toEqual([line]);
    expect(cohortFaults(cohortCopy(), training).map(faultLine)).toEqual([line]);
  });
});
