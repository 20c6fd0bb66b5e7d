/** The case study that a rehearsal releases (S5.2, S8.1): school and people are invented, and it says so. */
import type { Cohort } from '../cohort-schema.js';

const scenario = `Hollin Bank Primary School has 312 pupils. Sixty-one are on its SEN register, nine of them with an education, health and care plan. You have been its SENCO since September, and you are a member of the leadership team.

In the autumn term the governors were shown three figures. Attendance of pupils with SEND is 88.1 per cent, against 94.6 per cent for the others. Eleven of the fourteen suspensions of last year were of pupils with SEND. In Year 4, where speech and language needs are most frequent, reading has fallen behind since a class teacher and two teaching assistants left.

Six teaching assistants give nineteen hours of interventions a week, out of the classroom. Nobody can say which of them have an effect. Three families have told the headteacher that they heard of their child's support only when it was taken away. The local authority has two educational psychologists for forty schools, and the next assessment that you can ask for is in March.

The headteacher asks you for a plan for the next four terms. There is no money for another member of staff; 4,000 pounds have been set aside for training and materials.

Write what you would do, in which order and why. Say which evidence you rely on and where it is weak, what the law asks of the school, how you would lead colleagues and work with families, and how the governors would know in a year's time whether it has worked.`;

/** Of a window: the same each time, so that it has one hash. */
export function inventedCaseStudy({ title, windows }: Cohort, window: string): string {
  const opens = windows.find(({ id }) => id === window)?.opens ?? '';
  return `REHEARSAL. Not a real case study: the school and everybody in it are invented.\n\n${title}\nCase study of the window that opens on ${opens}\n\n${scenario}\n`;
}
