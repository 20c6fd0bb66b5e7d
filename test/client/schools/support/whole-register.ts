/** A register as large as the real one: as many columns, invented schools all over England. */
import { soundSchool } from './register.js';

const saints = [
  'St Mary’s',
  'St. John’s',
  'Saint Peter’s',
  'All Saints',
  'Holy Trinity',
  'Elm Grove',
  'Ash Lane',
];
const places = ['Harrow', 'Leeds', 'Camden', 'Bramley', 'Kirkstall', 'Norton', 'Easton', 'Weston', 'Thorpe'];
const kinds = [
  'Primary School',
  'Infant School',
  'Academy',
  'C of E Primary School',
  'High School',
  'Nursery',
];
const statuses = ['Open', 'Open', 'Open', 'Closed', '"Open, but proposed to close"'];

const COLUMNS = 135;

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** The text of a file; the same for the same number of rows. */
export function wholeRegister(rows: number): string {
  const names = Object.keys(soundSchool);
  const more = Array.from({ length: COLUMNS - names.length }, (_, n) => `Other column ${n + 1}`);
  const lines = [[...names, ...more].join(',')];
  for (let n = 0; n < rows; n++) {
    const changed: Record<string, string> = {
      URN: String(100_000 + n),
      EstablishmentName: `"${pick(saints, n)} ${pick(places, n >> 3)} ${pick(kinds, n >> 6)}, ${n % 977}"`,
      'EstablishmentStatus (name)': pick(statuses, n),
      Postcode: `LS${1 + (n % 28)} ${n % 10}AB`,
      Easting: String(100_000 + ((n * 7_919) % 550_000)),
      Northing: String(20_000 + ((n * 6_007) % 600_000)),
    };
    const cells = names.map((name) => changed[name] ?? soundSchool[name as keyof typeof soundSchool]);
    lines.push([...cells, ...more.map((_, at) => (at % 5 === 0 ? `"value ${n}"` : 'x'))].join(','));
  }
  return lines.join('\r\n');
}
