/** A part of the picture and the room it takes, in pixels, beginning at 0, 0. */
export interface Picture {
  markup: string;
  width: number;
  height: number;
}
