/** One participant as a picture: the line of time, and engagement mark by mark, by the record (S3.7, S6.3). */
import { londonDate } from '../../workflows/journey/calendar.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Instant } from '../../workflows/journey/values.js';
import { engagementMarks, type EngagementMark } from '../../workflows/journey/view/engagement-marks.js';
import { lineOfTime, type LineOfTime } from '../../workflows/journey/view/line-of-time.js';
import { owedOf, type Owed } from '../../workflows/journey/view/owed.js';

export interface PictureReading {
  line: LineOfTime;
  marks: EngagementMark[];
  /** What somebody owes now, soonest due first (S3.8). */
  owed: Owed[];
}

export const pictureFrom = (journey: Journey, at: Instant): PictureReading => ({
  line: lineOfTime(journey, at),
  marks: engagementMarks(journey, londonDate(at)),
  owed: owedOf(journey, at),
});
