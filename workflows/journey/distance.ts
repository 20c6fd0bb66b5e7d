/** How far two places are apart (S2.8). Pure. */

/** A place by British National Grid, metres. */
export interface GridPoint {
  easting: number;
  northing: number;
}

/** Metres as the crow flies; the grid is flat, which over England is true to one in a thousand. */
export const distance = (one: GridPoint, other: GridPoint): number =>
  Math.hypot(one.easting - other.easting, one.northing - other.northing);

/** The place, if both numbers are known. */
export const gridPoint = (place: { easting: number | null; northing: number | null }): GridPoint | null =>
  place.easting === null || place.northing === null
    ? null
    : { easting: place.easting, northing: place.northing };
