/**
 * The types of establishment of the register "Get information about schools" (GIAS), by code, and the thirty
 * that the Department counts as state-funded (S2.7). A type that is not here is no type of the register.
 */
export const establishmentTypes: Readonly<Record<number, string>> = {
  1: 'Community school',
  2: 'Voluntary aided school',
  3: 'Voluntary controlled school',
  5: 'Foundation school',
  6: 'City technology college',
  7: 'Community special school',
  8: 'Non-maintained special school',
  10: 'Other independent special school',
  11: 'Other independent school',
  12: 'Foundation special school',
  14: 'Pupil referral unit',
  15: 'Local authority nursery school',
  18: 'Further education',
  24: 'Secure units',
  25: 'Offshore schools',
  26: "Service children's education",
  27: 'Miscellaneous',
  28: 'Academy sponsor led',
  29: 'Higher education institutions',
  30: 'Welsh establishment',
  31: 'Sixth form centres',
  32: 'Special post 16 institution',
  33: 'Academy special sponsor led',
  34: 'Academy converter',
  35: 'Free schools',
  36: 'Free schools special',
  37: 'British schools overseas',
  38: 'Free schools alternative provision',
  39: 'Free schools 16 to 19',
  40: 'University technical college',
  41: 'Studio schools',
  42: 'Academy alternative provision converter',
  43: 'Academy alternative provision sponsor led',
  44: 'Academy special converter',
  45: 'Academy 16-19 converter',
  46: 'Academy 16 to 19 sponsor led',
  47: "Children's centre",
  48: "Children's centre linked site",
  49: 'Online provider',
  56: 'Institution funded by other government department',
  57: 'Academy secure 16 to 19',
};

/** The thirty; 4, 9, 11, 13 and so on are missing on purpose, and 10 (independent special) is there on purpose. */
export const stateFundedTypes: readonly number[] = [
  1, 2, 3, 5, 6, 7, 8, 10, 12, 14, 15, 18, 24, 26, 28, 31, 32, 33, 34, 35, 36, 38, 39, 40, 41, 42, 43, 44, 45,
  46,
];

export const nurserySchoolType = 15;

/** Types that lie outside England by their nature: nobody can work there and in England. */
export const typesOutsideEngland: readonly number[] = [25, 30, 37];
