/** Where an establishment is, as its local authority, type and region tell (S2.7): funding is for England. */
import type { Country } from '../../store/schools/establishment.js';
import type { SchoolCells } from './columns.js';

/** The register gives authorities of their own to those outside England and Wales, such as `Jersey Offshore Establishments`. */
const places: [begins: string, country: Country][] = [
  ['bfpo overseas', 'bfpo'],
  ['gibraltar overseas', 'gibraltar'],
  ['fieldwork overseas', 'overseas'],
  ['jersey offshore', 'jersey'],
  ['guernsey offshore', 'guernsey'],
  ['isle of man offshore', 'isle-of-man'],
  ['scotland offshore', 'scotland'],
];

const types: Partial<Record<string, Country>> = {
  '25': 'overseas',
  '26': 'bfpo',
  '30': 'wales',
  '37': 'overseas',
  '49': 'online',
};

const WELSH_AUTHORITIES = { first: 660, last: 681 };

export function countryOf(
  cells: Pick<SchoolCells, 'typeCode' | 'typeGroup' | 'laCode' | 'laName' | 'region'>,
): Country {
  const authority = cells.laName.toLowerCase();
  const place = places.find(([begins]) => authority.startsWith(begins));
  if (place) return place[1];
  return types[cells.typeCode] ?? (isWelsh(cells) ? 'wales' : 'england');
}

function isWelsh({ typeGroup, laCode, region }: Pick<SchoolCells, 'typeGroup' | 'laCode' | 'region'>) {
  const authority = Number(laCode);
  return (
    /^welsh\b/i.test(typeGroup) ||
    /^wales\b/i.test(region) ||
    (authority >= WELSH_AUTHORITIES.first && authority <= WELSH_AUTHORITIES.last)
  );
}
