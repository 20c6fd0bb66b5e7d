/** Every case of the funding rules, counted out by hand and not by the tables: what a test compares them with. */
import { nothingAsked, type FundingCase } from '../../../programmes/funding/facts.js';

/** The register's types, and the thirty, written down once more from the Department's list. */
const ranges = (text: string): number[] =>
  text.split(' ').flatMap((part) => {
    const [first = 0, last = first] = part.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
export const allTypes = ranges('1-3 5-8 10-12 14-15 18 24-49 56-57');
export const thirty = ranges('1-3 5-8 10 12 14 15 18 24 26 28 31-36 38-46');

const modes = ['zero', 'capped', 'full'] as const;
export const countries = [
  'england',
  'scotland',
  'wales',
  'northern-ireland',
  'jersey-guernsey-isle-of-man',
  'elsewhere',
] as const;
const yesNo = ['yes', 'no'] as const;
const schoolSettings = ['school', 'academy-trust', '16-to-19'] as const;
export const settings = [...schoolSettings, 'early-years', 'another', 'other'] as const;
const stateNurseries = ['maintained-nursery', 'pre-school-class'] as const;
export const kinds = [...stateNurseries, 'private-nursery', 'childminder', 'another'] as const;
const employments = [
  'virtual-school',
  'hospital-school',
  'young-offender-institution',
  'supply-teacher',
  'itt-lead-mentor',
] as const;

type Part = Partial<FundingCase>;
const each = <T>(values: readonly T[], part: (value: T) => Part[]): Part[] => values.flatMap(part);

/** What is said of a workplace in England: establishment and list, kind, employment or referral. */
function workplaces(): Part[] {
  const schools = each(schoolSettings, (setting) =>
    each(allTypes, (establishmentType) =>
      each(thirty.includes(establishmentType) ? [...yesNo, null] : yesNo, (riseListed) => [
        { setting, establishmentType, riseListed },
      ]),
    ),
  );
  const nurseries = each(stateNurseries, (earlyYears) =>
    allTypes.map((establishmentType) => ({ setting: 'early-years', earlyYears, establishmentType })),
  );
  const others: Part[] = [
    ...kinds
      .filter((kind) => !stateNurseries.some((one) => one === kind))
      .map((earlyYears): Part => ({ setting: 'early-years', earlyYears })),
    ...employments.map((employment): Part => ({ setting: 'another', employment })),
    ...yesNo.map((referred): Part => ({ setting: 'other', referred })),
  ];
  return [...schools, ...nurseries, ...others];
}

const outsideEngland = [25, 30, 37];

/** Every case that the NPQ's table has to decide. */
export function npqCases(): FundingCase[] {
  const inEngland = workplaces().filter(
    ({ establishmentType }) => !outsideEngland.includes(establishmentType ?? 0),
  );
  const abroad = [...workplaces(), ...settings.map((setting): Part => ({ setting }))];
  return modes.flatMap((mode) =>
    yesNo.flatMap((previouslyFunded) =>
      countries.flatMap((country) =>
        (country === 'england' ? inEngland : abroad).map((part) => ({
          ...nothingAsked,
          mode,
          previouslyFunded,
          country,
          ...part,
        })),
      ),
    ),
  );
}

/** The product of everything that can be said, possible or not; types by one of each sort. */
export function* everything(): Generator<FundingCase> {
  for (const mode of modes)
    for (const country of ['england', 'wales', null] as const)
      for (const previouslyFunded of yesNo)
        for (const setting of [...settings, null])
          for (const establishmentType of [1, 11, 15, 30, null])
            for (const riseListed of [...yesNo, null])
              for (const earlyYears of [...kinds, null])
                for (const employment of ['hospital-school', 'itt-lead-mentor', null] as const)
                  for (const referred of [...yesNo, null])
                    yield {
                      mode,
                      country,
                      previouslyFunded,
                      setting,
                      establishmentType,
                      riseListed,
                      earlyYears,
                      employment,
                      referred,
                    };
}
